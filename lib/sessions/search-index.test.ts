import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { enhancedUnderstanding } from '#components/testing/readings';
import { transcript } from '#components/testing/conversation';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openDatabase } from '#lib/db/connection/client';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabaseSearchIndex } from '#lib/db/library/database-search-index';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { purgeEmbedded } from '#lib/db/stores/purge';
import { type TestPostgres, startPostgres } from '#lib/db/testing/postgres';
import type { FactBody } from '#lib/events/facts';
import { FactHub } from '#lib/events/hub';
import { newId } from './ids.ts';
import { SearchIndex } from './search-index.ts';
import { createMeaningRoom, type MeaningRoom } from '#lib/text/meaning/meaning-room';

const room = createMeaningRoom();
let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await room.close();
  await server.stop();
});

const engine = { kind: 'local', name: 'test', version: '1' } as const;
const made = { type: 'result', engine, provisional: false, took_ms: 1 } as const;
const said = (
  lines: readonly string[],
  more: { language?: string; times?: 'measured' | 'none'; sounds_foreign?: true } = {},
): FactBody => ({
  ...made,
  analysis_type: 'transcript',
  data: {
    ...transcript,
    segments: lines.map((text, id) => ({
      id,
      start_s: id * 5 + 0.5,
      end_s: id * 5 + 4,
      speaker: id % 2 === 0 ? 'Anna' : 'Mark',
      text,
      confidence: 0.9,
    })),
    words: [],
    transcript: lines.join(' '),
    times: 'measured',
    ...more,
  },
});
const decided = (text: string): FactBody => ({
  ...made,
  analysis_type: 'enhanced_understanding',
  data: {
    ...enhancedUnderstanding,
    sufficiency: { enough: true },
    actions: [],
    questions: [],
    disagreements: [],
    contradictions: [],
    decisions: [{ text, explicit: true, speaker: 'Anna', start_s: 0.5, end_s: 4 }],
    evidence: [
      { quote: text, segment_id: 0, start_s: 0.5, end_s: 4, speaker: 'Anna', cue: 'decision', source: 'text' },
    ],
  },
});
const ended: FactBody = { type: 'complete', message: 'done', failed: [], took_ms: 1 };

const money = 'We cannot afford that any more, it costs far too much for people like us and I said so.';
const travel = 'Next summer we fly to Portugal for two weeks and stay close to the beach with the children.';

describe.each(['embedded', 'server'] as const)('the search index on the %s database', (kind) => {
  let database: OpenDatabase;
  let sessions: DatabaseSessions;
  let log: DatabaseLog;
  let index: SearchIndex;

  beforeAll(async () => {
    database = kind === 'server' ? await openDatabase(null, await server.newDatabase()) : await openEmpty();
    sessions = new DatabaseSessions(database.db);
    log = new DatabaseLog(database.db, new FactHub());
    index = new SearchIndex(new DatabaseSearchIndex(database.db), room);
  });
  afterAll(() => database.close());

  async function add(title: string, owner_id: string, bodies: FactBody[]): Promise<string> {
    const audio = { file: 'r.mp3', name: 'r.mp3', content_type: 'audio/mpeg' };
    const { id } = await sessions.insert({
      id: newId(),
      owner_id,
      title,
      context: {},
      audio,
      given: null,
      duration_s: 9,
    });
    await log.append(id, [...bodies, ended]);
    return id;
  }
  const alike = async (owner: string | null, q: string): Promise<[string, number | null][]> =>
    (await index.alike({ owner_id: owner }, q, {})).flatMap(({ title, places }) =>
      places.map(({ start_s }): [string, number | null] => [title, start_s]),
    );

  test('finds similar meanings with their moment, in the owner’s own sessions and no others', async () => {
    const id = await add('House', 'ann', [said([money, travel])]);
    const others = await add('Not yours', 'bob', [said([money])]);
    expect(await alike('ann', 'a trip to the sea')).toEqual([]);
    expect((await index.missing()).toSorted()).toEqual([id, others].toSorted());
    for (const one of [id, others]) await index.make(one);
    expect(await index.missing()).toEqual([]);
    expect((await alike('ann', 'a trip to the sea'))[0]).toEqual(['House', 5.5]);
    expect((await alike('ann', 'what we can pay'))[0]).toEqual(['House', 0.5]);
    expect(await alike('bob', 'what we can pay')).toEqual([['Not yours', 0.5]]);
    await expect(index.alike({ owner_id: 'ann' }, 'what we can pay', {}, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    for (const nobody of ['eve', null]) expect(await alike(nobody, 'what we can pay')).toEqual([]);
    expect(await alike('ann', 'the chemistry of polymers')).toEqual([]);
    expect(await index.alike({ owner_id: 'ann' }, 'what we can pay', { tag: 'other' })).toEqual([]);
    const [found] = await index.alike({ owner_id: 'ann' }, 'what we can pay', {});
    expect(found?.places[0]).toMatchObject({ speaker: 'Anna', text: money, end_s: 4 });
  }, 60_000);

  test('vectors are sent to the encoder once, and again after the text has changed', async () => {
    const id = await add('Sent', 'gina', [said([money])]);
    await index.make(id);
    await index.make(await add('Sent too', 'gina', [said([travel])]));
    let sent = 0;
    const counted: MeaningRoom = {
      ...room,
      nearest(input) {
        sent += input.texts.filter((text) => typeof text !== 'string').length;
        return room.nearest(input);
      },
    };
    const counting = new SearchIndex(new DatabaseSearchIndex(database.db), counted);
    const titles = async (): Promise<string[]> =>
      (await counting.alike({ owner_id: 'gina' }, 'what we can pay', {})).map(({ title }) => title);
    expect([await titles(), sent]).toEqual([['Sent'], 2]);
    expect([await titles(), sent]).toEqual([['Sent'], 2]);
    const { seq } = (await log.read(id, 0, 10)).at(-1) ?? { seq: 0 };
    await log.editTranscript(id, [{ op: 'text', segment_id: 0, text: travel }], seq);
    await index.make(id);
    expect([await titles(), sent]).toEqual([[], 3]);
  }, 60_000);

  test('an aborted search is dropped before its turn', async () => {
    await index.make(await add('Asked', 'hans', [said([money])]));
    const asked: string[] = [];
    const gate = Promise.withResolvers<void>();
    const slow: MeaningRoom = {
      ...room,
      async query(text) {
        asked.push(text);
        await gate.promise;
        return room.query(text);
      },
    };
    const waiting = new SearchIndex(new DatabaseSearchIndex(database.db), slow);
    const left = new AbortController();
    const ask = (q: string, signal?: AbortSignal): Promise<unknown> =>
      waiting.alike({ owner_id: 'hans' }, q, {}, signal).catch((error: unknown) => (error as Error).name);
    const answers = ['what', 'what we', 'what we can'].map((q) => ask(q, left.signal));
    const last = ask('what we can pay');
    await vi.waitFor(() => expect(asked).toEqual(['what']));
    left.abort();
    gate.resolve();
    expect(await Promise.all(answers)).toEqual(['AbortError', 'AbortError', 'AbortError']);
    expect(await last).toMatchObject([{ title: 'Asked' }]);
    expect(asked).toEqual(['what', 'what we can pay']);
  }, 60_000);

  test('a corrected text is no longer found by its old words, and by the new ones once it is indexed', async () => {
    const id = await add('Corrected', 'carl', [said([money, travel])]);
    await index.make(id);
    const { seq } = (await log.read(id, 0, 10)).at(-1) ?? { seq: 0 };
    await log.editTranscript(id, [{ op: 'text', segment_id: 0, text: '' }], seq);
    expect(await alike('carl', 'what we can pay')).toEqual([]);
    expect(await index.missing()).toEqual([id]);
    await index.make(id);
    expect(await alike('carl', 'what we can pay')).toEqual([]);
    expect((await alike('carl', 'a trip to the sea'))[0]).toEqual(['Corrected', 5.5]);
  }, 60_000);

  test('without times there is no moment, and a language that the encoder does not know is not found', async () => {
    await index.make(await add('Notes', 'dora', [said([money], { times: 'none', language: 'und' })]));
    await index.make(await add('Notizen', 'dora', [said([money], { language: 'de' })]));
    expect(await alike('dora', 'what we can pay')).toEqual([['Notes', null]]);
    expect(await index.missing()).toEqual([]);
  }, 60_000);

  test('of a recording that does not sound like English, only corrected passages are found', async () => {
    const id = await add('Foreign', 'gert', [said([travel, money, travel], { language: 'und', sounds_foreign: true })]);
    await index.make(id);
    expect(await alike('gert', 'what we can pay')).toEqual([]);
    const { seq } = (await log.read(id, 0, 10)).at(-1) ?? { seq: 0 };
    await log.editTranscript(id, [{ op: 'text', segment_id: 1, text: money }], seq);
    await index.make(id);
    expect(await alike('gert', 'what we can pay')).toEqual([['Foreign', 5.5]]);
    expect(await alike('gert', 'a trip to the sea')).toEqual([]);
  }, 60_000);

  test('findings are found by kind and by words, and lead to their passages', async () => {
    const text = 'Then we take the smaller budget.';
    const id = await add('Meeting', 'emil', [said([text]), decided(text)]);
    const find = async (q: string) => (await sessions.list('emil', { q, limit: 5 })).sessions;
    expect(await find('budget decision')).toEqual([]);
    await index.make(id);
    const [found] = await find('budget decision');
    expect(found?.findings?.[0]).toMatchObject({ analysis: 'enhanced_understanding', cue: 'decision', start_s: 0.5 });
    expect(found?.findings?.[0]?.id).toMatch(/^[\da-z]{11}$/);
    expect(found?.findings?.[0]?.parts.find(({ hit }) => hit)?.text).toBe('budget');
    expect(await find('decision -budget')).toEqual([]);
    expect((await sessions.list('eve', { q: 'budget decision', limit: 5 })).sessions).toEqual([]);
    // Replaced, not added; and the text, which has not changed, is not encoded again.
    await log.append(id, [decided('Then we take the larger one.')]);
    const encode = () => Promise.reject(new Error('read again'));
    await new SearchIndex(new DatabaseSearchIndex(database.db), { ...room, encode }).make(id);
    expect((await find('larger decision'))[0]?.findings).toHaveLength(1);
    expect(await find('smaller decision')).toEqual([]);
  }, 60_000);

  test('a deleted session is gone from the index, even if it is being indexed', async () => {
    const id = await add('Gone', 'fay', [said([money])]);
    await index.make(id);
    expect(await alike('fay', 'what we can pay')).toHaveLength(1);
    await sessions.remove(id);
    await index.make(id);
    expect(await alike('fay', 'what we can pay')).toEqual([]);
    const store = new DatabaseSearchIndex(database.db);
    const entry = { seq: 1, made_by: 'x', windows: [], vectors: new Int8Array(), findings: [] };
    expect(await store.keep(id, entry)).toBe(true);
    if (kind === 'embedded') await purgeEmbedded(database.db);
  }, 60_000);
});
