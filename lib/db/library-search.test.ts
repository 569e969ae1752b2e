import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quantitativeMetrics } from '../../components/testing/measures';
import { transcript } from '../../components/testing/conversation';
import { openDatabase, type OpenDatabase } from '#lib/db/client';
import { DatabaseLog } from '#lib/db/database-log';
import { DatabaseSessions } from '#lib/db/database-sessions';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { FactBody } from '#lib/events/facts';
import { FactHub } from '#lib/events/hub';
import { newId } from '#lib/sessions/ids';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const engine = { kind: 'local', name: 'test', version: '1' } as const;
const said = (lines: readonly string[], times: 'measured' | 'none' = 'measured'): FactBody => {
  const segments = lines.map((text, id) => ({ id, start_s: id * 5 + 0.5, end_s: id * 5 + 4, speaker: id % 2 === 0 ? 'Anna' : null, text, confidence: 0.9 }));
  return { type: 'result', analysis_type: 'transcript', engine, provisional: false, took_ms: 1, data: { ...transcript, segments, words: [], transcript: lines.join(' '), times } };
};
const counted: FactBody = { type: 'result', analysis_type: 'quantitative_metrics', engine, provisional: false, took_ms: 1, data: quantitativeMetrics };

describe.each(['embedded', 'server'] as const)('the library on the %s database', (kind) => {
  let database: OpenDatabase;
  let sessions: DatabaseSessions;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    database = await openDatabase(null, kind === 'server' ? await server.newDatabase() : undefined);
    sessions = new DatabaseSessions(database.db);
    const log = new DatabaseLog(database.db, new FactHub());
    const add = async (title: string, duration_s: number, bodies: FactBody[], owner_id = 'owner'): Promise<void> => {
      const { id } = await sessions.insert({ id: newId(), owner_id, title, context: {}, audio: { file: 'r.mp3', name: 'r.mp3', content_type: 'audio/mpeg' }, given: null, duration_s });
      ids[title] = id;
      await log.append(id, bodies);
    };
    await add('Planning', 60, [said(['Old words.']), said(['We start with the date.', 'I will send the budget by Friday.', 'The budget is large.']), counted]);
    await add('100% argument', 600, [said(['You never listen.', 'That is <b>not</b> fair.'])]);
    await add('Notes', 30, [said(['A budget without times.'], 'none')]);
    await add('Somebody else’s budget', 30, [said(['Our budget.'])], 'another');
  });
  afterAll(() => database.close());

  const found = async (q: string): Promise<string[]> => (await sessions.list('owner', { q, limit: 10 })).sessions.map(({ title }) => title);

  test('finds by words of the text that are typed halfway, by titles and by speakers, and only what is one’s own', async () => {
    expect(await found('budg')).toEqual(['Notes', 'Planning']);
    expect(await found('budget frid')).toEqual(['Planning']);
    expect(await found('argum')).toEqual(['100% argument']);
    expect(await found('mark')).toEqual(['Planning']);
    expect(await found('"send the budget"')).toEqual(['Planning']);
    expect(await found('budget -friday')).toEqual(['Notes']);
    expect(await found('old words')).toEqual([]);
  });

  test('what is typed is never a query of its own', async () => {
    for (const q of ["');drop table sessions;--", ':*', '& | !', '%', '_', '\\', "it's", '🙂', '()', 'a'.repeat(500)]) expect([q, await found(q)]).toEqual([q, q === '%' ? ['100% argument'] : []]);
  });

  test('shows where it is said, best places first taken, with what was searched for', async () => {
    const [notes, planning] = (await sessions.list('owner', { q: 'budget', limit: 10 })).sessions;
    expect(planning?.snippets).toEqual([
      { start_s: 5.5, speaker: null, parts: [{ text: 'I will send the ', hit: false }, { text: 'budget', hit: true }, { text: ' by Friday.', hit: false }] },
      { start_s: 10.5, speaker: 'Anna', parts: [{ text: 'The ', hit: false }, { text: 'budget', hit: true }, { text: ' is large.', hit: false }] },
    ]);
    expect(notes?.snippets?.map(({ start_s }) => start_s)).toEqual([null]);
    expect((await sessions.list('owner', { limit: 10 })).sessions[0]).not.toHaveProperty('snippets');
    const [argument] = (await sessions.list('owner', { q: 'fair', limit: 10 })).sessions;
    expect(argument?.snippets?.[0]?.parts.map(({ text }) => text).join('')).toBe('That is <b>not</b> fair.');
  });

  test('is put in order and read page by page in every order', async () => {
    const titles = async (sort: 'newest' | 'oldest' | 'longest' | 'title'): Promise<string[]> => {
      const all: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await sessions.list('owner', { sort, limit: 1, cursor });
        all.push(...page.sessions.map(({ title }) => title));
        if (page.next_cursor === null) return all;
        cursor = page.next_cursor;
      }
    };
    expect(await titles('newest')).toEqual(['Notes', '100% argument', 'Planning']);
    expect(await titles('oldest')).toEqual(['Planning', '100% argument', 'Notes']);
    expect(await titles('longest')).toEqual(['100% argument', 'Planning', 'Notes']);
    expect(await titles('title')).toEqual(['100% argument', 'Notes', 'Planning']);
    expect((await sessions.list('owner', { since: new Date(Date.now() + 1000), limit: 5 })).sessions).toEqual([]);
    const { next_cursor } = await sessions.list('owner', { sort: 'title', limit: 1 });
    await expect(sessions.list('owner', { sort: 'longest', limit: 1, cursor: next_cursor ?? '' })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });
});
