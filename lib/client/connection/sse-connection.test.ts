import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Fact } from '#lib/events/facts';
import type { SessionView } from '#lib/events/view';
import type { ConnectionHandlers, ConnectionState } from './transport';
import { followByEvents } from './sse-connection';

const fact = (seq: number): string =>
  `id: ${seq}\ndata: ${JSON.stringify({ type: 'error', message: 'x', code: 'internal', retryable: false, seq, at: '', session_id: 's' })}\n\n`;

let states: ConnectionState[];
let seqs: number[];
let views: number[];
let asked: string[];
let stop: () => void;
let taken: Set<string>;

/** The parts of the browser's Web Locks that are used here. */
const locks = {
  async request(name: string, _: object, hold: (lock: object | null) => Promise<void> | undefined): Promise<void> {
    if (taken.has(name)) return hold(null);
    taken.add(name);
    await hold({});
    taken.delete(name);
  },
};

const handlers: ConnectionHandlers = {
  seq: () => seqs.at(-1) ?? 0,
  onView: (view: SessionView) => void views.push(view.seq),
  onFact: (given: Fact) => void seqs.push(given.seq),
  onShown: () => undefined,
  onViewers: () => undefined,
  onState: (state) => void states.push(state),
};

/** A stream that sends a text and is then silent until the page aborts it. */
function silentAfter(text: string, signal: AbortSignal | null | undefined): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
      },
    }),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  [states, seqs, views, asked, taken] = [[], [], [], [], new Set()];
  vi.stubGlobal('navigator', { locks });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a connection that is silent for forty seconds is dropped, and the next one resumes after the last fact', async () => {
  vi.stubGlobal('fetch', async (path: string, { signal }: RequestInit) => {
    asked.push(path);
    return silentAfter(fact(asked.length), signal);
  });
  stop = followByEvents('s', handlers, () => undefined);
  await vi.advanceTimersByTimeAsync(39_000);
  expect(asked).toEqual(['/api/sessions/s/events?after=0']);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(asked).toEqual(['/api/sessions/s/events?after=0', '/api/sessions/s/events?after=1']);
  expect(seqs).toEqual([1, 2]);
  expect(states.map(({ kind }) => kind)).toEqual(['live', 'reconnecting', 'live']);
});

test('after a missing fact it reads again from the last one', async () => {
  vi.stubGlobal('fetch', async (path: string, { signal }: RequestInit) => {
    asked.push(path);
    return silentAfter(asked.length === 1 ? fact(1) + fact(3) : fact(2) + fact(3), signal);
  });
  stop = followByEvents('s', handlers, () => undefined);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(seqs).toEqual([1, 2, 3]);
});

test('a session that is gone is not requested again, and the page says why', async () => {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return Response.json({ detail: 'There is no session at this address.' }, { status: 404 });
  });
  stop = followByEvents('s', handlers, () => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
  expect(states).toEqual([{ kind: 'refused', sentence: 'There is no session at this address.' }]);
});

test('an unavailable server is tried again, at growing intervals', async () => {
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    throw new TypeError('fetch failed');
  });
  stop = followByEvents('s', handlers, () => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.length).toBeLessThan(20);
});

test('if other tabs have all streams it requests the view, and takes a stream when one is free', async () => {
  for (let slot = 0; slot < 3; slot += 1) taken.add(`undertone-stream-${slot}`);
  vi.stubGlobal('fetch', async (path: string, { signal }: RequestInit) => {
    asked.push(path);
    return path.includes('/events') ? silentAfter(fact(1), signal) : Response.json({ view: { seq: asked.length } });
  });
  stop = followByEvents('s', handlers, () => undefined);
  await vi.advanceTimersByTimeAsync(3000);
  expect(asked).toEqual(['/api/sessions/s', '/api/sessions/s']);
  expect(views).toEqual([1, 2]);
  taken.delete('undertone-stream-1');
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked.at(-1)).toBe('/api/sessions/s/events?after=0');
  expect(taken.has('undertone-stream-1')).toBe(true);
});
