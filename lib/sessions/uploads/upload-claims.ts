import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#lib/base/errors';

/**
 * The holder of a claim renews it this often; if the last renewal is older than the second value, the process is dead.
 */
const refreshMs = 10_000;
const staleMs = 60_000;

export interface Claim {
  /** A name beside the upload that belongs to this claim; leftovers there are removed with it. */
  second: string;
  release(): Promise<void>;
}

/**
 * Claims the opening of `name` by a file that only one process can create, for all processes that share the folder.
 * Claims are numbered: of several processes that find the claim of a dead one, only one makes the next. Throws AppError
 * `upload_conflict` if another request holds it.
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
    async release() {
      clearInterval(refreshing);
      const own = [second, ...Array.from({ length: last + 1 }, (_, index) => pathOf(last + 1 - index))];
      for (const each of own) await rm(each, { force: true });
    },
  };
}

/** The number of the newest claim; 0 if there is none. */
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
