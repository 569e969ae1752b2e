import { afterEach, expect, test, vi } from 'vitest';
import { createFrameSender, type FrameSender, type SenderState } from './frame-sender';
import type { LiveNote } from './frame-store';
import { FakeLive, MemoryFrames } from '#lib/client/live/testing/fake-live';

const fresh: LiveNote = {
  id: 'one',
  session_id: null,
  started_at: 0,
  source: 'microphone',
  sample_rate_hz: 48_000,
  channels: 1,
  made: 0,
  length_s: 0,
  base: 0,
  controls: [],
};
const frame = (number: number): Uint8Array<ArrayBuffer> => new Uint8Array([number, number]);
const numbers = (live: FakeLive): (number | undefined)[] => live.stored.map((pcm) => pcm[0]);
const count = (length: number): number[] => Array.from({ length }, (_, index) => index);

const open: FrameSender[] = [];
afterEach(() => {
  for (const sender of open.splice(0)) sender.close();
});

function setUp(
  note = fresh,
  store = new MemoryFrames(),
  live = new FakeLive(),
): { live: FakeLive; store: MemoryFrames; sender: FrameSender; states: SenderState[] } {
  const states: SenderState[] = [];
  const sender = createFrameSender({
    connection: live,
    store,
    note,
    frame_samples: 1,
    onChange: (state) => states.push(state),
    waitMs: 1,
  });
  open.push(sender);
  return { live, store, sender, states };
}

const all = (live: FakeLive, length: number): Promise<void> =>
  vi.waitFor(() => expect(numbers(live)).toEqual(count(length)));

test('frames from before the connection are sent in order, each once, and deleted when they are stored', async () => {
  const { live, store, sender, states } = setUp();
  for (const number of count(20)) sender.add(frame(number));
  await vi.waitFor(() => expect(store.frames.size).toBe(20));
  live.up();
  await all(live, 20);
  sender.add(frame(20));
  await all(live, 21);
  expect(live.came).toEqual(count(21));
  await vi.waitFor(() => expect(store.frames.size).toBe(0));
  expect(store.note).toMatchObject({ session_id: 'session', made: 21 });
  expect(states.at(-1)).toEqual({
    session_id: 'session',
    up: true,
    made: 21,
    length_s: expect.closeTo(21 / 48_000, 9),
    stored: 21,
    full: false,
    refused: null,
    notice: null,
  });
});

test('a connection that breaks with a frame under way loses none and stores none twice', async () => {
  const { live, sender } = setUp();
  live.up();
  for (const number of count(5)) sender.add(frame(number));
  await all(live, 5);
  live.loseNextAnswer = true;
  for (const number of [5, 6, 7]) sender.add(frame(number));
  await vi.waitFor(() => expect(sender.state().up).toBe(false));
  for (const number of [8, 9]) sender.add(frame(number));
  live.up();
  await all(live, 10);
  expect(live.starts).toBe(2);
  expect(live.came.filter((number) => number === 5)).toEqual([5]);
});

test('after a long outage frames are read from the browser’s storage, not from memory', async () => {
  const { live, store, sender } = setUp();
  for (const number of count(300)) sender.add(frame(number % 256));
  await vi.waitFor(() => expect(store.frames.size).toBe(300));
  const read = vi.spyOn(store, 'read');
  live.up();
  await vi.waitFor(() => expect(live.stored).toHaveLength(300));
  expect(numbers(live)).toEqual(count(300).map((number) => number % 256));
  expect(read.mock.calls.length).toBeGreaterThan(200);
});

test('a pause and a marker are sent at their place between the frames, also after a lost connection', async () => {
  const { live, sender } = setUp();
  live.up();
  for (const number of count(3)) sender.add(frame(number));
  await all(live, 3);
  live.cut();
  sender.add(frame(3));
  const paused = sender.tell('live:pause');
  void sender.tell('live:resume');
  for (const number of [4, 5]) sender.add(frame(number));
  void sender.tell('live:mark', { text: 'the price', at_s: 3 });
  sender.add(frame(6));
  live.up();
  await paused;
  await all(live, 7);
  const stopped = sender.tell('live:stop');
  await stopped;
  expect(live.events).toEqual([
    ['live:pause', 4],
    ['live:resume', 4],
    ['live:mark', 6, 'the price'],
    ['live:stop', 7],
  ]);
});

test('after a crash the next page continues with the kept frames and their numbers', async () => {
  const first = setUp();
  first.live.up();
  for (const number of count(4)) first.sender.add(frame(number));
  await all(first.live, 4);
  first.live.cut();
  for (const number of [4, 5]) first.sender.add(frame(number));
  void first.sender.tell('live:mark', { text: 'kept', at_s: 3 });
  await vi.waitFor(() => expect(first.store.note?.controls).toHaveLength(1));
  first.sender.close();
  const { note } = first.store;
  expect(note).toMatchObject({ session_id: 'session', made: 6 });
  const { live, sender } = setUp(note ?? fresh, first.store, first.live);
  sender.add(frame(6));
  live.up();
  await all(live, 7);
  expect(live.events).toEqual([['live:mark', 6, 'kept']]);
});

test('frames that only the server knows are not sent again; frames that nobody has become silence', async () => {
  const known = new FakeLive();
  known.stored.push(frame(0), frame(1), frame(2));
  const { live, sender } = setUp({ ...fresh, session_id: 'session', made: 1 }, new MemoryFrames(), known);
  live.up();
  await vi.waitFor(() => expect(sender.state().made).toBe(3));
  sender.add(frame(3));
  await all(live, 4);
  const gap = setUp({ ...fresh, made: 2 });
  gap.sender.add(frame(9));
  gap.live.up();
  await vi.waitFor(() => expect(gap.live.stored).toEqual([new Uint8Array(2), new Uint8Array(2), frame(9)]));
});

test('a busy server is tried again later; a final refusal shows its own sentence', async () => {
  const { live, sender } = setUp();
  live.refuseWith = { status: 503, detail: 'Later.' };
  live.up();
  for (const number of count(3)) sender.add(frame(number));
  await all(live, 3);
  expect([live.renewals, live.starts]).toEqual([1, 1]);
  live.refuseWith = { status: 409, code: 'live_taken', detail: 'This recording continues in another window.' };
  sender.add(frame(3));
  await vi.waitFor(() => expect(sender.state().refused).toBe('This recording continues in another window.'));
  expect(live.stored).toHaveLength(3);
});

test('a recording that ended during an outage counts as ended, and one that continues elsewhere ends here', async () => {
  const { live, sender } = setUp();
  live.up();
  sender.add(frame(0));
  await all(live, 1);
  live.cut();
  const stopped = sender.tell('live:stop');
  live.refuseWith = { status: 409, code: 'session_not_empty', detail: 'This recording has already ended.' };
  live.up();
  await stopped;
  const other = setUp();
  other.live.up();
  await vi.waitFor(() => expect(other.sender.state().up).toBe(true));
  other.live.say('live:notice', {
    session_id: 'session',
    code: 'length',
    message: 'Five minutes are left.',
    left_s: 300,
  });
  expect(other.sender.state().notice).toEqual({ message: 'Five minutes are left.', left_s: 300 });
  other.live.say('live:ended', { session_id: 'session', reason: 'taken_over' });
  expect(other.sender.state()).toMatchObject({
    up: false,
    refused: 'This recording continues in another tab or on another device.',
  });
});

test('sound after the server gave the recording up becomes another recording, complete', async () => {
  const { live, sender, store } = setUp();
  live.up();
  for (const number of count(4)) sender.add(frame(number));
  await all(live, 4);
  live.cut();
  live.hasEnded = true;
  for (const number of [4, 5, 6]) sender.add(frame(number));
  live.up();
  await vi.waitFor(() => expect(numbers(live)).toEqual([4, 5, 6]));
  expect(sender.state()).toMatchObject({ session_id: 'another', refused: null });
  expect(live.came.slice(4)).toEqual([0, 1, 2]);
  await vi.waitFor(() => expect(store.note).toMatchObject({ session_id: 'another', base: 4, made: 7 }));
  const nothing = setUp();
  nothing.live.up();
  nothing.sender.add(frame(0));
  await all(nothing.live, 1);
  await vi.waitFor(() => expect(nothing.store.frames.size).toBe(0));
  nothing.live.cut();
  nothing.live.hasEnded = true;
  nothing.live.up();
  await vi.waitFor(() => expect(nothing.sender.state().refused).toBe('This recording has already ended.'));
});

test('a browser without storage says so, and nothing is lost while the page is open', async () => {
  const store = new MemoryFrames();
  store.isFull = true;
  const { live, sender, states } = setUp(fresh, store);
  for (const number of count(100)) sender.add(frame(number));
  await vi.waitFor(() => expect(states.some(({ full }) => full)).toBe(true));
  live.up();
  await all(live, 100);
});
