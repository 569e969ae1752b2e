import { expect, test } from 'vitest';
import { emptyView } from '#lib/events/view';
import { sessionId } from '#components/testing/snapshot';
import { loadPageCode } from './load-page-code';
import { pageCode } from './page-code';
import { createSessionStore } from './session-store';
import { withPageCode } from './with-page-code';

const select = { note: 'emotion_analysis', finding: null, time_s: null } as const;

test('of two presses before the code has loaded only the later is carried out', async () => {
  const store = createSessionStore(emptyView(sessionId));
  const ran: string[] = [];
  for (const name of ['first', 'second'])
    withPageCode(store, () => {
      ran.push(name);
      store.getState().select(select);
    });
  await loadPageCode();
  await Promise.resolve();
  expect(ran).toEqual(['second']);
});

test('a selection that needs no code is not replaced by an earlier press', async () => {
  const store = createSessionStore(emptyView(sessionId));
  const ran: string[] = [];
  withPageCode(store, () => ran.push('early'));
  store.getState().select(select);
  await loadPageCode();
  await Promise.resolve();
  expect(ran).toEqual([]);
  withPageCode(store, () => ran.push('late'));
  await loadPageCode();
  await Promise.resolve();
  expect(ran).toEqual(['late']);
});

test('with the code a press is carried out at once', () => {
  const store = createSessionStore(emptyView(sessionId));
  store.setState({ code: pageCode });
  const ran: unknown[] = [];
  withPageCode(store, (code) => ran.push(code));
  expect(ran).toEqual([pageCode]);
});
