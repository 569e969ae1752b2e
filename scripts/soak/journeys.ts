import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Measure } from '#scripts/bench/measures';

/** The journeys that are tagged `@long`, and the crashes at every moment of every step. */
export async function journeys(): Promise<Measure[]> {
  return [
    { what: 'long journeys: runs of Playwright that failed', unit: 'times', target: 0, measured: await failures() },
  ];
}

async function failures(): Promise<number> {
  let failed = 0;
  for (const chosen of [
    ['--project', 'long'],
    ['--project', 'resilience', 'e2e/crashes.spec.ts'],
  ]) {
    const child = spawn('npx', ['playwright', 'test', ...chosen], {
      env: { ...process.env, UNDERTONE_LONG: '1' },
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) failed += 1;
  }
  return failed;
}
