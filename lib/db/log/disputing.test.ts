import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingId } from '#lib/analyses/evidence/finding';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { DatabaseDisputes } from '#lib/db/stores/database-disputes';
import { DatabaseLog } from './database-log.ts';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import type { FactBody } from '#lib/events/facts';
import { FactHub } from '#lib/events/hub';
import { readView } from '#lib/events/read-view';
import { Disputes } from '#lib/sessions/disputes';
import { newId } from '#lib/sessions/ids';

let database: OpenDatabase;
let sessions: DatabaseSessions;
let log: DatabaseLog;
let disputes: Disputes;
beforeAll(async () => {
  database = await openEmpty();
  sessions = new DatabaseSessions(database.db);
  log = new DatabaseLog(database.db, new FactHub());
  const access = { toChange: async (id: string) => (await sessions.find(id)) ?? Promise.reject(new Error('none')) };
  disputes = new Disputes({ access, log, store: new DatabaseDisputes(database.db) });
});
afterAll(() => database.close());

const owner = { owner_id: 'owner' };
const evidence = (quote: string, cue: string) => ({
  quote,
  segment_id: 0,
  start_s: 0,
  end_s: 1,
  speaker: null,
  cue,
  source: 'text' as const,
});
const intent: FactBody = {
  type: 'result',
  analysis_type: 'speaker_intent_analysis',
  engine: { kind: 'local', name: 'test', version: '1' },
  provisional: false,
  took_ms: 7,
  data: {
    evidence: [
      evidence('Send it.', 'intent_ask'),
      evidence('Do it now.', 'intent_ask'),
      evidence('I will.', 'intent_promise'),
    ],
    sufficiency: { enough: true },
    dropped_claims: 0,
    inferred_intent: null,
    confidence_score: null,
    secondary_intents: [],
    key_phrases_supporting_intent: [],
    overall_assessment: 'Asks.',
    speakers: [],
  },
};
async function session(owner_id = 'owner'): Promise<string> {
  const { id } = await sessions.insert({
    id: newId(),
    owner_id,
    title: 'Talk',
    context: {},
    audio: null,
    given: { file: 'transcript-1.txt', name: null },
    duration_s: null,
  });
  await log.append(id, [intent]);
  return id;
}
const first = findingId('speaker_intent_analysis', 'intent_ask', 'Send it.');
const second = findingId('speaker_intent_analysis', 'intent_ask', 'Do it now.');

test('a dispute is a fact, stays when the step runs again, and is counted by kind until it is withdrawn', async () => {
  const [one, other, foreign] = [await session(), await session(), await session('another')];
  await disputes.dispute(one, owner, first, '  It was\na joke. ');
  await disputes.dispute(one, owner, first, 'It was a joke.');
  await disputes.dispute(one, owner, second, 'So was this.');
  await disputes.dispute(other, owner, first, 'Not an order.');
  await disputes.dispute(foreign, { owner_id: 'another' }, first, 'No.');
  expect(await log.read(one, 1, 10)).toMatchObject([
    {
      type: 'dispute',
      finding: first,
      analysis_type: 'speaker_intent_analysis',
      cue: 'intent_ask',
      reason: 'It was a joke.',
    },
    { finding: second },
  ]);
  await log.append(one, [intent]);
  expect((await readView(log, one)).disputes).toMatchObject({
    [first]: { reason: 'It was a joke.' },
    [second]: { reason: 'So was this.' },
  });
  expect(await disputes.counts(owner)).toEqual([
    { analysis_type: 'speaker_intent_analysis', cue: 'intent_ask', count: 3, of: 4 },
  ]);
  await disputes.withdraw(one, owner, first);
  expect((await readView(log, one)).disputes).toEqual({ [second]: { reason: 'So was this.', at: expect.any(String) } });
  expect(await disputes.counts(owner)).toEqual([
    { analysis_type: 'speaker_intent_analysis', cue: 'intent_ask', count: 2, of: 4 },
  ]);
  // Run again, a step may find less; what was marked before is not lost.
  await log.append(other, [{ ...intent, data: { ...intent.data, evidence: [] } }]);
  expect(await disputes.counts(owner)).toMatchObject([{ count: 2, of: 2 }]);
  expect(await disputes.counts({ owner_id: null })).toEqual([]);
});

test('a dispute of an unknown finding, or without a reason, is refused', async () => {
  const id = await session();
  await expect(disputes.dispute(id, owner, '00000000000', 'Why?')).rejects.toMatchObject({ code: 'not_found' });
  await expect(disputes.dispute(id, owner, first, ' \n ')).rejects.toMatchObject({ code: 'invalid_change' });
  await expect(disputes.withdraw(id, owner, first)).rejects.toMatchObject({ code: 'not_found' });
});
