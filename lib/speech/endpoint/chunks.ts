import type { SpeechSpan } from '#lib/audio/contract';

/** Spans of one channel that are sent together, in order. */
export interface Chunk {
  start_s: number;
  end_s: number;
  channel: number | undefined;
  spans: SpeechSpan[];
}

/**
 * Recognisers work on windows of 30 s, and of 16 kHz samples that is 1 MB: far under any limit on files. The first chunk is one span, so
 * that the first words come soon.
 */
const longest_s = 30;
/** Over a longer silence nothing is sent. */
const longestGap_s = 2;

/** Joins spans at pauses into chunks of at most 30 s; a span of another channel begins a new one. */
export async function* chunksOf(spans: AsyncIterable<SpeechSpan>): AsyncGenerator<Chunk, void, undefined> {
  let open: Chunk | null = null;
  let first = true;
  for await (const span of spans) {
    const fits: boolean = open !== null && open.channel === span.channel && span.end_s - open.start_s <= longest_s && span.start_s - open.end_s <= longestGap_s;
    if (open && !fits) {
      yield open;
      open = null;
    }
    if (open) {
      open.spans.push(span);
      open.end_s = span.end_s;
    } else open = { start_s: span.start_s, end_s: span.end_s, channel: span.channel, spans: [span] };
    if (first) {
      first = false;
      yield open;
      open = null;
    }
  }
  if (open) yield open;
}
