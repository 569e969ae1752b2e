import { globSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { anyOf, lexicon, parseLexicon, readLexicon } from './lexicon.ts';

const folder = fileURLToPath(new URL('lists', import.meta.url));
const names = readdirSync(folder).map((file) => basename(file, '.txt'));

it.each(names)('%s gives its content, source and licence, and contains each term once', (name) => {
  const { about, source, licence, terms } = readLexicon(name);
  expect(about).toMatch(/\.$/u);
  expect(source).toMatch(/\.$/u);
  expect(licence).toBe('MIT');
  expect(terms.every((term) => term !== '' && term === term.trim() && term === term.toLowerCase())).toBe(true);
  expect(terms).toEqual([...new Set(terms)].toSorted());
});

it('reads a list whose lines end as on Windows', () => {
  const file = readFileSync(`${folder}/no-words.txt`, 'utf8');
  expect(file).not.toContain('\r');
  expect(parseLexicon('no-words', file.replaceAll('\n', '\r\n'))).toEqual(readLexicon('no-words'));
});

it('has only lists that code uses', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const code = globSync(['lib/**/*.ts', 'scripts/**/*.ts'], { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
    .join('\n');
  expect(names.filter((name) => !code.includes(`'${name}'`) && !code.includes(`@${name}`))).toEqual([]);
});

it('reads terms, and joins them to alternatives of a pattern', () => {
  expect(lexicon('no-words')).toEqual(new Set(['nah', 'no', 'nope']));
  expect(new RegExp(`^(?:${anyOf('crimes')})$`, 'u').test('arsonist')).toBe(true);
  expect(() => lexicon('none')).toThrow(/none/u);
});
