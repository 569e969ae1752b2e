import { liveMessages } from '#lib/messages/live';
import { endedSchema, noticeSchema, problemSchema, startedSchema, stopTimeoutMs, storedSchema } from './answers';
import type { Control, FrameStore, LiveNote } from './frame-store';
import type { LiveConnection } from './live-connection';

export interface SenderState {
  session_id: string | null;
  /** False while the server is unreachable, or has not taken up the recording again. */
  up: boolean;
  /** Frames made. */
  made: number;
  /** Seconds of sound in them. */
  length_s: number;
  /** Frames stored by the server. */
  stored: number;
  /** The browser's storage is full or missing: unsent frames exist only in the page. */
  full: boolean;
  /** The sentence with which the server finally refuses this recording. */
  refused: string | null;
  /** The server's notice: a limit is near, and how much is still accepted. */
  notice: { message: string; left_s: number } | null;
}

export interface SenderOptions {
  connection: LiveConnection;
  store: FrameStore;
  /** The state of the recording; one that continues has a session and a number of frames. */
  note: LiveNote;
  /** Samples of a whole frame, per channel. */
  frame_samples: number;
  onChange: (state: SenderState) => void;
  /** In ms, before another try when the server cannot answer at the moment. */
  waitMs?: number;
}

export interface FrameSender {
  add: (pcm: Uint8Array<ArrayBuffer>) => void;
  /**
   * Sent after all frames that were added before. Resolves when it has been sent; `live:stop` when the server has ended
   * the recording.
   */
  tell: (event: Control['event'], mark?: { text: string; at_s: number }) => Promise<void>;
  state: () => SenderState;
  /** Stops sending; unsent frames stay in the browser. */
  close: () => void;
  /** Deletes the kept frames. */
  drop: () => Promise<void>;
}

/** The most frames under way without an answer. */
const inFlightMost = 8;
/** The most frames in memory besides those that the browser could not keep. */
const heldMost = 64;

/** Why this connection is not listened to any more. */
const endings = {
  taken_over: liveMessages.takenElsewhere,
  stopped: liveMessages.endedElsewhere,
  erased: liveMessages.sessionDeleted,
} as const;

/**
 * Sends the frames of one live recording in their order, each once, until the server has stored them. Unstored frames
 * are kept in the browser; after a lost connection the server names the next frame, and the sender continues there.
 */
export function createFrameSender({
  connection,
  store,
  note,
  frame_samples,
  onChange,
  waitMs = 2000,
}: SenderOptions): FrameSender {
  const held = new Map<number, Uint8Array<ArrayBuffer>>();
  const waiting: { control: Control; done: () => void }[] = note.controls.map((control) => ({
    control,
    done: () => undefined,
  }));
  let state: SenderState = {
    session_id: note.session_id,
    up: false,
    made: note.made,
    length_s: note.length_s,
    stored: 0,
    full: false,
    refused: null,
    notice: null,
  };
  /** The next frame to send; numbers are this browser's, and the server's start at `base`. */
  let next = 0;
  let base = note.base;
  /** Incremented with each connection: answers of an earlier one are ignored. */
  let round = 0;
  let pumping = false;
  let closed = false;
  let writing: Promise<void> = Promise.resolve();
  let again: ReturnType<typeof setTimeout> | undefined;

  function change(part: Partial<SenderState>): void {
    state = { ...state, ...part };
    if (!closed) onChange(state);
  }

  const noted = (): LiveNote => ({
    ...note,
    base,
    session_id: state.session_id,
    made: state.made,
    length_s: state.length_s,
    controls: waiting.map(({ control }) => control),
  });

  /** One write after the other, so that the note never lags behind its frames. */
  function keep(frame?: { number: number; pcm: Uint8Array<ArrayBuffer> }): void {
    const about = noted();
    writing = writing.then(async () => {
      if (state.full) return;
      try {
        await store.keep(about, frame);
        if (held.size > heldMost && frame && frame.number >= next + inFlightMost) held.delete(frame.number);
      } catch {
        change({ full: true });
      }
    });
  }

  function forget(stored: number, from: number | null): void {
    for (const number of held.keys()) if (number < stored) held.delete(number);
    writing = writing.then(() => store.forget(note.id, stored, from).catch(() => undefined));
  }

  function tryLater(): void {
    clearTimeout(again);
    again = setTimeout(() => !closed && connection.renew(), waitMs * (1 + Math.random() / 2));
  }

  /** True if the answer is a refusal that has been handled. */
  function isRefused(answer: unknown): boolean {
    const problem = problemSchema.safeParse(answer);
    if (!problem.success) return false;
    const { status, code, detail } = problem.data.error;
    round += 1;
    const first = waiting[0];
    // Only the answer to the stop was lost.
    if (code === 'session_not_empty' && first?.control.event === 'live:stop') return markSent(first);
    if (code === 'session_not_empty' && state.session_id !== null) {
      void beginAnew(detail);
      return true;
    }
    // Too many at once, or a server without its database: another start will help.
    if (status === 429 || status >= 500) {
      change({ up: false });
      tryLater();
    } else change({ up: false, refused: detail });
    return true;
  }

  function markSent(first: (typeof waiting)[number]): true {
    waiting.splice(waiting.indexOf(first), 1);
    keep();
    first.done();
    return true;
  }

  /**
   * The outage was so long that the server ended the recording: the frames that it does not have become another one, so
   * that nothing is lost.
   */
  async function beginAnew(detail: string): Promise<void> {
    await writing;
    const kept = await store.first(note.id).catch(() => null);
    const least = Math.min(kept ?? Infinity, ...held.keys());
    if (least >= state.made) return change({ up: false, refused: detail });
    base = least;
    change({ session_id: null, up: false });
    await start();
  }

  async function start(): Promise<void> {
    const mine = (round += 1);
    try {
      const answer = await connection.ask('live:start', {
        ...(state.session_id === null ? {} : { session_id: state.session_id }),
        sample_rate_hz: note.sample_rate_hz,
        channels: note.channels,
      });
      if (mine !== round || isRefused(answer)) return;
      const { session_id, next_frame: wanted } = startedSchema.parse(answer);
      const next_frame = base + wanted;
      next = next_frame;
      const unknown = Math.max(0, next_frame - state.made);
      change({
        session_id,
        up: true,
        stored: next_frame,
        made: state.made + unknown,
        length_s: state.length_s + (unknown * frame_samples) / note.sample_rate_hz,
      });
      keep();
      forget(next_frame, null);
      void pump();
    } catch {
      if (mine === round) tryLater();
    }
  }

  /** Frames after an unsent event wait for it. */
  const ready = (): number => Math.min(state.made, waiting[0]?.control.at ?? Infinity);

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    try {
      while (state.up && !closed) {
        const mine = round;
        const first = waiting[0];
        if (first && state.stored >= first.control.at) await tellFirst(first, mine);
        else if (next < ready() && next - state.stored < inFlightMost) {
          const number = next++;
          const pcm = await frameAt(number);
          if (mine === round) void send(number, pcm, mine);
        } else return;
      }
    } finally {
      pumping = false;
    }
  }

  async function tellFirst(first: (typeof waiting)[number], mine: number): Promise<void> {
    const { event, text = '', at_s } = first.control;
    try {
      const answer =
        event === 'live:stop'
          ? await connection.ask(event, { session_id: state.session_id }, stopTimeoutMs)
          : await connection.ask(event, event === 'live:mark' ? { text, at_s } : {});
      if (mine === round && !isRefused(answer)) markSent(first);
    } catch {
      if (mine === round) renew();
    }
  }

  async function frameAt(number: number): Promise<Uint8Array<ArrayBuffer>> {
    const known = held.get(number) ?? (await store.read(note.id, number).catch(() => null));
    // Lost frames are replaced by silence, so that all later ones keep their place.
    return known ?? new Uint8Array(frame_samples * note.channels * 2);
  }

  async function send(frame: number, pcm: Uint8Array<ArrayBuffer>, mine: number): Promise<void> {
    try {
      const answer = await connection.ask('live:audio', { frame: frame - base, pcm });
      if (mine !== round || isRefused(answer)) return;
      const next_frame = base + storedSchema.parse(answer).next_frame;
      if (next_frame <= state.stored) return;
      const before = state.stored;
      change({ stored: next_frame });
      forget(next_frame, before);
      void pump();
    } catch {
      if (mine === round) renew();
    }
  }

  function renew(): void {
    round += 1;
    change({ up: false });
    connection.renew();
  }

  const isStopping = (): boolean => waiting.some(({ control }) => control.event === 'live:stop');

  connection.open({
    onUp: () => void start(),
    onTold(event, message) {
      const notice = noticeSchema.safeParse(message);
      if (event === 'live:notice' && notice.success) change({ notice: notice.data });
      const ended = endedSchema.safeParse(message);
      if (event === 'live:ended' && ended.success && !isStopping() && state.refused === null)
        change({ up: false, refused: endings[ended.data.reason] });
    },
    onDown() {
      round += 1;
      change({ up: false });
    },
  });

  return {
    add(pcm) {
      const number = state.made;
      held.set(number, pcm);
      change({
        made: number + 1,
        length_s: state.length_s + pcm.byteLength / (2 * note.channels * note.sample_rate_hz),
      });
      keep({ number, pcm });
      void pump();
    },
    tell(event, mark) {
      return new Promise((resolve) => {
        waiting.push({ control: { at: state.made, event, ...mark }, done: resolve });
        keep();
        void pump();
      });
    },
    state: () => state,
    close() {
      closed = true;
      clearTimeout(again);
      connection.close();
    },
    async drop() {
      await writing;
      await store.drop(note.id).catch(() => undefined);
    },
  };
}
