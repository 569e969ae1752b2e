import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBegins, thirdParty } from './third-party.ts';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');
const current = read('THIRD_PARTY.md');

test('THIRD_PARTY.md lists the installed packages, and every licence is known', () => {
  expect(current, 'run `npm run third-party`').toBe(thirdParty(read('package-lock.json'), current));
  expect(current).not.toContain('not stated');
});

test('a new production package changes the list, a development one does not', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> };
  const withOne = (more: object): string =>
    thirdParty(
      JSON.stringify({ packages: { ...lock.packages, 'node_modules/zz-new': { version: '1.0.0', ...more } } }),
      current,
    );
  expect(withOne({ license: 'MIT', dev: true })).toBe(current);
  expect(withOne({ license: 'Zlib' })).toContain('- **Zlib**: zz-new');
  expect(withOne({})).toContain('- **not stated**: zz-new');
});

test('another node-av must be checked by a person', () => {
  const other = read('package-lock.json').replace(/("node_modules\/node-av": \{\s*"version": )"[^"]*"/, '$1"99.0.0"');
  expect(() => thirdParty(other, current)).toThrow('node-av is 99.0.0');
  expect(() => thirdParty(other, current.replace(listBegins, ''))).toThrow('has no line');
});
