import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyTemplate } from '#lib/db/testing/template';

const folder = mkdtempSync(join(tmpdir(), 'undertone-damage-'));
const whole = join(folder, 'whole');

beforeAll(() => copyTemplate(whole), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The newest file of the journal. */
const journal = (postgres: string): string =>
  join(
    postgres,
    'pg_wal',
    readdirSync(join(postgres, 'pg_wal'))
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .toSorted()
      .at(-1) ?? '',
  );

/** Runs in a process of its own, since a failure there may end the process. */
function openIn(dataDir: string): string {
  const script =
    `import { openEmbedded } from '#lib/db/embedded/embedded'; try { await openEmbedded(${JSON.stringify(dataDir)}); ` +
    "console.log('open'); } catch (error) { console.log(error.code, error.message); } process.exit(0);";
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../../..'),
    encoding: 'utf8',
  }).stdout.trim();
}

test.each([
  ['a journal that is gone', (postgres: string) => rmSync(journal(postgres)), 'its journal (pg_wal) is missing'],
  ['a journal that is cut', (postgres: string) => truncateSync(journal(postgres), 8192), 'its journal (pg_wal) is cut'],
  [
    'no folder for the journal',
    (postgres: string) => rmSync(join(postgres, 'pg_wal'), { recursive: true }),
    'its journal (pg_wal) is missing',
  ],
  [
    'no control file',
    (postgres: string) => rmSync(join(postgres, 'global', 'pg_control')),
    'its files or its journal are damaged',
  ],
  [
    'no version, which would be taken for an empty folder and written over',
    (postgres: string) => rmSync(join(postgres, 'PG_VERSION')),
    'files of it are missing',
  ],
])('%s ends in a sentence, and no new database is made', { timeout: 60_000 }, (_, damage, said) => {
  const dataDir = mkdtempSync(join(folder, 'case-'));
  cpSync(whole, dataDir, { recursive: true });
  const postgres = join(dataDir, 'postgres');
  damage(postgres);
  const answer = openIn(dataDir);
  expect(answer).toContain(`database_damaged The database in ${postgres} does not open: ${said}`);
  expect(answer).toMatch(/\(npm run restore\), or move this folder away to start afresh\.$/);
  rmSync(dataDir, { recursive: true });
});
