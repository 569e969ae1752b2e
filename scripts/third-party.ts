/**
 * Writes the list of packages in THIRD_PARTY.md from package-lock.json: `npm run third-party`. The text above the list
 * is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
export const listBegins = '<!-- The rest is written by `npm run third-party`. -->';

/** Packages whose manifest names no licence in npm's form, with the licence in their own files. */
const readByHand: Readonly<Record<string, string>> = {
  '@shinyoshiaki/jspack': 'BSD-3-Clause',
  'combine-errors': 'MIT',
  'xmlhttprequest-ssl': 'MIT',
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

interface Package {
  name: string;
  version: string;
  license: string;
}

/** The packages without development dependencies, on any system; each name and version once. */
function productionPackages(lock: z.infer<typeof lockSchema>): Package[] {
  const found = new Map<string, Package>();
  for (const [path, { version, license, dev }] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === '' || dev || version === undefined) continue;
    found.set(`${name}@${version}`, { name, version, license: license ?? readByHand[name] ?? 'not stated' });
  }
  return [...found.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function listOf(lock: z.infer<typeof lockSchema>): string {
  const all = productionPackages(lock);
  const direct = Object.keys(lock.packages['']?.dependencies ?? {}).toSorted(compare);
  const rows = direct.map((name) => {
    const version = lock.packages[`node_modules/${name}`]?.version;
    const found = all.find((one) => one.name === name && one.version === version);
    if (!found) throw new Error(`package-lock.json has no ${name}: run npm install first`);
    return `| \`${name}\` | ${found.version} | ${found.license} |`;
  });
  const byLicense = Map.groupBy(all, ({ license }) => license);
  const licenses = [...byLicense]
    .toSorted(([a, of], [b, ofB]) => ofB.length - of.length || compare(a, b))
    .map(([license, of]) => `- **${license}**: ${[...new Set(of.map(({ name }) => name))].join(', ')}`);
  return [
    listBegins,
    '',
    '## Packages that the program uses directly',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
    '## All packages that are installed with it, on one system or another',
    '',
    ...licenses,
    '',
  ].join('\n');
}

/** THIRD_PARTY.md with a new list. Throws if the handwritten text is about another node-av. */
export function thirdParty(lockfile: string, current: string): string {
  const lock = lockSchema.parse(JSON.parse(lockfile));
  const [byHand, ...rest] = current.split(listBegins);
  if (byHand === undefined || rest.length !== 1) throw new Error(`THIRD_PARTY.md has no line "${listBegins}"`);
  const nodeAv = lock.packages['node_modules/node-av']?.version ?? 'none';
  if (!byHand.includes(`\`node-av\` ${nodeAv}`))
    throw new Error(
      `node-av is ${nodeAv}: read which FFmpeg its binary holds, then correct version and text in THIRD_PARTY.md`,
    );
  return byHand + listOf(lock);
}

if (import.meta.main) {
  const path = join(root, 'THIRD_PARTY.md');
  writeFileSync(path, thirdParty(readFileSync(join(root, 'package-lock.json'), 'utf8'), readFileSync(path, 'utf8')));
  process.stdout.write(`${path} is up to date\n`);
}
