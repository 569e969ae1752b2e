import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDatabase, openEmbedded } from '#lib/db/embedded/embedded';

const root = join(import.meta.dirname, '../../..');

/**
 * A data folder with an empty database, made once for this schema: to create a database takes six seconds of a
 * processor, and to open a copy takes one.
 */
export async function templateFolder(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of globSync('lib/db/migrations/*.sql', { cwd: root }).toSorted())
    hash.update(readFileSync(join(root, file)));
  const folder = join(root, 'node_modules/.cache/undertone/template', hash.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  mkdirSync(join(folder, '..'), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const database = await openEmbedded(draft);
  await database.close();
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process made it meanwhile.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** A data folder for one test, ready to open. */
export interface DataFolder extends Disposable {
  path: string;
}

/** Puts an empty database into a data folder, which need not exist. */
export async function copyTemplate(path: string): Promise<void> {
  cpSync(await templateFolder(), path, { recursive: true });
}

export async function freshFolder(): Promise<DataFolder> {
  const path = mkdtempSync(join(tmpdir(), 'undertone-data-'));
  await copyTemplate(path);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** An embedded database of a test's own, empty; `close` deletes its files. */
export async function openEmpty(): Promise<EmbeddedDatabase> {
  const folder = await freshFolder();
  const database = await openEmbedded(folder.path);
  return {
    ...database,
    async close() {
      await database.close();
      folder[Symbol.dispose]();
    },
  };
}
