import { wordTimes } from '#lib/analyses/transcript/to-word-times';
import { joinedText, type WordTimes, wordsOf } from '#lib/analyses/transcript/word-times';
import type { FactBody } from '#lib/events/facts';

type TranscriptBody = Extract<FactBody, { type: 'result'; analysis_type: 'transcript' }>;

/**
 * What is not written because the passages contain it: the full text, and the texts of the words, of which only the
 * times are written. Otherwise the transcript of 20,000 subtitles is 10 MB, for which the embedded database takes
 * another 80 MB that it never gives back.
 */
interface LeftOut {
  joined: boolean;
  words: WordTimes | null;
}

/** A fact's body as the database has it; one that was written by an earlier version has everything. */
export type StoredBody = FactBody | (TranscriptBody & { left_out: LeftOut });

export function toStored(body: FactBody): StoredBody {
  if (!isTranscript(body)) return body;
  const { segments, transcript, words } = body.data;
  const left_out: LeftOut = {
    joined: transcript === joinedText(segments),
    words: words.length === 0 ? null : wordTimes(segments, words),
  };
  if (!left_out.joined && left_out.words === null) return body;
  return {
    ...body,
    data: {
      ...body.data,
      ...(left_out.joined ? { transcript: '' } : {}),
      ...(left_out.words ? { words: [] } : {}),
    },
    left_out,
  };
}

/** Restores what `toStored` left out. */
export function fromStored(stored: StoredBody): FactBody {
  if (!('left_out' in stored)) return stored;
  const {
    left_out: { joined, words },
    ...body
  } = stored;
  const { segments } = body.data;
  return {
    ...body,
    data: {
      ...body.data,
      ...(joined ? { transcript: joinedText(segments) } : {}),
      ...(words ? { words: wordsOf(segments, words) } : {}),
    },
  };
}

function isTranscript(body: FactBody): body is TranscriptBody {
  return body.type === 'result' && body.analysis_type === 'transcript';
}
