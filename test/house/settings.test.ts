import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSettings, settingNames } from '#lib/base/settings/settings';

const page = readFileSync(new URL('../../docs/SETTINGS.md', import.meta.url), 'utf8');
/** Rows of its tables: the names in the first cell, their defaults in the second. */
const rows = [...page.matchAll(/^\| (`[A-Z][^|]*) \| ([^|]*) \|/gm)].map(([, names = '', defaults = '']) => ({
  names: [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
  defaults: defaults.split(', ').map((value) => value.replaceAll('`', '')),
}));
/** Read by libraries, not by our own code. */
const ofOthers = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

test('docs/SETTINGS.md has each setting once, and no other', () => {
  const documented = rows.flatMap(({ names }) => names);
  expect(documented.toSorted()).toEqual([...settingNames, ...ofOthers].toSorted());
});

test('its defaults are those of the program', () => {
  const defaults = new Map(
    Object.entries(parseSettings({})).map(([name, value]) => [name, JSON.stringify(value).replaceAll('"', '')]),
  );
  const wrong = rows.flatMap(({ names, defaults: told }) =>
    names.flatMap((name, index) => {
      const is = defaults.get(name);
      const says = told.length === 1 ? told[0] : told[index];
      return is !== undefined && is !== says ? [`${name}: ${is}, not ${says}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});
