import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { toAppError } from '#lib/base/errors';
import { freeBytes, reservedBytes } from '#lib/base/free-space';
import { openDatabase } from '#lib/db/connection/client';
import { holderOf, lockFolder } from '#lib/db/folder/folder-lock';
import { type Finding, fault, hint, lineOf, well } from './finding.ts';

/** With less free space, in bytes, an hour of recordings may fill the disk. */
const comfortable = 2e9;

/**
 * Checks the data folder: whether it can be written, has space, is held by a process, and whether its database opens.
 * Leaves the folder unchanged, except for an empty lock file.
 */
export async function checkFolder(dataDir: string): Promise<Finding[]> {
  const isNew = !existsSync(dataDir);
  try {
    if (isNew) accessSync(nearest(dataDir), constants.W_OK);
    else {
      const trial = join(dataDir, `.doctor-${process.pid}`);
      writeFileSync(trial, 'x');
      rmSync(trial);
    }
  } catch (error) {
    return [
      fault(
        `The data folder ${dataDir} cannot be written: ${lineOf(error)}. Give the server’s user the right to, or set DATA_DIR to another folder.`,
      ),
    ];
  }
  const findings = [
    well(
      isNew
        ? `The data folder ${dataDir} does not exist yet and can be made.`
        : `The data folder ${dataDir} can be written.`,
    ),
    checkSpace(isNew ? nearest(dataDir) : dataDir),
  ];
  if (isNew) return findings;
  const holder = holderOf(dataDir);
  if (holder !== null)
    return [
      ...findings,
      hint(
        `A server (${holder}) is running on ${dataDir}, so its database was not opened here. Ask it at /api/health.`,
      ),
    ];
  return [...findings, await database(dataDir)];
}

function checkSpace(folder: string): Finding {
  const free = freeBytes(folder);
  if (free === null) return hint(`How much room there is at ${folder} could not be found out.`);
  const said = `${(free / 1e9).toFixed(1)} GB are free at ${folder}`;
  if (free < 2 * reservedBytes) return fault(`${said}, which is too little: uploads are refused. Free some space.`);
  return free < comfortable
    ? hint(`${said}. Recordings of some hours fill that; RETENTION_DAYS and erasing make room.`)
    : well(`${said}.`);
}

async function database(dataDir: string): Promise<Finding> {
  if (!existsSync(join(dataDir, 'postgres'))) return well('There is no database yet; the first start makes it.');
  const lock = lockFolder(dataDir);
  try {
    const opened = await openDatabase(dataDir);
    await opened.close();
    return well('The database opens and has the newest schema.');
  } catch (error) {
    return fault(
      toAppError(error, 'database_damaged', {
        reason: 'does_not_open',
        folder: join(dataDir, 'postgres'),
        problem: lineOf(error),
      }).message,
    );
  } finally {
    lock.release();
  }
}

/** The closest existing parent folder. */
function nearest(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}
