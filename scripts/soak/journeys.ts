import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Measure } from '#scripts/bench/measures';

/** The journeys that are tagged `@long`, crashes at every moment of every step, and the unit tests' long parts. */
export async function journeys(): Promise<Measure[]> {
  return [{ what: 'long journeys: commands that failed', unit: 'times', target: 0, measured: await failures() }];
}

const commands = [
  ['playwright', 'test', '--project', 'long'],
  ['playwright', 'test', '--project', 'streams-by-next'],
  ['playwright', 'test', 'e2e/crashes.spec.ts', '--project', 'resilience'],
  ['vitest', 'run', 'test', 'lib/audio/decode'],
];

async function failures(): Promise<number> {
  let failed = 0;
  for (const command of commands) {
    const child = spawn('npx', command, {
      env: { ...process.env, UNDERTONE_LONG: '1' },
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) failed += 1;
  }
  return failed;
}
