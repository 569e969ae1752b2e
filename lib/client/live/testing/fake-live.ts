import type { FrameStore, LiveNote } from '#lib/client/live/frame-store';
import type { LiveConnectionHandlers, LiveConnection } from '#lib/client/live/live-connection';

/** A server that stores frames like the real one, over a connection that can be cut. */
export class FakeLive implements LiveConnection {
  /** What is stored, by frame. */
  readonly stored: Uint8Array[] = [];
  /** Every event besides sound, with the number of frames stored by then. */
  readonly events: [event: string, stored: number, text?: string][] = [];
  /** Frames in the order of arrival, including repeated ones. */
  readonly came: number[] = [];
  starts = 0;
  renewals = 0;
  /** The next answer to a frame is lost with the connection, while the frame itself is stored. */
  loseNextAnswer = false;
  /** The server ended the recording because nobody continued it; the next one is another. */
  hasEnded = false;
  /** The refusal that answers the next start or frame. */
  refuseWith: { status: number; detail: string; code?: string } | null = null;
  #handlers: LiveConnectionHandlers | null = null;
  #up = false;

  open(handlers: LiveConnectionHandlers): void {
    this.#handlers = handlers;
  }

  up(): void {
    this.#up = true;
    this.#handlers?.onUp();
  }

  cut(): void {
    this.#up = false;
    this.#handlers?.onDown();
  }

  /** The server sends a message of its own. */
  say(event: 'live:notice' | 'live:ended', message: object): void {
    this.#handlers?.onTold(event, message);
  }

  async ask(event: string, message: object): Promise<unknown> {
    await Promise.resolve();
    if (!this.#up) throw new Error('no connection');
    const refused = this.refuseWith;
    this.refuseWith = null;
    if (refused) return { error: refused };
    if (event === 'live:start') {
      this.starts += 1;
      if (this.hasEnded && 'session_id' in message)
        return { error: { status: 409, code: 'session_not_empty', detail: 'This recording has already ended.' } };
      if (this.hasEnded) {
        this.hasEnded = false;
        this.stored.length = 0;
        return { session_id: 'another', next_frame: 0 };
      }
      return { session_id: 'session', next_frame: this.stored.length };
    }
    if (event !== 'live:audio') {
      this.events.push(
        'text' in message ? [event, this.stored.length, String(message.text)] : [event, this.stored.length],
      );
      return {};
    }
    const { frame, pcm } = message as { frame: number; pcm: Uint8Array };
    this.came.push(frame);
    if (frame === this.stored.length) this.stored.push(pcm);
    if (this.loseNextAnswer) {
      this.loseNextAnswer = false;
      this.cut();
      throw new Error('lost');
    }
    return { next_frame: this.stored.length };
  }

  renew(): void {
    this.renewals += 1;
    this.cut();
    this.up();
  }

  close(): void {
    this.#handlers = null;
  }
}

/** A browser's storage in memory. */
export class MemoryFrames implements FrameStore {
  readonly frames = new Map<number, Uint8Array<ArrayBuffer>>();
  note: LiveNote | null = null;
  /** The browser's storage fails. */
  isFull = false;

  async keep(note: LiveNote, frame?: { number: number; pcm: Uint8Array<ArrayBuffer> }): Promise<void> {
    if (this.isFull) throw new Error('no room');
    this.note = structuredClone(note);
    if (frame) this.frames.set(frame.number, frame.pcm);
  }

  async read(_id: string, number: number): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.frames.get(number) ?? null;
  }

  async first(): Promise<number | null> {
    return this.frames.size === 0 ? null : Math.min(...this.frames.keys());
  }

  async forget(_id: string, next: number): Promise<void> {
    for (const number of this.frames.keys()) if (number < next) this.frames.delete(number);
  }

  async drop(): Promise<void> {
    this.frames.clear();
    this.note = null;
  }
}
