import { createStore, type StoreApi } from 'zustand/vanilla';
import { holdLock } from '#lib/client/recording/hold-lock';
import { holdScreen } from '#lib/client/recording/wake-lock';
import type { Capture, Voice } from './capture';
import { createFrameSender } from './frame-sender';
import { type FrameStore, type LiveNote, liveLock } from './frame-store';
import type { LiveLine } from './line';
import { type Advice, createSoundCare, levelOf } from './sound-care';

/** `held`: the sound stopped though nobody paused it. `finishing`: what is left is being sent. */
type LivePhase = 'recording' | 'paused' | 'held' | 'finishing' | 'ended';

export interface LiveState {
  /** null until the server has answered for the first time. */
  session_id: string | null;
  phase: LivePhase;
  /** Sound recorded, pauses left out. */
  elapsed_s: number;
  /** Of it, what the server does not have yet. */
  unsent_s: number;
  up: boolean;
  /** The browser keeps no copy of what is unsent. */
  full: boolean;
  /** The device went away, or the sharing was ended. */
  gone: boolean;
  advice: Advice | null;
  /** After a long silence: seconds until the recording ends by itself; null otherwise. */
  silenceLeft_s: number | null;
  /** What the server announces, such as that a limit is near. */
  notice: string | null;
  /** Why the server takes no more, in a sentence. */
  refused: string | null;
}

/** A recording that is followed while it is made, in the tab that makes it. */
export interface LiveRecording {
  state: StoreApi<LiveState>;
  voices: readonly Voice[];
  pause: () => Promise<void>;
  resume: () => void;
  /** A mark at a moment of the recording. */
  mark: (text: string, at_s: number) => void;
  /** Sends what is left and ends the recording; resolves when the server has done so. */
  finish: () => Promise<void>;
  /** Ends it here and forgets what is kept; the session is its owner's to delete. */
  abandon: () => Promise<void>;
  /** Somebody is there, or words came: the silence begins anew. */
  heard: () => void;
}

export interface LiveOptions {
  /** null where nothing more is recorded, and what is left is sent. */
  capture: Capture | null;
  line: LiveLine;
  store: FrameStore;
  note: LiveNote;
  /** In ms. */
  now?: () => number;
}

/** It asks after so long a silence, and ends the recording so much later. */
const [askAfter_s, stopAfter_s] = [600, 60];
/** No frame for so long, and the page or the device was asleep. */
const asleepMs = 3000;

export async function startLiveRecording({
  capture,
  line,
  store,
  note,
  now = () => performance.now(),
}: LiveOptions): Promise<LiveRecording> {
  const frame_samples = capture?.frame_samples ?? Math.round(note.sample_rate_hz / 5);
  const care = createSoundCare(frame_samples / note.sample_rate_hz);
  const releases = [holdLock(liveLock(note.id)), ...(capture ? [holdScreen()] : [])];
  let lastFrameAt = now();
  const state = createStore<LiveState>(() => ({
    session_id: note.session_id,
    phase: capture ? 'recording' : 'finishing',
    elapsed_s: note.length_s,
    unsent_s: 0,
    up: false,
    full: false,
    gone: false,
    advice: null,
    silenceLeft_s: null,
    notice: null,
    refused: null,
  }));
  const phase = (): LivePhase => state.getState().phase;
  const sender = createFrameSender({
    line,
    store,
    note,
    frame_samples,
    onChange({ session_id, up, made, stored, full, refused, notice, length_s }) {
      const waits = Math.max(0, made - stored);
      state.setState({
        session_id,
        up,
        full,
        refused,
        notice: notice?.message ?? null,
        elapsed_s: length_s,
        unsent_s: (waits * frame_samples) / note.sample_rate_hz,
      });
      if (refused !== null) end();
    },
  });

  function end(): void {
    capture?.close();
    for (const release of releases.splice(0)) release();
    sender.close();
    state.setState({ phase: 'ended' });
  }

  function interrupted(): void {
    void sender.tell('live:pause');
    void sender.tell('live:resume');
  }

  function onFrame(pcm: Uint8Array<ArrayBuffer>): void {
    const at = now();
    // Nobody pressed anything, and yet time is missing: the transcript shall say so.
    if (phase() === 'recording' && at - lastFrameAt > asleepMs) interrupted();
    lastFrameAt = at;
    sender.add(pcm);
    const { advice, silent_s } = care.add(levelOf(pcm, note.channels));
    state.setState({
      advice,
      silenceLeft_s: silent_s < askAfter_s ? null : Math.max(0, Math.ceil(askAfter_s + stopAfter_s - silent_s)),
    });
    if (phase() === 'recording' && silent_s >= askAfter_s + stopAfter_s) void finish();
  }

  async function hold(into: 'paused' | 'held'): Promise<void> {
    if (phase() !== 'recording') {
      // Whoever pauses while the device is away does not want it back by itself.
      if (phase() === 'held') state.setState({ phase: into });
      return;
    }
    state.setState({ phase: into, advice: null });
    await capture?.pause();
    void sender.tell('live:pause');
  }

  function goOn(): void {
    if (phase() !== 'paused' && phase() !== 'held') return;
    lastFrameAt = now();
    state.setState({ phase: 'recording' });
    void sender.tell('live:resume');
    care.heard();
    capture?.resume();
  }

  let ending: Promise<void> | null = null;
  async function finish(): Promise<void> {
    if (phase() === 'ended') return;
    ending ??= sendTheRest();
    await ending;
  }

  async function sendTheRest(): Promise<void> {
    state.setState({ phase: 'finishing', advice: null, silenceLeft_s: null });
    await capture?.pause();
    capture?.close();
    await sender.tell('live:stop');
    await sender.drop();
    end();
  }

  async function prepared(preparing: Promise<void>): Promise<void> {
    try {
      await preparing;
    } catch (error) {
      end();
      throw error;
    }
  }

  if (capture) {
    await prepared(
      capture.prepare({
        onFrame,
        onHeld: () => void hold('held'),
        onBack: () => void (phase() === 'held' && !state.getState().gone && goOn()),
        onGone() {
          state.setState({ gone: true });
          void hold('held');
        },
      }),
    );
    // One that goes on was interrupted, whether or not anybody paused it: the mark says so.
    if (note.made > 0 || note.session_id !== null) interrupted();
    lastFrameAt = now();
    capture.resume();
  }

  return {
    state,
    voices: capture?.voices ?? [],
    pause: () => hold('paused'),
    resume: goOn,
    mark: (text, at_s) => void sender.tell('live:mark', { text, at_s }),
    finish,
    async abandon() {
      end();
      await sender.drop();
    },
    heard() {
      care.heard();
      state.setState({ silenceLeft_s: null });
    },
  };
}
