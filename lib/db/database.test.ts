import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openDatabase } from '#lib/db/connection/client';
import { openEmpty } from '#lib/db/testing/template';
import { metrics } from '#lib/base/logs/metrics';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { countAppended } from '#lib/runs/count-facts';
import { FactHub } from '#lib/events/hub';
import type { FactBody } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { newId } from '#lib/sessions/ids';
import type { NewSession } from '#lib/sessions/store';

let database: OpenDatabase;
let sessions: DatabaseSessions;
let log: DatabaseLog;

let server: TestPostgres;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const made = (more: Partial<NewSession> = {}): NewSession => ({
  id: newId(),
  owner_id: 'owner',
  title: 'Team talk',
  context: {},
  audio: { file: 'recording-1.mp3', name: 'team talk.mp3', content_type: 'audio/mpeg' },
  given: null,
  duration_s: 12.5,
  ...more,
});

const segment = (id: number): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: { id, start_s: id, end_s: id + 1, speaker: null, text: `line ${id}`, confidence: 0.9 },
});

describe.each(['embedded', 'server'] as const)('%s', (engine) => {
  beforeAll(async () => {
    database = engine === 'server' ? await openDatabase(null, await server.newDatabase()) : await openEmpty();
    sessions = new DatabaseSessions(database.db);
    log = new DatabaseLog(database.db, new FactHub());
  });
  afterAll(() => database.close());

  describe('the log in the database', () => {
    test('facts that a run appends are counted as all others', async () => {
      const counted = new DatabaseLog(database.db, new FactHub());
      countAppended(counted);
      const { id } = await sessions.insert(made());
      const taken = await sessions.take(id, 'run');
      metrics().registry.resetMetrics();
      await counted.fenced(taken?.attempt ?? 0).append(id, [segment(0), segment(1)]);
      expect(await metrics().registry.metrics()).toContain('undertone_facts_total{type="partial"} 2');
    });

    test('numbers facts from 1 without a gap, even if appends come at once', async () => {
      const { id } = await sessions.insert(made());
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => log.append(id, [segment(2 * index), segment(2 * index + 1)])),
      );
      const facts = await log.read(id, 0, 100);
      expect(facts.map((fact) => fact.seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      // Facts that were appended together are adjacent.
      for (let index = 0; index < 40; index += 2) {
        const [first, second] = [facts[index], facts[index + 1]];
        expect(first?.type === 'partial' && second?.type === 'partial' && second.data.id - first.data.id).toBe(1);
      }
    });

    test('a follower gets every fact once and in order, those before it joined and those after', async () => {
      const { id } = await sessions.insert(made());
      await log.append(id, [segment(0), segment(1)]);
      const seen: number[] = [];
      const following = (async () => {
        for await (const fact of follow(log, id, { until: 'complete' })) seen.push(fact.seq);
      })();
      for (let index = 2; index < 12; index += 1) await log.append(id, [segment(index)]);
      await log.append(id, [{ type: 'complete', message: 'Done.', failed: [], took_ms: 5 }]);
      await following;
      expect(seen).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    });

    test('refuses a session that does not exist', async () => {
      await expect(log.append(newId(), [segment(0)])).rejects.toMatchObject({ code: 'not_found' });
    });

    test('keeps nothing of a failed append', async () => {
      const { id } = await sessions.insert(made());
      const broken = {
        type: 'partial',
        analysis_type: 'transcript',
        data: { text: 'a\u0000b' },
      } as unknown as FactBody;
      await expect(log.append(id, [segment(0), broken])).rejects.toThrow(/insert into/);
      expect(await log.read(id, 0, 10)).toEqual([]);
      expect((await log.append(id, [segment(0)]))[0]?.seq).toBe(1);
    });
  });

  describe('sessions in the database', () => {
    test('a session with a recording is unfinished until its log is complete', async () => {
      const { id } = await sessions.insert(made());
      expect((await sessions.unfinished()).map((session) => session.id)).toContain(id);
      await log.append(id, [{ type: 'complete', message: 'Done.', failed: [], took_ms: 5 }]);
      expect((await sessions.unfinished()).map((session) => session.id)).not.toContain(id);
      expect((await sessions.find(id))?.status).toBe('completed');
    });

    test('only the owner can fill an empty session, and only once', async () => {
      const empty = await sessions.insert(made({ audio: null, duration_s: null }));
      expect(empty.status).toBe('created');
      expect(await sessions.fill(made({ id: empty.id, owner_id: 'somebody else' }))).toBeNull();
      expect((await sessions.fill(made({ id: empty.id })))?.status).toBe('processing');
      expect(await sessions.fill(made({ id: empty.id }))).toBeNull();
    });

    test('lists newest first, page by page, without another owner’s sessions', async () => {
      const owner_id = newId();
      const ids: string[] = [];
      for (let index = 0; index < 5; index += 1) ids.push((await sessions.insert(made({ owner_id }))).id);
      await sessions.insert(made({ owner_id: newId() }));
      const first = await sessions.list(owner_id, { limit: 3 });
      const second = await sessions.list(owner_id, { limit: 3, cursor: first.next_cursor ?? '' });
      const listed = [...first.sessions, ...second.sessions].map((session) => session.session_id);
      expect(listed.toSorted()).toEqual(ids.toSorted());
      expect(second.next_cursor).toBeNull();
      await expect(sessions.list(owner_id, { limit: 3, cursor: 'nonsense' })).rejects.toMatchObject({
        code: 'invalid_cursor',
      });
    });

    test('finds exact words and beginnings of words; says which words are too common to search for', async () => {
      const owner_id = newId();
      const insert = async (title: string): Promise<string> => (await sessions.insert(made({ owner_id, title }))).id;
      const [budget, will, other] = [
        await insert('They don\u2019t plan the budget before 3.50'),
        await insert('Will Smith, an interview'),
        await insert('Done: Anna\u2019s talks'),
      ];
      const find = async (q: string) => {
        const { sessions: found, too_common } = await sessions.list(owner_id, { limit: 5, q });
        return [found.map(({ session_id }) => session_id).toSorted(), too_common];
      };
      expect(await find("don't")).toEqual([[budget], []]);
      expect(await find('don\u2019t')).toEqual([[budget], []]);
      expect(await find('will')).toEqual([[will], []]);
      expect(await find('bud')).toEqual([[budget], []]);
      expect(await find('budgets')).toEqual([[budget], []]);
      expect(await find('planning')).toEqual([[budget], []]);
      expect(await find('inter smi')).toEqual([[will], []]);
      expect(await find('anna')).toEqual([[other], []]);
      expect(await find('the of talk')).toEqual([[other], ['the', 'of']]);
      expect(await find('3.50')).toEqual([[budget], []]);
      expect(await find('"smith an interview"')).toEqual([[will], []]);
      expect(await find('talk -anna')).toEqual([[], []]);
      expect(await find('smith or anna')).toEqual([[other, will].toSorted(), []]);
      for (const odd of ["'", "q' | b:*", '!!', '& <-> (', 'x'.repeat(500), '\u00e9t\u00e9', ':*'])
        expect([odd, await find(odd)]).toEqual([odd, [[], []]]);
    });

    test('a text with more different words than a search vector holds is kept and found by its beginning', async () => {
      const owner_id = newId();
      const letters = (index: number): string =>
        Array.from(index.toString(32).padStart(4, '0'), (sign) => sign)
          .map((sign) => String.fromCharCode(0x430 + Number.parseInt(sign, 32)))
          .join('');
      const { id } = await sessions.insert(
        made({ owner_id, title: Array.from({ length: 100_000 }, (_, index) => letters(index)).join(' ') }),
      );
      expect(
        (await sessions.list(owner_id, { limit: 5, q: letters(7) })).sessions.map(({ session_id }) => session_id),
      ).toEqual([id]);
    });

    test('finds a session by a word of its transcript', async () => {
      const owner_id = newId();
      const { id } = await sessions.insert(made({ owner_id }));
      await sessions.insert(made({ owner_id }));
      const data = {
        transcript: 'We will move the budget review.',
        language: 'en',
        segments: [],
        words: [],
        times: 'measured' as const,
        speaker_spans: null,
        evidence: [],
        sufficiency: { enough: true },
        dropped_claims: 0,
      };
      await log.append(id, [
        {
          type: 'result',
          analysis_type: 'transcript',
          data,
          engine: { kind: 'local', name: 'test', version: '1' },
          provisional: false,
          took_ms: 1,
        },
      ]);
      expect(
        (await sessions.list(owner_id, { limit: 5, q: 'budgets' })).sessions.map((session) => session.session_id),
      ).toEqual([id]);
      expect((await sessions.list(owner_id, { limit: 5, q: 'holiday' })).sessions).toEqual([]);
    });

    test('removing a session removes its log', async () => {
      const { id } = await sessions.insert(made());
      await log.append(id, [segment(0)]);
      await sessions.remove(id);
      expect(await sessions.find(id)).toBeNull();
      expect(await log.read(id, 0, 10)).toEqual([]);
    });
  });
});

describe('a database on disk', () => {
  test('keeps the data, and a killed first start leaves nothing that matters', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'undertone-db-'));
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true });
    await writeFile(join(dataDir, 'postgres.new', 'PG_VERSION'), 'broken');
    const first = await openDatabase(dataDir);
    const { id } = await new DatabaseSessions(first.db).insert(made());
    await first.close();
    const second = await openDatabase(dataDir);
    expect((await new DatabaseSessions(second.db).find(id))?.title).toBe('Team talk');
    await second.close();
    await rm(dataDir, { recursive: true });
  });
});
