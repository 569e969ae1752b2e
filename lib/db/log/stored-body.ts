import { withoutRepeats } from '#lib/analyses/transcript/to-word-times';
import { type LeftOut, restored } from '#lib/analyses/transcript/word-times';
import type { FactBody } from '#lib/events/facts';

type TranscriptBody = Extract<FactBody, { type: 'result'; analysis_type: 'transcript' }>;

/** A fact's body as the database has it; one that was written by an earlier version has everything. */
export type StoredBody = FactBody | (TranscriptBody & { left_out: LeftOut });

/**
 * Leaves out what a transcript's passages contain. Otherwise that of 20,000 subtitles is 10 MB, for which the embedded
 * database takes another 80 MB that it never gives back.
 */
export function toStored(body: FactBody): StoredBody {
  return isTranscript(body) ? { ...body, ...withoutRepeats(body.data) } : body;
}

/** Restores what `toStored` left out. */
export function fromStored(stored: StoredBody): FactBody {
  if (!('left_out' in stored)) return stored;
  const { left_out, ...body } = stored;
  return { ...body, data: restored(body.data, left_out) };
}

function isTranscript(body: FactBody): body is TranscriptBody {
  return body.type === 'result' && body.analysis_type === 'transcript';
}
