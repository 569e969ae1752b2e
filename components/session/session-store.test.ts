import { expect, test } from 'vitest';
import { createSessionStore } from '#lib/client/session/session-store';
import { pageCode } from '#lib/client/session/page-code';
import type { Fact } from '#lib/events/facts';
import { emptyView } from '#lib/events/view';
import { toldOf } from '#lib/glance/told';
import { runOf, sessionId, viewAfter } from '#components/testing/snapshot';

const facts = runOf();

test('the store is the fold of the facts, however often they come', () => {
  const store = createSessionStore(emptyView(sessionId));
  for (const fact of facts) store.getState().apply([fact], pageCode);
  expect(store.getState().view).toEqual(viewAfter(facts));
  expect(store.getState().told, 'what is said of the results follows them').toEqual(toldOf(viewAfter(facts)));
  expect(store.getState().told.ranked.length).toBeGreaterThanOrEqual(3);
  const once = store.getState().view;
  for (const fact of facts) store.getState().apply([fact], pageCode);
  expect(store.getState().view).toBe(once);
});

test('a page that joins late continues from its snapshot', () => {
  const store = createSessionStore(viewAfter(facts.slice(0, 9)));
  for (const fact of facts.slice(4)) store.getState().apply([fact], pageCode);
  expect(store.getState().view).toEqual(viewAfter(facts));
});

test('a whole view replaces only an older one', () => {
  const store = createSessionStore(viewAfter(facts.slice(0, 9)));
  store.getState().replaceView(viewAfter(facts.slice(0, 5)), pageCode);
  expect(store.getState().view.seq).toBe(9);
  store.getState().replaceView(viewAfter(facts), pageCode);
  expect(store.getState().view.status).toBe('completed');
});

test('the unfinished piece stays until a settled passage covers it, a pause or the end', () => {
  const store = createSessionStore(emptyView(sessionId));
  const { show } = store.getState();
  const apply = (fact: Fact): void => store.getState().apply([fact], pageCode);
  const say = (data: unknown): void =>
    show({ type: 'partial', analysis_type: 'transcript', data, ephemeral: true, session_id: sessionId });
  const stamp = (seq: number) => ({ seq, at: '2026-01-01T00:00:00.000Z', session_id: sessionId });
  apply({ type: 'live', event: 'started', at_s: 0, ...stamp(1) });
  say({ text: 'How are', firm_chars: 99, start_s: 4 });
  expect(store.getState().open).toEqual({ text: 'How are', firm_chars: 7, start_s: 4 });
  const passage = { id: 0, start_s: 0, end_s: 3, speaker: null, text: 'Hello.', confidence: 1 };
  apply({ type: 'partial', analysis_type: 'transcript', data: passage, ...stamp(2) });
  expect(store.getState().open?.text, 'a block of what came before').toBe('How are');
  apply({
    type: 'partial',
    analysis_type: 'transcript',
    data: { ...passage, id: 1, start_s: 4, end_s: 6 },
    ...stamp(3),
  });
  expect(store.getState().open).toBe(null);
  say({ text: 'And then', firm_chars: 0, start_s: 7 });
  apply({ type: 'live', event: 'marked', at_s: 8, text: 'this', ...stamp(4) });
  expect(store.getState().open?.text).toBe('And then');
  apply({ type: 'live', event: 'paused', at_s: 8, ...stamp(5) });
  expect(store.getState().open).toBe(null);
  say({ words: 'none' });
  expect(store.getState().open).toBe(null);
});
