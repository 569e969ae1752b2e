import type { LiveShape } from '#lib/audio/write/flac-writer';
import { LiveFrameWriter, scanFrames } from '#lib/audio/live/live-frames';
import { AppError } from '#lib/base/errors';
import type { LiveMark } from '#lib/events/view';
import type { LiveConnection } from './contract.ts';
import { type LiveLimits, requirePlausiblePace, requireShape } from './limits.ts';
import type { LiveFolders, LiveHead } from './live-folders.ts';

/** How many frames of one recording may wait to be stored. */
const mostWaiting = 64;

interface RecordingOptions {
  head: LiveHead;
  folders: LiveFolders;
  limits: LiveLimits;
  /** ms since 1970. */
  now: () => number;
  /** Called when a frame is stored. */
  onStored: (recording: Recording) => void;
}

/** A marker; without `at_s` it is made at this moment. */
interface LiveMarker {
  text: string;
  at_s?: number | undefined;
}

/** A recording that this process holds. Stores its frames in order, each once. */
export class Recording {
  readonly head: LiveHead;
  readonly #options: RecordingOptions;
  readonly #writer: LiveFrameWriter;
  #next: number;
  #bytes: number;
  #waiting = 0;
  #tail: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #ended: () => void = () => undefined;
  /** null while no connection sends. */
  connection: LiveConnection | null = null;
  isPaused = false;
  /** Markers that are in the log, by `keyOf`. */
  readonly #marked = new Set<string>();
  /** True when the file would exceed the largest size. */
  isFull = false;

  private constructor(
    options: RecordingOptions,
    writer: LiveFrameWriter,
    stored: { next_frame: number; bytes: number },
  ) {
    this.head = options.head;
    this.#options = options;
    this.#writer = writer;
    this.#next = stored.next_frame;
    this.#bytes = stored.bytes;
  }

  /** Takes over a recording, or starts one. */
  static async open(options: RecordingOptions): Promise<Recording> {
    const folder = options.folders.pathOf(options.head.session_id);
    // The claim comes before the read: frames that another process stores later are not acknowledged by it.
    const writer = await LiveFrameWriter.open(folder);
    return new Recording(options, writer, await scanFrames(folder));
  }

  /**
   * Calls `note` unless this marker is in the log already; without `at_s` it is at the end of the stored sound. Throws
   * what `note` throws.
   */
  async markOnce({ text, at_s = this.stored_s }: LiveMarker, note: () => Promise<void>): Promise<void> {
    const key = keyOf({ text, at_s });
    if (this.#marked.has(key)) return;
    this.#marked.add(key);
    await note().catch((error: unknown) => {
      this.#marked.delete(key);
      throw error;
    });
  }

  knowMarks(marks: readonly Pick<LiveMark, 'at_s' | 'text'>[]): void {
    for (const mark of marks) this.#marked.add(keyOf(mark));
  }

  get session_id(): string {
    return this.head.session_id;
  }

  get shape(): LiveShape {
    const { sample_rate_hz, channels } = this.head;
    return { sample_rate_hz, channels };
  }

  get next_frame(): number {
    return this.#next;
  }

  /** Seconds of stored sound. */
  get stored_s(): number {
    return this.secondsOf(this.#bytes);
  }

  /** Whether another process holds the recording now. */
  get isReplaced(): boolean {
    return this.#writer.isReplaced;
  }

  /** `act` is called once, when no more frames are accepted. */
  onEnd(act: () => void): void {
    this.#ended = act;
  }

  secondsOf(bytes: number): number {
    return bytes / (2 * this.head.channels * this.head.sample_rate_hz);
  }

  /**
   * Stores the frame unless it is stored already, or another is wanted first; returns the next wanted frame. Throws
   * AppError `too_many_requests`, `invalid_query`, `audio_too_long`, `live_taken` or `disk_full`, with nothing stored.
   */
  async take(frame: number, pcm: Uint8Array): Promise<number> {
    if (this.#waiting >= mostWaiting)
      throw new AppError('too_many_requests', { reason: 'frames_waiting', most: mostWaiting });
    this.#waiting += 1;
    try {
      return await this.#inTurn(() => this.#store(frame, pcm));
    } finally {
      this.#waiting -= 1;
    }
  }

  /** The next frame, once all accepted frames are stored. */
  async settled(): Promise<number> {
    return this.#inTurn(async () => this.#next);
  }

  /** Accepts no more frames; resolves when all accepted ones are stored. */
  async end(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#ended();
      await this.#writer.close();
    });
  }

  async #store(frame: number, pcm: Uint8Array): Promise<number> {
    if (this.#isOver) throw new AppError('live_taken', { reason: 'ended_or_elsewhere' });
    if (frame !== this.#next) return this.#next;
    const { limits, now, onStored, head } = this.#options;
    requireShape(pcm, this.shape);
    if (this.isFull) throw new AppError('upload_too_large', { reason: 'live', most_bytes: limits.max_bytes });
    requirePlausiblePace(this.secondsOf(this.#bytes + pcm.length), (now() - head.started_at) / 1_000, limits);
    if (this.#writer.isReplaced) throw new AppError('live_taken', { reason: 'elsewhere' });
    await this.#writer.append(frame, pcm);
    this.#next += 1;
    this.#bytes += pcm.length;
    onStored(this);
    return this.#next;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(act);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}

/** Identifies a marker by its moment, to the millisecond, and its text. */
function keyOf({ at_s, text }: Pick<LiveMark, 'at_s' | 'text'>): string {
  return `${at_s.toFixed(3)} ${text}`;
}
