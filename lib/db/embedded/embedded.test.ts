import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedDatabase, openEmbedded } from './embedded.ts';
import { journalErrorIn } from './embedded-messages.ts';

let database: EmbeddedDatabase;
beforeAll(async () => void (database = await openEmbedded(null)), 120_000);
afterAll(() => database.close());

test('a long query delays those who use the database, and nothing else', { timeout: 60_000 }, async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  await database.db.execute(sql`select count(*) from generate_series(1, 3000000) n where n % 7 = 0`);
  const took_ms = performance.now() - start;
  delay.disable();
  expect(took_ms).toBeGreaterThan(200);
  // In the same thread the loop would stand still as long as the query takes.
  expect(delay.max / 1e6).toBeLessThan(took_ms / 2);
});

test('transactions come one after the other, and a failed one leaves nothing to the next', async () => {
  const { db } = database;
  await db.execute(sql`create table numbers (n int primary key)`);
  const add = (n: number, breaks = false): Promise<void> =>
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into numbers values (${n})`);
      if (breaks) throw new Error('broken off');
    });
  const ended = await Promise.allSettled([add(1), add(2, true), add(1), add(3)]);
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(await db.execute(sql`select n from numbers order by n`)).toMatchObject({ rows: [{ n: 1 }, { n: 3 }] });
});

test('the queue’s texts of several statements: rows of each, and nothing remains of a failed one', async () => {
  const { db, queueStore } = database;
  expect(await queueStore.executeSql('begin; select 1 as a; select 2 as a; commit')).toEqual({
    rows: [{ a: 1 }, { a: 2 }],
  });
  const failing = queueStore.executeSql('begin; select 1 as a; select 1 / 0; commit');
  const beside = db.execute(sql`select 5 as a`);
  await expect(failing).rejects.toThrow('division by zero');
  expect(await beside).toMatchObject({ rows: [{ a: 5 }] });
});

test('a notification arrives once it is committed, until the listener stops', async () => {
  const { db, queueStore } = database;
  const heard: string[] = [];
  let listens = false;
  const listening = await queueStore.listen(
    'talk',
    (payload) => heard.push(payload),
    () => (listens = true),
  );
  expect(listens).toBe(true);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_notify('talk', 'first')`);
    await tx.execute(sql`select 1`);
    expect(heard).toEqual([]);
  });
  expect(heard).toEqual(['first']);
  await listening.close();
  await db.execute(sql`select pg_notify('talk', 'second')`);
  expect(heard).toEqual(['first']);
});

test('five megabytes come and go in one message', { timeout: 60_000 }, async () => {
  const text = 'é'.repeat(2_500_000);
  const { rows } = (await database.db.execute(sql`select ${text}::text as text`)) as { rows: { text: string }[] };
  expect(rows[0]?.text).toBe(text);
});

test('a journal that cannot be written is distinguished from people who speak of one', () => {
  const message = (type: string, text: string): Buffer => {
    const body = Buffer.from(text);
    const head = Buffer.from([type.charCodeAt(0), 0, 0, 0, 0]);
    head.writeUInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const said = 'could not write to file "pg_wal/0001": No space left on device';
  expect(journalErrorIn(Buffer.concat([message('D', said), message('Z', 'I')]))).toBeNull();
  expect(journalErrorIn(Buffer.concat([message('D', 'a row'), message('E', `SPANIC\0M${said}\0`)]))).toContain(said);
});
