import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/db/connection/client';

const root = join(import.meta.dirname, '../..');

/**
 * A data folder with an empty database, made once for this schema: opening a database for the first time takes seconds,
 * copying does not.
 */
export async function templateFolder(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of globSync('lib/db/migrations/*.sql', { cwd: root }).toSorted())
    hash.update(readFileSync(join(root, file)));
  const folder = join(root, 'node_modules/.cache/undertone/template', hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(join(folder, '..'), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const database = await openDatabase(draft);
  await database.close();
  renameSync(draft, folder);
  return folder;
}

/** A data folder for one test, ready to open. */
export interface DataFolder extends Disposable {
  path: string;
}

export async function freshFolder(): Promise<DataFolder> {
  const path = mkdtempSync(join(tmpdir(), 'undertone-data-'));
  cpSync(await templateFolder(), path, { recursive: true });
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
