import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseLog } from './database-log.ts';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import type { FactBody } from '#lib/events/facts';
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
const texts = ['We met at the harbour.', 'It was late then.', 'Yes it was.'];
const transcript = (...speakers: string[]): FactBody => ({
  type: 'result',
  analysis_type: 'transcript',
  engine,
  provisional: false,
  took_ms: 1,
  data: {
    ...base,
    transcript: texts.join(' '),
    language: 'en',
    words: [],
    times: 'measured',
    speaker_spans: null,
    segments: texts.map((text, id) => ({
      id,
      start_s: id * 5,
      end_s: id * 5 + 4,
      speaker: speakers[id] ?? null,
      text,
      confidence: 0.6,
    })),
  },
});
const intent: FactBody = {
  type: 'result',
  analysis_type: 'speaker_intent_analysis',
  engine,
  provisional: false,
  took_ms: 7,
  data: {
    ...base,
    inferred_intent: null,
    confidence_score: null,
    secondary_intents: [],
    key_phrases_supporting_intent: [],
    overall_assessment: 'Nothing.',
    speakers: [],
  },
};
const started = (read_to?: number): FactBody => ({
  type: 'progress',
  step: 'Speaker Intent Analysis',
  analysis_type: 'speaker_intent_analysis',
  state: 'started',
  progress: 0,
  total: 1,
  percentage: 0,
  ...(read_to === undefined ? {} : { read_to }),
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
const view = (id: string) => readView(log, id);
const speakersIn = async (id: string) => (await view(id)).segments.map(({ speaker }) => speaker);
const found = async (q: string) => (await sessions.list('owner', { q, limit: 50 })).sessions;

describe('corrections', () => {
  test('are one fact per request, change the search, and can be undone one by one', async () => {
    const id = await session(transcript('A', 'B', 'A'), intent, done);
    await log.editTranscript(
      id,
      [
        { op: 'text', segment_id: 0, text: ' We met at\nthe  zeppelin. ' },
        { op: 'assign', segment_ids: [2], speaker: 'Zoë' },
      ],
      3,
    );
    expect(await log.read(id, 3, 10)).toMatchObject([
      {
        seq: 4,
        type: 'edit',
        edits: [
          { op: 'text', text: 'We met at the zeppelin.', at: [{ start_s: 0, end_s: 4 }] },
          { op: 'assign', speaker: 'Zoë' },
        ],
      },
    ]);
    expect(await view(id)).toMatchObject({
      text_seq: 4,
      edits: { seq: 4, stale: ['speaker_intent_analysis'] },
      segments: [{ text: 'We met at the zeppelin.' }, {}, { speaker: 'Zoë' }],
    });
    expect(await found('zeppelin')).toMatchObject([
      {
        session_id: id,
        snippets: [
          { start_s: 0, speaker: 'A', parts: [{ hit: false }, { text: 'zeppelin', hit: true }, { hit: false }] },
        ],
      },
    ]);
    expect(await found('harbour')).toEqual([]);

    await log.editTranscript(id, [{ op: 'undo' }], 4);
    expect(await speakersIn(id)).toEqual(['A', 'B', 'A']);
    await log.editTranscript(id, [{ op: 'undo' }], 5);
    expect((await view(id)).steps.transcript.data?.transcript).toBe(texts.join(' '));
    expect(await found('harbour')).toHaveLength(1);
    await expect(log.editTranscript(id, [{ op: 'undo' }], 6)).rejects.toMatchObject({ code: 'invalid_change' });
  });

  test('of a text that has changed since are refused', async () => {
    const id = await session(transcript('A', 'B', 'A'), intent, done);
    await log.editTranscript(id, [{ op: 'merge', from: 'B', into: 'A' }], 3);
    for (const seq of [0, 3, 99])
      await expect(log.editTranscript(id, [{ op: 'undo' }], seq)).rejects.toMatchObject({
        code: 'text_changed',
        status: 409,
      });
    // A reading in the meantime does not change the text.
    await log.append(id, [intent]);
    expect(await log.editTranscript(id, [{ op: 'undo' }], 4)).toBe(6);
  });

  test('Anna, ANNA and “Anna ” are one speaker', async () => {
    const id = await session(transcript('Anna', 'ANNA', 'B'), done);
    await log.editTranscript(id, [{ op: 'assign', segment_ids: [2], speaker: ' anna ' }], 2);
    expect(await speakersIn(id)).toEqual(['Anna', 'ANNA', 'Anna']);
    await log.editTranscript(id, [{ op: 'merge', from: 'ANNA', into: 'Anna' }], 3);
    expect(await speakersIn(id)).toEqual(['Anna', 'Anna', 'Anna']);
  });

  test('that change nothing write nothing', async () => {
    const id = await session(transcript('A', 'B', 'A'), done);
    expect(await log.editTranscript(id, [{ op: 'assign', segment_ids: [0], speaker: 'a ' }], 2)).toBeNull();
    expect(await log.read(id, 2, 10)).toEqual([]);
  });

  test('stay when a speaker is renamed, and when the transcript is made again', async () => {
    const id = await session(transcript('A', 'B', 'A'), done);
    await log.editTranscript(
      id,
      [
        { op: 'assign', segment_ids: [1], speaker: 'Zoë' },
        { op: 'text', segment_id: 0, text: 'We met at the zoo.' },
      ],
      2,
    );
    await log.renameSpeakers(id, { Zoë: 'Zoe', A: 'Anna' });
    expect(await speakersIn(id)).toEqual(['Anna', 'Zoe', 'Anna']);
    await log.append(id, [transcript('A', 'B', 'A')]);
    expect(await view(id)).toMatchObject({
      segments: [{ speaker: 'Anna', text: 'We met at the zoo.' }, { speaker: 'Zoe' }, { speaker: 'Anna' }],
    });
    expect(await found('zoo')).toHaveLength(1);
    const { seq } = await view(id);
    await log.editTranscript(id, [{ op: 'undo' }, { op: 'undo' }], seq);
    expect(await view(id)).toMatchObject({ segments: [{ speaker: 'Anna', text: texts[0] }, { speaker: 'B' }, {}] });
  });

  test('make notes stale until a run that knows the corrections has read the text', async () => {
    const id = await session(transcript('A', 'B', 'A'), intent, done);
    await log.editTranscript(id, [{ op: 'merge', from: 'B', into: 'A' }], 3);
    await log.append(id, [started(3), intent]);
    expect((await view(id)).edits.stale).toEqual(['speaker_intent_analysis']);
    await log.append(id, [started(4)]);
    expect((await view(id)).edits).toMatchObject({
      stale: ['speaker_intent_analysis'],
      reading: ['speaker_intent_analysis'],
    });
    await log.append(id, [intent]);
    expect((await view(id)).edits).toMatchObject({ stale: [], reading: [] });
  });

  test.each([
    [{ op: 'assign', segment_ids: [9], speaker: 'A' }, 'no passage 9'],
    [{ op: 'assign', segment_ids: [0], speaker: ' ' }, '1 to 80'],
    [{ op: 'merge', from: 'C', into: 'A' }, 'Choose one of A, B.'],
    [{ op: 'split', segment_id: 2, word: 3 }, 'words 1 to 2'],
    [{ op: 'text', segment_id: 0, text: 'x'.repeat(20_001) }, '20,000'],
  ] as const)('%o is refused, and nothing is written', async (edit, words) => {
    const id = await session(transcript('A', 'B', 'A'), done);
    await expect(
      log.editTranscript(id, ['segment_ids' in edit ? { ...edit, segment_ids: [...edit.segment_ids] } : edit], 2),
    ).rejects.toMatchObject({ code: 'invalid_change', message: expect.stringContaining(words) });
    expect(await log.read(id, 2, 10)).toEqual([]);
  });

  test('wait for the end of the run, and need a transcript', async () => {
    await expect(log.editTranscript(await session(transcript('A')), [{ op: 'undo' }], 1)).rejects.toMatchObject({
      code: 'session_busy',
    });
    await expect(log.editTranscript(await session(done), [{ op: 'undo' }], 1)).rejects.toMatchObject({
      code: 'needs_transcript',
    });
    await expect(log.editTranscript(newId(), [{ op: 'undo' }], 1)).rejects.toMatchObject({ code: 'not_found' });
  });
});
