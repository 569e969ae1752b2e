import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseLog } from './database-log.ts';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import type { FactBody } from '#lib/events/facts';
import { follow } from '#lib/events/follow';
import { FactHub } from '#lib/events/hub';
import { readView } from '#lib/events/read-view';
import { newId } from '#lib/sessions/ids';

let database: OpenDatabase;
let sessions: DatabaseSessions;
let log: DatabaseLog;
beforeAll(async () => {
  database = await openEmpty();
  sessions = new DatabaseSessions(database.db);
  log = new DatabaseLog(database.db, new FactHub());
});
afterAll(() => database.close());

const engine = { kind: 'local', name: 'test', version: '1' } as const;
const base = { evidence: [], sufficiency: { enough: true }, dropped_claims: 0 };
const segment = (id: number, speaker: string) => ({
  id,
  start_s: id,
  end_s: id + 1,
  speaker,
  text: `line ${id}`,
  confidence: 0.9,
});
const partial = (id: number, speaker: string): FactBody => ({
  type: 'partial',
  analysis_type: 'transcript',
  data: segment(id, speaker),
});
const transcript = (...speakers: string[]): FactBody => ({
  type: 'result',
  analysis_type: 'transcript',
  engine,
  provisional: false,
  took_ms: 1,
  data: {
    ...base,
    transcript: 'line 0 line 1',
    language: 'en',
    segments: speakers.map((speaker, id) => segment(id, speaker)),
    words: [],
    times: 'measured',
    speaker_spans: null,
  },
});
const intent = (speaker: string): FactBody => ({
  type: 'result',
  analysis_type: 'speaker_intent_analysis',
  engine,
  provisional: false,
  took_ms: 7,
  data: {
    ...base,
    evidence: [{ quote: 'line 0', segment_id: 0, start_s: 0, end_s: 1, speaker, cue: 'intent_ask', source: 'text' }],
    inferred_intent: null,
    confidence_score: null,
    secondary_intents: [],
    key_phrases_supporting_intent: [],
    overall_assessment: `Most is asked by ${speaker}.`,
    speakers: [],
  },
});
const done: FactBody = { type: 'complete', message: 'Done.', failed: [], took_ms: 5 };

async function session(...bodies: FactBody[]): Promise<string> {
  const { id } = await sessions.insert({
    id: newId(),
    owner_id: 'owner',
    title: 'Talk',
    context: {},
    audio: null,
    given: { file: 'transcript-1.txt', name: null },
    duration_s: null,
  });
  await log.append(id, bodies);
  return id;
}
const speakersIn = async (id: string) => (await readView(log, id)).segments.map(({ speaker }) => speaker);

describe('renaming speakers', () => {
  test('appends every result that contains the name once more, as it was made, and viewers see it', async () => {
    const id = await session(partial(0, 'A'), partial(1, 'B'), transcript('A', 'B'), intent('A'), done);
    const seen: unknown[] = [];
    const stop = new AbortController();
    const watching = (async () => {
      for await (const fact of follow(log, id, { after: 5, signal: stop.signal })) seen.push(fact);
    })();
    await log.renameSpeakers(id, { A: '  Anna  ' });
    await expect.poll(() => seen.length).toBe(3);
    stop.abort();
    await watching;
    expect(await log.read(id, 5, 10)).toEqual(seen);
    expect(seen).toMatchObject([
      { seq: 6, type: 'result', analysis_type: 'transcript', engine, took_ms: 1 },
      {
        seq: 7,
        type: 'result',
        analysis_type: 'speaker_intent_analysis',
        took_ms: 7,
        data: { overall_assessment: 'Most is asked by Anna.', evidence: [{ speaker: 'Anna', quote: 'line 0' }] },
      },
      // The run has ended before, so the log must end with `complete` again.
      { seq: 8, ...done },
    ]);
    expect(await speakersIn(id)).toEqual(['Anna', 'B']);
    expect((await sessions.find(id))?.status).toBe('completed');
  });

  test('twice, back again and swapped', async () => {
    const id = await session(transcript('A', 'B'), done);
    await log.renameSpeakers(id, { A: 'Anna' });
    await log.renameSpeakers(id, { Anna: 'Anne' });
    expect((await sessions.find(id))?.speaker_names).toEqual({ A: 'Anne' });
    await log.renameSpeakers(id, { Anne: 'A' });
    expect((await sessions.find(id))?.speaker_names).toEqual({});
    await log.renameSpeakers(id, { A: 'B', B: 'A' });
    expect(await speakersIn(id)).toEqual(['B', 'A']);
    await log.renameSpeakers(id, { B: 'Mark' });
    expect((await sessions.find(id))?.speaker_names).toEqual({ A: 'Mark', B: 'A' });
    expect(await speakersIn(id)).toEqual(['Mark', 'A']);
  });

  test('later facts of a run have the new names, and passages without a transcript are repeated', async () => {
    const id = await session(partial(0, 'A'), partial(1, 'B'));
    await log.renameSpeakers(id, { A: 'Anna' });
    expect(await speakersIn(id)).toEqual(['Anna', 'B']);
    const [fact] = await log.append(id, [transcript('A', 'B')]);
    expect(fact).toMatchObject({ data: { segments: [{ speaker: 'Anna' }, { speaker: 'B' }] } });
    await log.append(id, [intent('A')]);
    expect((await readView(log, id)).steps.speaker_intent_analysis.data?.overall_assessment).toBe(
      'Most is asked by Anna.',
    );
  });

  test('the same name changes nothing', async () => {
    const id = await session(transcript('A', 'B'));
    await log.renameSpeakers(id, { A: ' A ' });
    expect(await log.read(id, 1, 10)).toEqual([]);
  });

  test.each([
    [{ C: 'Anna' }, 'invalid_change', 'Choose one of A, B.'],
    [{ A: '   ' }, 'invalid_change', '1 to 80'],
    [{ A: 'x'.repeat(81) }, 'invalid_change', '1 to 80'],
    [{ A: 'B' }, 'name_taken', '“B”'],
    [{ A: 'Anna', B: 'anna' }, 'name_taken', '“anna”'],
  ])('%o is refused, and nothing is written', async (change, code, words) => {
    const id = await session(transcript('A', 'B'));
    await expect(log.renameSpeakers(id, change)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect(await log.read(id, 1, 10)).toEqual([]);
  });

  test('a session that does not exist', async () => {
    await expect(log.renameSpeakers(newId(), { A: 'B' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a given transcript is unfinished work like a recording, and a title can change', async () => {
  const id = await session();
  expect((await sessions.unfinished()).map((unfinished) => unfinished.id)).toContain(id);
  expect((await sessions.find(id))?.given).toEqual({ file: 'transcript-1.txt', name: null });
  await sessions.rename(id, 'Budget talk');
  expect(
    (await sessions.list('owner', { limit: 100, q: 'budget' })).sessions.map(({ session_id }) => session_id),
  ).toContain(id);
});
