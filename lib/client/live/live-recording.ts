import { createStore, type StoreApi } from 'zustand/vanilla';
import { holdLock } from '#lib/client/recording/hold-lock';
import { holdScreen } from '#lib/client/recording/wake-lock';
import type { Capture, Voice } from './capture';
import { createFrameSender } from './frame-sender';
import { type FrameStore, type LiveNote, liveLock } from './frame-store';
import type { LiveConnection } from './live-connection';
import { type Advice, createSoundCare, levelOf } from './sound-care';

/** `held`: the sound stopped although nobody paused it. `finishing`: remaining frames are being sent. */
type LivePhase = 'recording' | 'paused' | 'held' | 'finishing' | 'ended';

export interface LiveState {
  /** null until the server's first answer. */
  session_id: string | null;
  phase: LivePhase;
  /** Recorded sound, without pauses. */
  elapsed_s: number;
  /** The part of it that the server does not have yet. */
  unsent_s: number;
  up: boolean;
  /** The browser keeps no copy of unsent frames. */
  full: boolean;
  /** The device was removed, or the sharing was ended. */
  gone: boolean;
  advice: Advice | null;
  /** After a long silence: seconds until the recording ends by itself; null otherwise. */
  silenceLeft_s: number | null;
  /** The server's notice, such as that a limit is near. */
  notice: string | null;
  /** The sentence with which the server refuses more sound. */
  refused: string | null;
}

/** A live recording in the tab that makes it. */
export interface LiveRecording {
  state: StoreApi<LiveState>;
  voices: readonly Voice[];
  pause: () => Promise<void>;
  resume: () => void;
  /** Adds a marker at a moment of the recording. */
  mark: (text: string, at_s: number) => void;
  /** Sends the remaining frames and ends the recording; resolves when the server has ended it. */
  finish: () => Promise<void>;
  /** Ends it here and deletes the kept frames; the session stays until its owner deletes it. */
  abandon: () => Promise<void>;
  /** The user is present, or words came: the silence starts again. */
  heard: () => void;
}

export interface LiveOptions {
  /** null if no more is recorded, and only remaining frames are sent. */
  capture: Capture | null;
  connection: LiveConnection;
  store: FrameStore;
  note: LiveNote;
  /** In ms. */
  now?: () => number;
}

/** Seconds of silence after which the page asks, and after which it then ends the recording. */
const [askAfter_s, stopAfter_s] = [600, 60];
/** Without a frame for this long, the page or the device was asleep. */
const asleepMs = 3000;

export async function startLiveRecording({
  capture,
  connection,
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
    connection,
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
    // Nobody paused, and yet time is missing: the transcript must say so.
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
      // After a pause while the device is gone the recording must not resume by itself.
      if (phase() === 'held') state.setState({ phase: into });
      return;
    }
    state.setState({ phase: into, advice: null });
    await capture?.pause();
    void sender.tell('live:pause');
  }

  function continueRecording(): void {
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
        onBack: () => void (phase() === 'held' && !state.getState().gone && continueRecording()),
        onGone() {
          state.setState({ gone: true });
          void hold('held');
        },
      }),
    );
    // A recording that continues was interrupted, paused or not: the mark says so.
    if (note.made > 0 || note.session_id !== null) interrupted();
    lastFrameAt = now();
    capture.resume();
  }

  return {
    state,
    voices: capture?.voices ?? [],
    pause: () => hold('paused'),
    resume: continueRecording,
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
