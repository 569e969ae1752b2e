import { sql } from 'drizzle-orm';
import { openEmbedded } from '#lib/db/embedded/embedded';
import { fillDisk } from '#lib/base/testing/full-disk';

/**
 * A child process for a test: writes rows into an embedded database whose disk is full until its journal needs another
 * file. Prints how many rows were acknowledged.
 */
const [dataDir = ''] = process.argv.slice(2);
const { db } = await openEmbedded(dataDir);
const insert = (id: number): Promise<unknown> => db.execute(sql`insert into rows values (${id}, ${'x'.repeat(2000)})`);
await db.execute(sql`create table rows (id int, body text)`);
// Deleted rows leave room in the table, so that only the journal needs more of the disk.
await db.execute(sql`insert into rows select -n, repeat('x', 2000) from generate_series(1, 30000) n`);
await db.execute(sql`delete from rows where id % 4 <> 0`);
await db.execute(sql`vacuum rows`);
await db.execute(sql`checkpoint`);
fillDisk(dataDir);
for (let acknowledged = 0; ; acknowledged += 1) {
  process.stdout.write(`${acknowledged}\n`);
  await insert(acknowledged + 1);
}
