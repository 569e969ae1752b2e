import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quantitativeMetrics } from '#components/testing/measures';
import { enhancedUnderstanding, manipulationAssessment } from '#components/testing/readings';
import { transcript } from '#components/testing/conversation';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openDatabase } from '#lib/db/connection/client';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from './database-sessions.ts';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { FactBody } from '#lib/events/facts';
import { FactHub } from '#lib/events/hub';
import type { LibraryQuery } from '#lib/sessions/contract';
import { newId } from '#lib/sessions/ids';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const engine = { kind: 'local', name: 'test', version: '1' } as const;
const said = (lines: readonly string[], times: 'measured' | 'none' = 'measured'): FactBody => {
  const segments = lines.map((text, id) => ({
    id,
    start_s: id * 5 + 0.5,
    end_s: id * 5 + 4,
    speaker: id % 2 === 0 ? 'Anna' : null,
    text,
    confidence: 0.9,
  }));
  return {
    type: 'result',
    analysis_type: 'transcript',
    engine,
    provisional: false,
    took_ms: 1,
    data: { ...transcript, segments, words: [], transcript: lines.join(' '), times },
  };
};
const counted: FactBody = {
  type: 'result',
  analysis_type: 'quantitative_metrics',
  engine,
  provisional: false,
  took_ms: 1,
  data: quantitativeMetrics,
};

const pressing = (cues_present: boolean): FactBody => ({
  type: 'result',
  analysis_type: 'manipulation_assessment',
  engine,
  provisional: false,
  took_ms: 1,
  data: { ...manipulationAssessment, cues_present },
});
/** One question without an answer, one that may have one, and three tasks, one of which is open. */
const understood = (question: string): FactBody => {
  const asked = {
    question,
    kind: 'information' as const,
    speaker: 'Anna',
    start_s: 7,
    end_s: 8,
    answered: false,
    answer: null,
    answer_start_s: null,
  };
  const task = {
    text: 'I will call the hotel.',
    who: 'Mark',
    when: 'tomorrow',
    status: 'open' as const,
    start_s: 3,
    end_s: 4,
    accepted: null,
  };
  const questions = [asked, { ...asked, question: 'Or not?', answered: null }];
  const actions = [task, { ...task, status: 'done' as const }, { ...task, status: 'conditional' as const }];
  return {
    type: 'result',
    analysis_type: 'enhanced_understanding',
    engine,
    provisional: false,
    took_ms: 1,
    data: { ...enhancedUnderstanding, questions, actions },
  };
};

describe.each(['embedded', 'server'] as const)('the library on the %s database', (kind) => {
  let database: OpenDatabase;
  let sessions: DatabaseSessions;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    database = kind === 'server' ? await openDatabase(null, await server.newDatabase()) : await openEmpty();
    sessions = new DatabaseSessions(database.db);
    const log = new DatabaseLog(database.db, new FactHub());
    const add = async (title: string, duration_s: number, bodies: FactBody[], owner_id = 'owner'): Promise<void> => {
      const { id } = await sessions.insert({
        id: newId(),
        owner_id,
        title,
        context: {},
        audio: { file: 'r.mp3', name: 'r.mp3', content_type: 'audio/mpeg' },
        given: null,
        duration_s,
      });
      ids[title] = id;
      await log.append(id, bodies);
    };
    await add('Planning', 60, [
      said(['Old words.']),
      said(['We start with the date.', 'I will send the budget by Friday.', 'The budget is large.']),
      counted,
    ]);
    await add('100% argument', 600, [said(['You never listen.', 'That is <b>not</b> fair.']), pressing(true)]);
    await add('Notes', 30, [
      said(['A budget without times.'], 'none'),
      understood('Old words.'),
      understood('Who brings the keys?'),
      pressing(false),
    ]);
    await add('Somebody else’s budget', 30, [said(['Our budget.'])], 'another');
  });
  afterAll(() => database.close());

  const found = async (q: string): Promise<string[]> =>
    (await sessions.list('owner', { q, limit: 10 })).sessions.map(({ title }) => title);

  test('finds half-typed words of the text, titles and speakers, and only the owner’s own sessions', async () => {
    expect(await found('budg')).toEqual(['Notes', 'Planning']);
    expect(await found('budget frid')).toEqual(['Planning']);
    expect(await found('argum')).toEqual(['100% argument']);
    expect(await found('mark')).toEqual(['Planning']);
    expect(await found('"send the budget"')).toEqual(['Planning']);
    expect(await found('budget -friday')).toEqual(['Notes']);
    expect(await found('old words')).toEqual([]);
  });

  test('typed text is never interpreted as a query', async () => {
    for (const q of ["');drop table sessions;--", ':*', '& | !', '%', '_', '\\', "it's", '🙂', '()', 'a'.repeat(500)])
      expect([q, await found(q)]).toEqual([q, q === '%' ? ['100% argument'] : []]);
  });

  test('shows where it is said, best passages first, with the matches marked', async () => {
    const [notes, planning] = (await sessions.list('owner', { q: 'budget', limit: 10 })).sessions;
    expect(planning?.snippets).toEqual([
      {
        start_s: 5.5,
        speaker: null,
        parts: [
          { text: 'I will send the ', hit: false },
          { text: 'budget', hit: true },
          { text: ' by Friday.', hit: false },
        ],
      },
      {
        start_s: 10.5,
        speaker: 'Anna',
        parts: [
          { text: 'The ', hit: false },
          { text: 'budget', hit: true },
          { text: ' is large.', hit: false },
        ],
      },
    ]);
    expect(notes?.snippets?.map(({ start_s }) => start_s)).toEqual([null]);
    expect((await sessions.list('owner', { limit: 10 })).sessions[0]).not.toHaveProperty('snippets');
    const [argument] = (await sessions.list('owner', { q: 'fair', limit: 10 })).sessions;
    expect(argument?.snippets?.[0]?.parts.map(({ text }) => text).join('')).toBe('That is <b>not</b> fair.');
  });

  test('sorts and pages in every order', async () => {
    const titles = async (sort: 'newest' | 'oldest' | 'longest' | 'title'): Promise<string[]> => {
      const all: string[] = [];
      for (let cursor: string | undefined; ;) {
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
    await expect(
      sessions.list('owner', { sort: 'longest', limit: 1, cursor: next_cursor ?? '' }),
    ).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  test('filters by length, speaker, tag and findings', async () => {
    const titles = async (filters: Omit<LibraryQuery, 'limit'>): Promise<string[]> =>
      (await sessions.list('owner', { ...filters, limit: 10 })).sessions.map(({ title }) => title);
    expect(await titles({ min_s: 60 })).toEqual(['100% argument', 'Planning']);
    expect(await titles({ min_s: 60, max_s: 600 })).toEqual(['Planning']);
    expect(await titles({ speaker: 'mark' })).toEqual(['Planning']);
    expect(await titles({ speaker: 'mar' })).toEqual([]);
    expect(await titles({ has: ['pressure'] })).toEqual(['100% argument']);
    expect(await titles({ has: ['open'] })).toEqual(['Notes']);
    expect(await titles({ has: ['open', 'pressure'] })).toEqual([]);
    await sessions.setTags(ids['Planning'] ?? '', ['Berlin', "it's"]);
    await sessions.setTags(ids['Somebody else’s budget'] ?? '', ['Rome']);
    expect(await titles({ tag: "it's" })).toEqual(['Planning']);
    expect(await titles({ tag: 'Rome' })).toEqual([]);
    expect(await sessions.tags('owner')).toEqual(['Berlin', "it's"]);
    expect((await sessions.list('owner', { q: 'Planning', limit: 1 })).sessions[0]?.tags).toEqual(['Berlin', "it's"]);
  });

  test('a line says whether it is being recorded, or was recorded live', async () => {
    const log = new DatabaseLog(database.db, new FactHub());
    const { id } = await sessions.insert({
      id: newId(),
      owner_id: 'recorder',
      title: 'Recording',
      context: {},
      audio: null,
      given: null,
      duration_s: null,
    });
    const states: unknown[] = [];
    for (const event of ['started', 'marked', 'paused', 'resumed', 'stopped'] as const) {
      await log.append(id, [{ type: 'live', event, at_s: 1 }]);
      const [line] = (await sessions.list('recorder', { limit: 1 })).sessions;
      states.push([line?.status, line?.marks.live]);
    }
    expect(states).toEqual([
      ['created', 'recording'],
      ['created', 'recording'],
      ['created', 'paused'],
      ['created', 'recording'],
      ['created', 'ended'],
    ]);
  });

  test('a line shows its latest findings', async () => {
    const [notes] = (await sessions.list('owner', { limit: 1 })).sessions;
    expect(notes?.marks).toEqual({ tasks: 1, open: 1, pressure: false });
  });

  test('lists open items across sessions, by the latest results', async () => {
    expect(await sessions.open('owner', new Date(0))).toEqual([
      {
        session_id: ids['Notes'],
        title: 'Notes',
        created_at: expect.any(String) as string,
        // Without times there is no second to jump to.
        items: [
          { kind: 'task', text: 'I will call the hotel.', speaker: 'Mark', when: 'tomorrow', start_s: null },
          { kind: 'question', text: 'Who brings the keys?', speaker: 'Anna', when: null, start_s: null },
        ],
      },
    ]);
    expect(await sessions.open('owner', new Date(Date.now() + 1000))).toEqual([]);
    expect(await sessions.open('another', new Date(0))).toEqual([]);
  });
});
