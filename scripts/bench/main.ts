/**
 * Measures speed and memory of the production server on this machine, prints a table and writes bench/latest.json. `npm
 * run bench`, or `npm run bench -- --long` with three hours of audio, too; `npm run bench -- --live` measures live
 * recordings only and writes nothing. Run it on an otherwise idle machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { createSession } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { startServer } from '#e2e/support/server';
import { ensureBuild } from '#scripts/build';
import { viewers } from '#scripts/soak/viewers';
import { heading, lineOf, rounded } from './line.ts';
import { firstFrame, firstLoad, type Measure, oneHour, oneMinute, threeHours } from './measures.ts';
import { liveMeasures } from './live.ts';
import { modelMeasures } from './model.ts';
import { longestTexts } from './texts.ts';
import { timedRun } from './timed-run.ts';

const output = join(import.meta.dirname, '../../bench/latest.json');

async function measure({ long, liveOnly }: { long: boolean; liveOnly: boolean }): Promise<Measure[]> {
  const all: Measure[] = [];
  const add = (more: Measure[]): void => {
    for (const each of more) console.log(lineOf(each));
    all.push(...more);
  };
  if (!liveOnly) {
    add(await modelMeasures());
    add(await viewers());
  }
  await using server = await startServer({ env: { LOG_LEVEL: 'warn' } });
  await server.ready();
  // Warm: one recogniser loaded, every page and route compiled.
  await timedRun(server.url, samplePath('planning'));
  if (liveOnly) {
    add(await liveMeasures(server.url));
    return all;
  }
  const { url } = await createSession(server.url, samplePath('planning'));
  add(await firstLoad(server, url));
  add(await firstFrame(server));
  add(await liveMeasures(server.url));
  add(await oneMinute(server));
  add(await oneHour(server));
  add(await longestTexts(server));
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
const liveOnly = process.argv.includes('--live');
await ensureBuild();
console.log(heading);
const measures = await measure({ long, liveOnly });
if (!liveOnly) write();
const missed = measures.filter(({ target, measured }) => target !== null && measured !== null && measured > target);
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
