import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { keepMarks, markBefore } from './marks.ts';
import { findLosses, sentencesOf } from './power-cut.ts';
import { events, sessions } from '#lib/db/schema';
import { FactHub } from '#lib/events/hub';
import { newId } from '#lib/sessions/ids';

const folder = mkdtempSync(join(tmpdir(), 'undertone-power-'));
const markPath = join(folder, 'undertone.mark.json');
let database: OpenDatabase;
beforeAll(async () => void (database = await openEmpty()), 120_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test('acknowledged data that a power cut removed is named, and nothing else', async () => {
  const { db } = database;
  const store = new DatabaseSessions(db);
  const log = new DatabaseLog(db, new FactHub());
  const make = async (): Promise<string> => {
    const id = newId();
    await store.insert({
      id,
      owner_id: 'o',
      title: 'Talk',
      context: {},
      audio: { file: 'a.mp3', name: 'a.mp3', content_type: 'audio/mpeg' },
      given: null,
      duration_s: 1,
      bytes: 100,
    });
    for (let n = 0; n < 3; n += 1)
      await log.append(id, [
        {
          type: 'progress',
          step: 'Sound',
          analysis_type: 'transcript',
          state: 'started',
          progress: 0,
          total: 12,
          percentage: 0,
        },
      ]);
    return id;
  };
  const [whole, gone, behind, holed, erased, cut] = [
    await make(),
    await make(),
    await make(),
    await make(),
    await make(),
    await make(),
  ];
  const marks = keepMarks(folder, db, (error) => expect(error).toBeUndefined());
  await vi.waitFor(() => expect(existsSync(markPath)).toBe(true));
  expect(markBefore(folder), 'the machine has not started anew').toBeNull();
  const kept = JSON.parse(readFileSync(markPath, 'utf8')) as object;
  await marks.stop();
  expect(existsSync(markPath)).toBe(false);

  await db.delete(sessions).where(eq(sessions.id, gone));
  await db.update(sessions).set({ last_seq: 2 }).where(eq(sessions.id, behind));
  await db.delete(events).where(and(eq(events.session_id, behind), eq(events.seq, 3)));
  await db.delete(events).where(and(eq(events.session_id, holed), eq(events.seq, 2)));
  await store.remove(erased);
  writeFileSync(markPath, JSON.stringify({ ...kept, boot: 'an earlier start of the machine' }));
  const before = markBefore(folder);
  if (!before) throw new Error('the mark of an earlier start was not found');
  const losses = await findLosses(db, before, (id) => Promise.resolve(id === cut ? 99 : 100));
  expect(losses).toEqual({
    sessions: [gone],
    facts: expect.toSatisfy((ids: string[]) => ids.toSorted().join() === [behind, holed].toSorted().join()) as string[],
    files: [cut],
    unreadable: null,
  });
  expect(sentencesOf(losses).join('\n')).toContain(`One session that was there before is gone: ${gone}.`);
  expect(sentencesOf(losses)).toHaveLength(3);
  expect(sentencesOf({ sessions: [], facts: [], files: [], unreadable: null })).toEqual([]);
  expect(JSON.stringify(losses)).not.toContain(whole);
});

test('an unreadable mark is a sign of loss, and a folder without a mark is in good order', () => {
  writeFileSync(markPath, '{"boot":');
  expect(markBefore(folder)).toMatchObject({ last_seq: {} });
  rmSync(markPath);
  expect(markBefore(folder)).toBeNull();
});
