import type { SpeechSpan } from '#lib/audio/contract';

/** Spans of one channel that are read together, in order. */
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
  /** A longer silence is not sent. */
  longestGap_s: number;
  /** The first chunk is one span, so that the first words come soon. */
  firstSoon: boolean;
  /** More spans in that first chunk, up to this many seconds. Default 0. */
  first_s?: number;
  /**
   * The first chunk is only shortened if speech is longer than this; shorter speech is read soon enough as a whole.
   * Default 0.
   */
  unhurried_s?: number;
  /**
   * The last of several chunks, from this length on, is split, so that two recognisers end at about the same time.
   * Default: never.
   */
  shared_s?: number;
}

/**
 * For the embedded engine: a chunk ends at 1.0 s of silence (0.6 s and twice the padding) and at 20 s, which gives the
 * fewest word errors; see docs/decisions/151-pieces-and-word-times.md.
 */
export const pieces = {
  longest_s: 20,
  longestGap_s: 0.6,
  firstSoon: true,
  first_s: 8,
  unhurried_s: 20,
  shared_s: 10,
} satisfies ChunkLimits;

/** Recognisers work on windows of 30 s, which are 1 MB at 16 kHz: far below any limit on files. */
export const shortChunks: ChunkLimits = { longest_s: 30, longestGap_s: 2, firstSoon: true };
/**
 * Speakers are told apart within one file only, so chunks are as long as possible: 10 minutes are 19 MB, and the usual
 * limit is 25 MB.
 */
export const longChunks: ChunkLimits = { longest_s: 600, longestGap_s: 600, firstSoon: false };

/** Joins spans at pauses into chunks; a span of another channel begins a new one. */
export async function* chunksOf(
  spans: AsyncIterable<SpeechSpan>,
  { unhurried_s = 0, ...limits }: ChunkLimits,
): AsyncGenerator<Chunk, void, undefined> {
  const source = spans[Symbol.asyncIterator]();
  try {
    const begun = limits.firstSoon ? await beginning(source, unhurried_s) : { spans: [], goesOn: true };
    yield* join(chain(begun, source), { ...limits, firstSoon: limits.firstSoon && begun.goesOn });
  } finally {
    await source.return?.();
  }
}

interface Beginning {
  spans: SpeechSpan[];
  /** Whether there may be more. */
  goesOn: boolean;
  /** The error to throw after these spans. */
  failure?: unknown;
}

/** Collects spans until they exceed `length_s`. */
async function beginning(source: AsyncIterator<SpeechSpan>, length_s: number): Promise<Beginning> {
  const spans: SpeechSpan[] = [];
  try {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      spans.push(next.value);
      if (next.value.end_s - (spans[0]?.start_s ?? 0) > length_s) return { spans, goesOn: true };
    }
    return { spans, goesOn: false };
  } catch (failure) {
    return { spans, goesOn: false, failure };
  }
}

async function* chain(
  begun: Beginning,
  source: AsyncIterator<SpeechSpan>,
): AsyncGenerator<SpeechSpan, void, undefined> {
  yield* begun.spans;
  if ('failure' in begun) throw begun.failure;
  for (let next = begun.goesOn ? await source.next() : null; next && !next.done; next = await source.next())
    yield next.value;
}

async function* join(
  spans: AsyncIterable<SpeechSpan>,
  { longest_s, longestGap_s, firstSoon, first_s = 0, shared_s = Infinity }: ChunkLimits,
): AsyncGenerator<Chunk, void, undefined> {
  let open: Chunk | null = null;
  let sent = 0;
  for await (const span of spans) {
    const fits: boolean =
      open !== null &&
      open.channel === span.channel &&
      span.end_s - open.start_s <= (firstSoon && sent === 0 ? first_s : longest_s) &&
      span.start_s - open.end_s <= longestGap_s;
    if (open && !fits) {
      yield open;
      sent += 1;
      open = null;
    }
    if (open) {
      open.spans.push(span);
      open.end_s = span.end_s;
    } else open = { start_s: span.start_s, end_s: span.end_s, channel: span.channel, spans: [span], alone: false };
    if (firstSoon && sent === 0 && open.end_s - open.start_s >= first_s) {
      yield open;
      sent += 1;
      open = null;
    }
  }
  if (open && sent > 0 && open.end_s - open.start_s >= shared_s) yield* halves(open);
  else if (open) yield { ...open, alone: sent === 0 };
}

/** The least share of a chunk in the shorter half. */
const leastHalf = 1 / 3;

/** Splits a chunk at the longest pause near its middle; without one, returns it whole. */
function halves(chunk: Chunk): Chunk[] {
  const length_s = chunk.end_s - chunk.start_s;
  const borders = chunk.spans.slice(1).flatMap((span, index) => {
    const [before, at] = [chunk.spans[index], index + 1];
    const shorter = before ? Math.min(before.end_s - chunk.start_s, chunk.end_s - span.start_s) / length_s : 0;
    const pause_s = before ? span.start_s - before.end_s : 0;
    return pause_s > 0 && shorter >= leastHalf ? [{ at, pause_s, shorter }] : [];
  });
  const [border] = borders.toSorted((a, b) => b.pause_s - a.pause_s || b.shorter - a.shorter);
  if (!border) return [chunk];
  return [chunk.spans.slice(0, border.at), chunk.spans.slice(border.at)].map((spans) => ({
    ...chunk,
    spans,
    start_s: spans[0]?.start_s ?? chunk.start_s,
    end_s: spans.at(-1)?.end_s ?? chunk.end_s,
  }));
}
