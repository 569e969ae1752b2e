import { afterEach, expect, test, vi } from 'vitest';
import { mayHoldWork } from './left-behind';

afterEach(() => vi.unstubAllGlobals());

function browserWith(stored: Record<string, string>, databases: readonly string[] | null): void {
  vi.stubGlobal('localStorage', stored);
  vi.stubGlobal(
    'indexedDB',
    databases === null ? {} : { databases: () => Promise.resolve(databases.map((name) => ({ name, version: 1 }))) },
  );
}

test('a browser that never sent or recorded anything holds no unfinished work', async () => {
  browserWith({ 'undertone.theme': 'dark' }, ['someone-elses']);
  expect(await mayHoldWork()).toBe(false);
});

test('an upload that was noted may be unfinished work', async () => {
  browserWith({ 'tus::tus-br-call.mp3::1': '{}' }, []);
  expect(await mayHoldWork()).toBe(true);
});

test.each(['undertone-recordings', 'undertone-live'])('the database %s may hold unfinished work', async (name) => {
  browserWith({}, [name]);
  expect(await mayHoldWork()).toBe(true);
});

test('a browser that cannot list its databases is searched, one that keeps nothing is not', async () => {
  browserWith({}, null);
  expect(await mayHoldWork()).toBe(true);
  browserWith({}, []);
  vi.stubGlobal('indexedDB', { databases: () => Promise.reject(new DOMException('blocked', 'SecurityError')) });
  expect(await mayHoldWork()).toBe(false);
});
