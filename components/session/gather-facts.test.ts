import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runOf, sessionId, viewAfter } from '#components/testing/snapshot';
import { emptyView } from '#lib/events/view';
import { gatherFacts } from '#lib/client/session/gather-facts';
import { pageCode } from '#lib/client/session/page-code';
import { createSessionStore } from '#lib/client/session/session-store';

const facts = runOf();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store, its gatherer, and how often the page would be drawn. */
function page() {
  const store = createSessionStore(emptyView(sessionId));
  const drawn = vi.fn();
  store.subscribe(drawn);
  return { store, drawn, gathered: gatherFacts(store, 200) };
}

test('the first fact is shown at once, those that follow together', () => {
  const { store, drawn, gathered } = page();
  for (const fact of facts.slice(0, 9)) gathered.add(fact, pageCode);
  expect(store.getState().view).toEqual(viewAfter(facts.slice(0, 1)));
  expect(gathered.seq(), 'a transport knows what has come').toBe(9);
  vi.advanceTimersByTime(200);
  expect(store.getState().view).toEqual(viewAfter(facts.slice(0, 9)));
  expect(drawn).toHaveBeenCalledTimes(2);
});

test('a fact that comes after a pause is shown at once again', () => {
  const { store, gathered } = page();
  for (const fact of facts.slice(0, 3)) gathered.add(fact, pageCode);
  vi.advanceTimersByTime(401);
  for (const fact of facts.slice(3, 6)) gathered.add(fact, pageCode);
  expect(store.getState().view.seq).toBe(4);
  vi.runAllTimers();
  expect(store.getState().view.seq).toBe(6);
});

test('each result is drawn in a task of its own', () => {
  const { store, gathered } = page();
  const results = (): number => Object.values(store.getState().view.steps).filter(({ data }) => data !== null).length;
  const seen: number[] = [];
  store.subscribe(() => seen.push(results()));
  for (const fact of facts) gathered.add(fact, pageCode);
  vi.runAllTimers();
  expect(store.getState().view).toEqual(viewAfter(facts));
  expect(new Set(seen)).toEqual(new Set(Array.from({ length: results() + 1 }, (_, count) => count)));
});

test('what waits is applied on demand, once', () => {
  const { store, gathered } = page();
  for (const fact of facts.slice(0, 5)) gathered.add(fact, pageCode);
  gathered.flush();
  expect(store.getState().view).toEqual(viewAfter(facts.slice(0, 5)));
  const before = store.getState().view;
  vi.advanceTimersByTime(1000);
  expect(store.getState().view).toBe(before);
});
