import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#lib/base/errors';

/** Whoever holds a claim says so anew this often; where that was longer ago than the second, the process is dead. */
const refreshMs = 10_000;
const staleMs = 60_000;

export interface Claim {
  /** A name beside the upload that belongs to this claim; what is left there goes with it. */
  second: string;
  letGo(): Promise<void>;
}

/**
 * Says by a file that only one can make, for all processes that share the folder, that `name` is being opened. Claims
 * are numbered: of several who find one that was left by a dead process, one makes the next. Throws AppError
 * `upload_conflict` where another request holds it.
 */
export async function claimUpload(directory: string, name: string): Promise<Claim> {
  const last = await lastClaim(directory, name);
  const pathOf = (number: number) => join(directory, `${name}.claim-${number}`);
  const held = last === 0 ? null : await stat(pathOf(last)).catch(() => null);
  if (held && Date.now() - held.mtimeMs <= staleMs) throw taken();
  const path = pathOf(last + 1);
  await writeFile(path, '', { flag: 'wx' }).catch((cause: unknown) => {
    throw cause instanceof Error && 'code' in cause && cause.code === 'EEXIST' ? taken() : cause;
  });
  const refreshing = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => undefined);
  }, refreshMs).unref();
  const second = `${path}.file`;
  return {
    second,
    async letGo() {
      clearInterval(refreshing);
      const own = [second, ...Array.from({ length: last + 1 }, (_, index) => pathOf(last + 1 - index))];
      for (const each of own) await rm(each, { force: true });
    },
  };
}

/** The number of the newest claim; 0 where there is none. */
async function lastClaim(directory: string, name: string): Promise<number> {
  const files = await readdir(directory).catch(() => []);
  const numbers = files
    .filter((file) => file.startsWith(`${name}.claim-`))
    .map((file) => Number(file.slice(name.length + '.claim-'.length)));
  return Math.max(0, ...numbers.filter(Number.isInteger));
}

function taken(): AppError {
  return new AppError('upload_conflict', { reason: 'being_opened' });
}
