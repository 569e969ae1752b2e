import type { SpeechSpan } from '#lib/audio/contract';

/** Spans of one channel that are sent together, in order. */
export interface Chunk {
  start_s: number;
  end_s: number;
  channel: number | undefined;
  spans: SpeechSpan[];
  /** The whole recording is in this one chunk. */
  alone: boolean;
}

export interface ChunkLimits {
  longest_s: number;
  /** Over a longer silence nothing is sent. */
  longestGap_s: number;
  /** The first chunk is one span, so that the first words come soon. */
  firstSoon: boolean;
}

/** Recognisers work on windows of 30 s, and of 16 kHz samples that is 1 MB: far under any limit on files. */
export const shortChunks: ChunkLimits = { longest_s: 30, longestGap_s: 2, firstSoon: true };
/** Who speaks is told apart within one file only, so it is as long as it may be: 10 minutes are 19 MB, and 25 MB are usually the most. */
export const longChunks: ChunkLimits = { longest_s: 600, longestGap_s: 600, firstSoon: false };

/** Joins spans at pauses into chunks; a span of another channel begins a new one. */
export async function* chunksOf(spans: AsyncIterable<SpeechSpan>, { longest_s, longestGap_s, firstSoon }: ChunkLimits): AsyncGenerator<Chunk, void, undefined> {
  let open: Chunk | null = null;
  let sent = 0;
  for await (const span of spans) {
    const fits: boolean = open !== null && open.channel === span.channel && span.end_s - open.start_s <= longest_s && span.start_s - open.end_s <= longestGap_s;
    if (open && !fits) {
      yield open;
      sent += 1;
      open = null;
    }
    if (open) {
      open.spans.push(span);
      open.end_s = span.end_s;
    } else open = { start_s: span.start_s, end_s: span.end_s, channel: span.channel, spans: [span], alone: false };
    if (firstSoon && sent === 0) {
      yield open;
      sent += 1;
      open = null;
    }
  }
  if (open) yield { ...open, alone: sent === 0 };
}
