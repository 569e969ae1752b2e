import { expect, test } from 'vitest';
import { createSessionStore } from '#lib/client/session-store';
import { emptyView } from '#lib/events/view';
import { runOf, sessionId, viewAfter } from '../testing/snapshot';

const facts = runOf();

test('the store is the fold of the facts, however often they come', () => {
  const store = createSessionStore(emptyView(sessionId));
  for (const fact of facts) store.getState().apply(fact);
  expect(store.getState().view).toEqual(viewAfter(facts));
  const once = store.getState().view;
  for (const fact of facts) store.getState().apply(fact);
  expect(store.getState().view).toBe(once);
});

test('a page that joins late goes on from its snapshot', () => {
  const store = createSessionStore(viewAfter(facts.slice(0, 9)));
  for (const fact of facts.slice(4)) store.getState().apply(fact);
  expect(store.getState().view).toEqual(viewAfter(facts));
});

test('a whole view replaces only an older one', () => {
  const store = createSessionStore(viewAfter(facts.slice(0, 9)));
  store.getState().replaceView(viewAfter(facts.slice(0, 5)));
  expect(store.getState().view.seq).toBe(9);
  store.getState().replaceView(viewAfter(facts));
  expect(store.getState().view.status).toBe('completed');
});
