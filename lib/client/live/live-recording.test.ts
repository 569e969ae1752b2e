import { afterEach, expect, test, vi } from 'vitest';
import type { Capture, CaptureEvents } from './capture';
import type { LiveNote } from './frame-store';
import { type LiveRecording, startLiveRecording } from './live-recording';
import { FakeLive, MemoryFrames } from '#lib/client/live/testing/fake-live';

const note: LiveNote = {
  id: 'one',
  session_id: null,
  started_at: 0,
  source: 'microphone',
  sample_rate_hz: 10,
  channels: 1,
  made: 0,
  length_s: 0,
  base: 0,
  controls: [],
};

/** A device of 10 samples per second that makes frames of 0.2 s on demand. */
class FakeCapture implements Capture {
  source = 'microphone' as const;
  sample_rate_hz = 10;
  channels = 1 as const;
  voices = [];
  frame_samples = 2;
  isRunning = false;
  isClosed = false;
  events: CaptureEvents | null = null;

  async prepare(events: CaptureEvents): Promise<void> {
    this.events = events;
  }
  resume(): void {
    this.isRunning = true;
  }
  /** The sound before the pause is passed on with it. */
  async pause(): Promise<void> {
    if (this.isRunning) this.frames(1);
    this.isRunning = false;
  }
  close(): void {
    this.isClosed = true;
  }
  frames(count: number, sample = 0): void {
    for (let index = 0; index < count; index += 1)
      this.events?.onFrame(new Uint8Array(new Int16Array([sample, -sample]).buffer));
  }
}

const begun: LiveRecording[] = [];
afterEach(async () => {
  for (const recording of begun.splice(0)) await recording.abandon();
  vi.unstubAllGlobals();
});

async function setUp(about = note): Promise<{
  recording: LiveRecording;
  capture: FakeCapture;
  live: FakeLive;
  store: MemoryFrames;
  clock: { now: number };
}> {
  vi.stubGlobal('document', {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    visibilityState: 'hidden',
  });
  const [capture, live, store, clock] = [new FakeCapture(), new FakeLive(), new MemoryFrames(), { now: 0 }];
  const recording = await startLiveRecording({ capture, connection: live, store, note: about, now: () => clock.now });
  begun.push(recording);
  live.up();
  return { recording, capture, live, store, clock };
}

test('it records, pauses, is marked, continues and ends; everything is stored first, and nothing stays in the browser', async () => {
  const { recording, capture, live, store } = await setUp();
  capture.frames(4);
  await recording.pause();
  expect(recording.state.getState()).toMatchObject({ phase: 'paused', elapsed_s: 1 });
  recording.mark('here', 1);
  recording.resume();
  capture.frames(3);
  await recording.finish();
  expect(live.events).toEqual([
    ['live:pause', 5],
    ['live:mark', 5, 'here'],
    ['live:resume', 5],
    ['live:stop', 9],
  ]);
  expect(recording.state.getState()).toMatchObject({ phase: 'ended', session_id: 'session', unsent_s: 0 });
  expect([capture.isClosed, store.frames.size, store.note]).toEqual([true, 0, null]);
});

test('an incoming call is a pause, and the recording continues by itself afterwards; the user’s own pause stays', async () => {
  const { recording, capture, live } = await setUp();
  capture.frames(2);
  capture.events?.onHeld();
  expect(recording.state.getState().phase).toBe('held');
  await vi.waitFor(() => expect(live.events).toEqual([['live:pause', 3]]));
  capture.events?.onBack();
  expect([recording.state.getState().phase, capture.isRunning]).toEqual(['recording', true]);
  await recording.pause();
  capture.events?.onHeld();
  capture.events?.onBack();
  expect(recording.state.getState().phase).toBe('paused');
});

test('a removed device holds the recording, which can still be ended with everything so far', async () => {
  const { recording, capture, live } = await setUp();
  capture.frames(2);
  capture.events?.onGone();
  capture.events?.onBack();
  expect(recording.state.getState()).toMatchObject({ phase: 'held', gone: true });
  await recording.finish();
  expect(live.stored).toHaveLength(3);
});

test('a page that was asleep leaves a mark', async () => {
  const { capture, live, clock } = await setUp();
  capture.frames(2);
  clock.now = 60_000;
  capture.frames(1);
  await vi.waitFor(() =>
    expect(live.events).toEqual([
      ['live:pause', 2],
      ['live:resume', 2],
    ]),
  );
  expect(live.stored).toHaveLength(3);
});

test('a recording that continues after a crash has a mark at the interruption', async () => {
  const { recording, capture, live } = await setUp({ ...note, session_id: 'session', made: 3, length_s: 0.6 });
  expect(recording.state.getState().elapsed_s).toBeCloseTo(0.6);
  capture.frames(1);
  await vi.waitFor(() =>
    expect(live.events).toEqual([
      ['live:pause', 3],
      ['live:resume', 3],
    ]),
  );
  expect(live.stored).toHaveLength(4);
});

test('after ten minutes of silence the page asks, and ends the recording a minute later without an answer', async () => {
  const { recording, capture } = await setUp();
  const left = (): number | null => recording.state.getState().silenceLeft_s;
  capture.frames(2990);
  expect(left()).toBe(null);
  capture.frames(20);
  expect(left()).toBeGreaterThan(50);
  recording.heard();
  capture.frames(1);
  expect(left()).toBe(null);
  capture.frames(3305);
  await vi.waitFor(() => expect(recording.state.getState().phase).toBe('ended'));
});

test('the server’s notices are passed on', async () => {
  const { recording, live } = await setUp();
  live.say('live:notice', { session_id: 'session', code: 'length', message: 'Five minutes are left.', left_s: 300 });
  expect(recording.state.getState().notice).toBe('Five minutes are left.');
});

test('a final refusal of the server ends it here, with the reason, and the frames stay in the browser', async () => {
  const { recording, capture, live, store } = await setUp();
  capture.frames(1);
  await vi.waitFor(() => expect(live.stored).toHaveLength(1));
  live.refuseWith = { status: 422, detail: 'The recording has reached 180 minutes.' };
  capture.frames(1);
  await vi.waitFor(() =>
    expect(recording.state.getState()).toMatchObject({
      phase: 'ended',
      refused: 'The recording has reached 180 minutes.',
    }),
  );
  expect([capture.isClosed, store.note?.made]).toEqual([true, 2]);
});
