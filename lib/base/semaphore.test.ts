import { expect, test } from 'vitest';
import { Semaphore } from './semaphore.ts';

const never = new AbortController().signal;

test('runs at most its width at once, in order of arrival, including failures', async () => {
  const lane = new Semaphore(2);
  const log: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const act = (name: string) => () => {
    log.push(name);
    const gate = Promise.withResolvers<void>();
    gates.set(name, gate);
    return gate.promise;
  };
  const all = ['a', 'b', 'c', 'd'].map((name) => lane.run(act(name), never));
  await new Promise(setImmediate);
  expect([log, lane.hasRoom]).toEqual([['a', 'b'], false]);
  gates.get('a')?.reject(new Error('broken'));
  await expect(all[0]).rejects.toThrow('broken');
  await new Promise(setImmediate);
  expect(log).toEqual(['a', 'b', 'c']);
  for (const name of ['b', 'c', 'd']) {
    gates.get(name)?.resolve();
    await new Promise(setImmediate);
  }
  await Promise.all(all.slice(1));
  expect([log, lane.hasRoom]).toEqual([['a', 'b', 'c', 'd'], true]);
});

test('a call that is aborted before its turn does not run, and frees its place', async () => {
  const lane = new Semaphore(1);
  const first = Promise.withResolvers<void>();
  const stop = new AbortController();
  const running = lane.run(() => first.promise, never);
  const waiting = lane.run(() => Promise.reject(new Error('begun')), stop.signal);
  stop.abort();
  first.resolve();
  await running;
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(lane.hasRoom).toBe(true);
});
