/**
 * Measures speed and memory of the production server on this machine, prints a table and writes bench/latest.json.
 * `npm run bench`, or `npm run bench -- --long` with three hours of audio too. `npm run bench -- --live` measures live
 * recordings alone, `--page` a page of three hours in a browser, `--lighthouse` what Lighthouse says of three pages;
 * these write nothing. Run it on an otherwise idle machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { createSession } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { startServer, type TestServer } from '#e2e/support/server';
import { ensureBuild } from '#scripts/build';
import { viewers } from '#scripts/soak/viewers';
import { lighthouseMeasures } from './lighthouse.ts';
import { heading, lineOf, misses, rounded } from './line.ts';
import { firstFrame, firstLoad, type Measure, oneHour, oneMinute, threeHours } from './measures.ts';
import { liveMeasures } from './live.ts';
import { longPage } from './long-page.ts';
import { modelMeasures } from './model.ts';
import { longestTexts } from './texts.ts';
import { timedRun } from './timed-run.ts';

const output = join(import.meta.dirname, '../../bench/latest.json');

/** Options that measure one part only. */
const parts = {
  '--live': ({ url }: TestServer) => liveMeasures(url),
  '--page': longPage,
  '--lighthouse': lighthouseMeasures,
} as const;

async function measure({ long, part }: { long: boolean; part: keyof typeof parts | undefined }): Promise<Measure[]> {
  const all: Measure[] = [];
  const add = (more: Measure[]): void => {
    for (const each of more) console.log(lineOf(each));
    all.push(...more);
  };
  if (part === undefined) {
    add(await modelMeasures());
    add(await viewers());
  }
  await using server = await startServer({ env: { LOG_LEVEL: 'warn' } });
  await server.ready();
  // Warm: one recogniser loaded, every page and route compiled.
  await timedRun(server.url, samplePath('planning'));
  if (part !== undefined) {
    add(await parts[part](server));
    return all;
  }
  const { url } = await createSession(server.url, samplePath('planning'));
  add(await firstLoad(server, url));
  add(await firstFrame(server));
  add(await liveMeasures(server.url));
  add(await oneMinute(server));
  add(await oneHour(server));
  add(await longestTexts(server));
  add(await longPage(server));
  if (long)
    add(await threeHours(server, all.find(({ what }) => what.startsWith('one hour of MP3: peak'))?.measured ?? null));
  return all;
}

function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}

const long = process.argv.includes('--long');
const part = (Object.keys(parts) as (keyof typeof parts)[]).find((option) => process.argv.includes(option));
await ensureBuild();
console.log(heading);
const measures = await measure({ long, part });
if (part === undefined) write();
const missed = measures.filter(misses);
console.log(missed.length === 0 ? '\nEvery target is met.' : `\n${missed.length} of ${measures.length} missed.`);

/** Adds the numbers to those of earlier commits. */
function write(): void {
  mkdirSync(join(output, '..'), { recursive: true });
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const rows = measures.map((each) => ({ ...each, measured: each.measured === null ? null : rounded(each.measured) }));
  writeFileSync(
    output,
    `${JSON.stringify({ at: new Date().toISOString(), commit: commit(), machine, measures: rows }, null, 2)}\n`,
  );
}
