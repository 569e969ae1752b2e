import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

interface Candidate {
  child: ChildProcessByStdio<Writable, Readable, null>;
  /** The next line of its output. */
  hear(): Promise<string>;
}

const root = join(import.meta.dirname, '../../..');

async function candidate(folder: string): Promise<Candidate> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'lock-child.ts'), folder], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async (): Promise<string> => String((await lines.next()).value);
  await hear();
  return { child, hear };
}

/**
 * In each round several processes ask for the lock of one folder at the same moment, after the killed holder of the
 * previous round. Returns, per round, the pids that got the lock and the answers of the others.
 */
export async function lockRounds(rounds: number, processes = 6): Promise<{ holders: number[]; refusals: string[] }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-lock-rounds-'));
  let all = await Promise.all(Array.from({ length: processes }, () => candidate(folder)));
  const out: { holders: number[]; refusals: string[] }[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const next = candidate(folder);
      for (const { child } of all) child.stdin.write('go\n');
      const answers = await Promise.all(all.map(async ({ child, hear }) => ({ child, line: await hear() })));
      const holders = answers.filter(({ line }) => line === 'held').map(({ child }) => child);
      out.push({
        holders: holders.map(({ pid }) => pid ?? 0),
        refusals: answers.map(({ line }) => line).filter((line) => line !== 'held'),
      });
      await Promise.all(holders.map(async (child) => (child.kill('SIGKILL'), once(child, 'exit'))));
      all = all.filter(({ child }) => !holders.includes(child));
      all.push(await next);
    }
    return out;
  } finally {
    for (const { child } of all) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
