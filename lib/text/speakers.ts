import type { Segment } from '#lib/speech/contract';
import type { SourceContext, TextSource } from './source.ts';

export interface SpeakerSpan {
  speaker: string;
  start_s: number;
  end_s: number;
}

/** Consecutive segments of one speaker; `first` and `last` are indices into the segments, inclusive. */
interface Turn extends SpeakerSpan {
  first: number;
  last: number;
}

export interface Speakers {
  /** The caller's diarization takes precedence over channels, and these over labels without times of their own. */
  source: 'diarization' | 'channels' | 'transcript' | null;
  /** One entry per segment; null if the speaker is unknown. */
  bySegment: (string | null)[];
  /** In order of first speech. */
  names: string[];
  turns: Turn[];
  /** Who spoke when, sorted by start; spans of different speakers may overlap. */
  spans: SpeakerSpan[];
  /** Why there are no speakers; null if there are. */
  reason: string | null;
}

const noSpeakers = 'The voices were not told apart, so it is not known who speaks.';

/**
 * Assigns a speaker to each segment: by the largest overlap with the caller's diarization, otherwise by the
 * transcript's labels. Spans have the times of each voice if they were measured in channels.
 */
export function speakersOf(transcript: TextSource, context: SourceContext): Speakers {
  const { segments } = transcript;
  const given = (context.speaker_diarization ?? [])
    .filter((span) => span.end_time > span.start_time)
    .map((span) => ({ speaker: span.speaker_label, start_s: span.start_time, end_s: span.end_time }))
    .toSorted((a, b) => a.start_s - b.start_s);
  if (given.length > 0) {
    const bySegment = byOverlap(segments, given);
    if (bySegment.some((speaker) => speaker !== null)) return described('diarization', segments, bySegment, given);
    return {
      source: null,
      bySegment,
      names: [],
      turns: [],
      spans: [],
      reason: 'The speakers’ times that were given cover no speech of this recording.',
    };
  }
  const bySegment = segments.map((segment) => segment.speaker);
  if (!bySegment.some((speaker) => speaker !== null))
    return { source: null, bySegment, names: [], turns: [], spans: [], reason: noSpeakers };
  const heard = transcript.speaker_spans;
  if (heard && heard.length > 0) {
    const speakers = described('channels', segments, bySegment, heard);
    return { ...speakers, turns: asHeard(speakers.turns, heard) };
  }
  const spans = segments.flatMap(({ speaker, start_s, end_s }) =>
    speaker === null ? [] : [{ speaker, start_s, end_s }],
  );
  return described('transcript', segments, bySegment, spans);
}

function described(
  source: 'diarization' | 'channels' | 'transcript',
  segments: Segment[],
  bySegment: (string | null)[],
  spans: SpeakerSpan[],
): Speakers {
  const turns: Turn[] = [];
  for (const [index, segment] of segments.entries()) {
    const speaker = bySegment[index] ?? null;
    const open = turns.at(-1);
    if (speaker === null) continue;
    if (open && open.speaker === speaker) {
      open.last = index;
      open.end_s = Math.max(open.end_s, segment.end_s);
    } else turns.push({ speaker, start_s: segment.start_s, end_s: segment.end_s, first: index, last: index });
  }
  return { source, bySegment, names: [...new Set(spans.map((span) => span.speaker))], turns, spans, reason: null };
}

/**
 * Segments extend beyond the voice on both sides; a turn lasts as long as its voice is heard. Turns, and the spans of
 * each speaker, are in order of time.
 */
function asHeard(turns: readonly Turn[], heard: readonly SpeakerSpan[]): Turn[] {
  const spansOf = Map.groupBy(heard, (span) => span.speaker);
  const from = new Map<string, number>();
  return turns.map((turn) => {
    const spans = spansOf.get(turn.speaker) ?? [];
    let index = from.get(turn.speaker) ?? 0;
    while ((spans[index]?.end_s ?? Infinity) <= turn.start_s) index += 1;
    from.set(turn.speaker, index);
    const first = spans[index];
    if (!first || first.start_s >= turn.end_s) return turn;
    let last = first;
    for (let next = spans[index + 1]; next && next.start_s < turn.end_s; next = spans[index + 1])
      [last, index] = [next, index + 1];
    return { ...turn, start_s: Math.max(turn.start_s, first.start_s), end_s: Math.min(turn.end_s, last.end_s) };
  });
}

/** Both lists are in order of time, so the window of spans that can still overlap only moves forward. */
function byOverlap(segments: Segment[], spans: SpeakerSpan[]): (string | null)[] {
  const latestEnd: number[] = [];
  for (const span of spans) latestEnd.push(Math.max(span.end_s, latestEnd.at(-1) ?? 0));
  let from = 0;
  return segments.map((segment) => {
    while (from < spans.length && (latestEnd[from] ?? 0) <= segment.start_s) from += 1;
    const shares = new Map<string, number>();
    for (let i = from; i < spans.length; i += 1) {
      const span = spans[i];
      if (!span || span.start_s >= segment.end_s) break;
      const overlap = Math.min(span.end_s, segment.end_s) - Math.max(span.start_s, segment.start_s);
      if (overlap > 0) shares.set(span.speaker, (shares.get(span.speaker) ?? 0) + overlap);
    }
    let best: string | null = null;
    for (const [speaker, share] of shares) if (best === null || share > (shares.get(best) ?? 0)) best = speaker;
    return best;
  });
}
