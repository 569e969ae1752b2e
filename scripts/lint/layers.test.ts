import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { browser, layerOverrides, layers, readings, type Override } from './layers.ts';

const root = new URL('../../', import.meta.url);
const config = JSON.parse(readFileSync(new URL('.oxlintrc.json', root), 'utf8')) as { overrides: Override[] };

test('every folder of lib has its place in the order, and every place is a folder', () => {
  const folders = readdirSync(new URL('lib/', root), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect([...layers.flat(), browser].toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

test('every folder of lib/analyses that has a schema is a reading', () => {
  const folders = readdirSync(new URL('lib/analyses/', root), { withFileTypes: true, recursive: true })
    .filter(({ name }) => name === 'schema.ts')
    .map(({ parentPath }) => basename(parentPath));
  expect([...readings].toSorted()).toEqual(folders.toSorted());
});

test('the lint enforces the order as it is written down (npm run lint:layers writes it)', () => {
  const made = layerOverrides();
  const held = new Map(config.overrides.map((override) => [override.files.join(), override]));
  for (const override of made) expect(held.get(override.files.join())).toEqual(override);
});

test('an import that points down, sideways or out of its folder is refused, and one that points up is not', () => {
  const caught = (folder: string, specifier: string): boolean =>
    layerOverrides()
      .filter(({ files }) => files.includes(`lib/${folder}/**`))
      .flatMap(({ rules }) => rules['no-restricted-imports'][1].patterns)
      .some(({ regex }) => new RegExp(regex, 'u').test(specifier));
  for (const [folder, specifier] of [
    ['base', '#lib/audio/contract'],
    ['events', '#lib/pipeline/run'],
    ['pipeline', '#lib/events/view'],
    ['sessions', '#lib/client/problem'],
    ['text', '#components/ui/button'],
    ['text', '../base/words.ts'],
    ['text', './acts/act-words.ts'],
    ['analyses/emotion-analysis', '#lib/analyses/psychological-analysis/habits'],
    ['analyses/emotion-analysis', '#lib/runs/record-run'],
  ] as const)
    expect([folder, specifier, caught(folder, specifier)]).toEqual([folder, specifier, true]);
  for (const [folder, specifier] of [
    ['runs', '#lib/pipeline/run'],
    ['transports', '#lib/runtime/runtime'],
    ['base', './words.ts'],
    ['analyses/emotion-analysis', '#lib/text/model'],
    ['analyses/emotion-analysis', '#lib/analyses/audio-quality-metrics/schema'],
    ['base', '../../package.json'],
  ] as const)
    expect([folder, specifier, caught(folder, specifier)]).toEqual([folder, specifier, false]);
});
