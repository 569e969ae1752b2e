import { AsyncQueue } from '#lib/audio/async-queue';
import type { SpeechSpan } from '#lib/audio/contract';
import { isAbort } from '#lib/base/errors';
import type { RecognisedSegment } from '#lib/speech/contract';
import { firmPart } from './firm-part.ts';
import type { LiveSound, StreamJob, StreamUpdate } from '#lib/speech/live-contract';
import type { Passage } from '#lib/speech/passages';

/** The recogniser behind live words. */
export interface LiveReader {
  /** Reads a piece that has just ended, at once. */
  read(piece: SpeechSpan, signal: AbortSignal): Promise<Passage[]>;
  /**
   * Reads several pieces as one, in order, when no single piece is waiting; each passage has the start of its piece.
   */
  readBlock(pieces: readonly SpeechSpan[], signal: AbortSignal): Promise<Passage[]>;
  /** Reads unfinished speech as far as possible; null if there are no words. */
  glance(piece: SpeechSpan, signal: AbortSignal): Promise<Omit<RecognisedSegment, 'id'> | null>;
  /** Whether a recogniser is free. */
  hasRoom(): boolean;
}

/** A block ends with a second of silence and has at most 20 s, which gives the fewest word errors (decision 151). */
const blockSilence_s = 1;
const longestBlock_s = 20;
/**
 * Unfinished speech is read again after this pause, and after twice the time of the last reading: at most a third of a
 * core.
 */
const leastPauseMs = 333;
const timesLast = 2;
/**
 * A reading that covers this much after the last voice, in seconds, covers the whole piece and need not be repeated.
 */
const beyondVoice_s = 0.1;
/** A shorter piece, in seconds, has no words yet. */
const leastOpen_s = 0.4;

interface Piece {
  id: number;
  span: SpeechSpan;
  /** Its recognised text; null before it is read, or if there are no words. */
  text: string | null;
  isRead: boolean;
}

/**
 * Live words by an engine that reads pieces: each piece once when it ends, unfinished speech again and again, and the
 * pieces between two silences again together. An ended piece waits neither for a reading of unfinished speech, which is
 * aborted, nor for a block, which is read beside it. Readings of unfinished speech are dropped when there is no time
 * for them.
 */
export async function* streamWords(
  { sound, first_id, signal }: Pick<StreamJob, 'sound' | 'first_id' | 'signal'>,
  reader: LiveReader,
  now: () => number = () => performance.now(),
): AsyncGenerator<StreamUpdate, void, undefined> {
  const updates = new AsyncQueue<StreamUpdate>();
  const words = new LiveWords(reader, updates, { first_id, signal, now });
  const listen = async (): Promise<void> => {
    try {
      for await (const heard of sound) words.hear(heard);
      await words.end();
      updates.end();
    } catch (error) {
      updates.end(error instanceof Error ? error : new Error('the sound failed', { cause: error }));
    }
  };
  const listening = listen();
  try {
    yield* updates;
  } finally {
    words.stop();
    await listening;
  }
}

class LiveWords {
  readonly #reader: LiveReader;
  readonly #updates: AsyncQueue<StreamUpdate>;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  readonly #stop = new AbortController();
  #nextId: number;
  /** Ended, but not read yet. */
  readonly #pieces: Piece[] = [];
  /** Blocks to be read. */
  readonly #ended: Piece[][] = [];
  /** Pieces since the last second of silence, by channel. */
  readonly #blocks = new Map<number, Piece[]>();
  #open: readonly SpeechSpan[] = [];
  #glance: { stop: AbortController; open: SpeechSpan } | null = null;
  #last: { open: SpeechSpan; words: Omit<RecognisedSegment, 'id'> | null } | null = null;
  #glancedAt = -Infinity;
  #glanceMs = 0;
  #isReading = false;
  #isReadingBlock = false;
  #failure: Error | null = null;
  #idle: (() => void)[] = [];

  constructor(
    reader: LiveReader,
    updates: AsyncQueue<StreamUpdate>,
    { first_id, signal, now }: { first_id: number; signal: AbortSignal; now: () => number },
  ) {
    this.#reader = reader;
    this.#updates = updates;
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
    this.#now = now;
    this.#nextId = first_id;
  }

  hear({ ended, open, silent_s }: LiveSound): void {
    for (const span of ended) this.#add({ id: this.#nextId++, span, text: null, isRead: false });
    this.#open = open;
    if (silent_s >= blockSilence_s && open.length === 0)
      for (const channel of this.#blocks.keys()) this.#endBlock(channel);
    // Ended pieces go first, unless the running reading already covers the whole piece.
    const glance = this.#glance;
    if (glance && ended.length > 0 && !ended.some((span) => isWhole(glance.open, span))) glance.stop.abort();
    this.#next();
  }

  /** Resolves when all ended pieces have been read. */
  async end(): Promise<void> {
    this.#open = [];
    // The words are not needed any more.
    if (this.#signal.aborted) return;
    for (const channel of this.#blocks.keys()) this.#endBlock(channel);
    this.#next();
    if (!this.#isIdle) await new Promise<void>((resolve) => this.#idle.push(resolve));
    if (this.#failure !== null) throw this.#failure;
  }

  stop(): void {
    this.#stop.abort();
  }

  #add(piece: Piece): void {
    const channel = piece.span.channel ?? 0;
    const block = this.#blocks.get(channel) ?? [];
    const [first] = block;
    if (first && piece.span.end_s - first.span.start_s > longestBlock_s) this.#endBlock(channel);
    this.#blocks.set(channel, [...(this.#blocks.get(channel) ?? []), piece]);
    this.#pieces.push(piece);
  }

  #endBlock(channel: number): void {
    const pieces = this.#blocks.get(channel) ?? [];
    this.#blocks.set(channel, []);
    // A block of one piece has already been read.
    if (pieces.length > 1) this.#ended.push(pieces);
  }

  get #isIdle(): boolean {
    return !this.#isReading && !this.#isReadingBlock && this.#pieces.length === 0 && this.#ended.length === 0;
  }

  #next(): void {
    if (this.#signal.aborted || this.#failure !== null) {
      this.#wake();
      return;
    }
    if (!this.#isReading) {
      const [piece] = this.#pieces;
      const open = piece ? null : this.#due();
      const work = piece ? this.#readPiece(piece) : open && this.#look(open);
      if (work) {
        this.#isReading = true;
        this.#after(work, () => {
          this.#isReading = false;
          if (piece) this.#pieces.shift();
        });
      }
    }
    const [block] = this.#ended;
    if (block && !this.#isReadingBlock && block.every(({ isRead }) => isRead)) {
      this.#isReadingBlock = true;
      this.#after(this.#readBlock(block), () => {
        this.#isReadingBlock = false;
        this.#ended.shift();
      });
    }
    if (this.#isIdle) this.#wake();
  }

  #after(work: Promise<void>, done: () => void): void {
    void work
      .catch((error: unknown) => {
        if (isAbort(error)) return;
        this.#failure ??= error instanceof Error ? error : new Error('reading failed', { cause: error });
        this.#updates.end(this.#failure);
      })
      .finally(() => {
        done();
        this.#next();
      });
  }

  #wake(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** The unfinished piece to read next. */
  #due(): SpeechSpan | null {
    const open = this.#open.find(({ start_s, end_s }) => end_s - start_s >= leastOpen_s);
    const isDue = this.#now() - this.#glancedAt >= Math.max(leastPauseMs, timesLast * this.#glanceMs);
    return open && isDue && this.#reader.hasRoom() ? open : null;
  }

  async #look(open: SpeechSpan): Promise<void> {
    const stop = new AbortController();
    this.#glance = { stop, open };
    const started = this.#now();
    this.#glancedAt = started;
    try {
      const words = await this.#reader.glance(open, AbortSignal.any([this.#signal, stop.signal]));
      const before = this.#last?.open.start_s === open.start_s ? this.#last.words?.text : undefined;
      this.#last = { open, words };
      if (words && this.#pieces.length === 0)
        this.#updates.push({
          kind: 'open',
          text: words.text,
          firm_chars: firmPart(before ?? '', words.text),
          start_s: open.start_s,
        });
    } finally {
      this.#glance = null;
      this.#glanceMs = this.#now() - started;
      this.#glancedAt = this.#now();
    }
  }

  /** The piece as the last reading of it had it, if that covered all of it. */
  #seen(piece: Piece): Passage[] | null {
    const { open, words } = this.#last ?? {};
    if (!open || !words || !isWhole(open, piece.span)) return null;
    return [{ segment: { ...words, ...piece.span, speaker: piece.span.speaker ?? words.speaker } }];
  }

  async #readPiece(piece: Piece): Promise<void> {
    const passages = this.#seen(piece) ?? (await this.#reader.read(piece.span, this.#signal));
    const settled = settledIn([piece], passages);
    piece.isRead = true;
    if (settled.length === 0)
      this.#updates.push({ kind: 'open', text: '', firm_chars: 0, start_s: piece.span.start_s });
    this.#settle(settled, []);
  }

  async #readBlock(pieces: readonly Piece[]): Promise<void> {
    const passages = await this.#reader.readBlock(
      pieces.map(({ span }) => span),
      this.#signal,
    );
    const settled = settledIn(pieces, passages);
    // Unchanged words are not reported again.
    if (
      settled.length === pieces.filter(({ text }) => text !== null).length &&
      settled.every(({ piece, segment }) => piece.text === segment.text)
    )
      return;
    // Recognised words are not replaced by none.
    this.#settle(
      settled,
      pieces.flatMap(({ id, text }) => (text === null ? [] : [id])),
    );
  }

  #settle(settled: readonly Settled[], replaced: readonly number[]): void {
    for (const [index, { piece, segment }] of settled.entries()) {
      this.#updates.push({ kind: 'settled', segment, replaces: index === 0 ? replaced : [] });
      piece.text = segment.text;
    }
  }
}

interface Settled {
  piece: Piece;
  segment: RecognisedSegment;
}

/** The recognised passages, each under the id of its piece. */
function settledIn(pieces: readonly Piece[], passages: readonly Passage[]): Settled[] {
  return passages.flatMap((passage) => {
    if (!('segment' in passage)) return [];
    const { segment } = passage;
    const piece = pieces.find(({ span }) => span.start_s === segment.start_s);
    return piece ? [{ piece, segment: { ...segment, id: piece.id } }] : [];
  });
}

/** Whether a reading of an unfinished piece covered all of the final piece. */
function isWhole(open: SpeechSpan, piece: SpeechSpan): boolean {
  return (
    open.start_s === piece.start_s &&
    open.channel === piece.channel &&
    open.end_s >= (piece.voiced.at(-1)?.end_s ?? piece.end_s) + beyondVoice_s
  );
}
