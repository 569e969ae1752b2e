import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CreatedSession, createSession, formOf, problemOf } from '#e2e/support/api';
import { longRecording, samplePath } from '#e2e/support/audio';
import { factsOf, frames, readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import type { SessionPage, SessionSnapshot } from '#lib/sessions/contract';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test('a cancelled run ends with complete; finished steps stay, the others say that they were cancelled', async ({
  server,
}) => {
  const { session_id, owner_token } = await createSession(server.url, await longRecording(2));
  const events = `${server.url}/api/sessions/${session_id}/events`;
  for await (const { data } of frames(await fetch(events))) if (data.type === 'partial') break;
  expect((await fetch(`${server.url}/api/sessions/${session_id}/run`, { method: 'DELETE' })).status).toBe(403);
  const answer = await fetch(`${server.url}/api/sessions/${session_id}/run`, {
    method: 'DELETE',
    headers: bearer(owner_token),
  });
  expect(answer.status).toBe(204);
  const facts = factsOf(await readRun(await fetch(`${events}?until=complete`)));
  const errors = facts.filter((fact) => fact.type === 'error');
  expect(errors.length).toBeGreaterThanOrEqual(10);
  expect(errors.every((fact) => fact.code === 'cancelled')).toBe(true);
  expect(facts.at(-1)).toMatchObject({ type: 'complete', message: 'Cancelled.' });
  const { view } = (await (await fetch(`${server.url}/api/sessions/${session_id}`)).json()) as SessionSnapshot;
  expect(view.progress.done).toBe(12);
  expect(view.segments.length).toBeGreaterThan(0);
});

test('an empty session can be viewed before it has a recording, and only its owner can fill it', async ({ server }) => {
  const made = await fetch(`${server.url}/api/sessions`, { method: 'POST' });
  expect(made.status).toBe(201);
  const { session_id, owner_token } = (await made.json()) as CreatedSession;
  const watching = fetch(`${server.url}/api/sessions/${session_id}/events?until=complete`).then(readRun);

  const fill = async (headers: Record<string, string>) => {
    const form = await formOf(samplePath('planning'));
    form.append('session_id', session_id);
    form.append(
      'context',
      JSON.stringify({ speaker_diarization: [{ speaker_label: 'Rosa', start_time: 0, end_time: 5 }] }),
    );
    return fetch(`${server.url}/api/analyze`, { method: 'POST', body: form, headers });
  };
  expect((await fill({})).status).toBe(409);
  const sent = factsOf(await readRun(await fill(bearer(owner_token))));
  const watched = factsOf(await watching);
  expect(watched).toEqual(sent);
  const transcript = sent.find((fact) => fact.type === 'result' && fact.analysis_type === 'transcript');
  expect(transcript).toMatchObject({
    data: { segments: expect.arrayContaining([expect.objectContaining({ speaker: 'Rosa' })]) },
  });
  expect((await fill(bearer(owner_token))).status).toBe(409);
});

test('a script that keeps its token has a library, which it can search by spoken words', async ({ server }) => {
  const first = await createSession(server.url, samplePath('planning'));
  const headers = bearer(first.owner_token);
  const second = (await (
    await fetch(`${server.url}/api/sessions`, { method: 'POST', body: await formOf(samplePath('argument')), headers })
  ).json()) as CreatedSession;
  for (const { session_id } of [first, second])
    await fetch(`${server.url}/api/sessions/${session_id}/events?until=complete`).then(readRun);
  const list = async (query: string, more: Record<string, string> = headers) => {
    const response = await fetch(`${server.url}/api/sessions?${query}`, { headers: more });
    return ((await response.json()) as SessionPage).sessions.map((session) => session.session_id);
  };
  expect(await list('')).toEqual([second.session_id, first.session_id]);
  expect(await list('q=workshop')).toEqual([first.session_id]);
  expect(await list('q=loan')).toEqual([second.session_id]);
  expect(await list('q=works')).toEqual([first.session_id]);
  expect(await list('', {})).toEqual([]);

  const stranger = await fetch(`${server.url}/api/sessions/${first.session_id}`, { method: 'DELETE' });
  expect((await problemOf(stranger))?.code).toBe('not_owner');
  expect((await fetch(`${server.url}/api/sessions/${first.session_id}`, { method: 'DELETE', headers })).status).toBe(
    204,
  );
  expect(existsSync(join(server.dataDir, 'sessions', first.session_id))).toBe(false);
  expect((await fetch(`${server.url}/api/sessions/${first.session_id}`)).status).toBe(410);
  expect(await list('')).toEqual([second.session_id]);
});

test('cursors: malformed and beyond the end are refused; at the end there are no more facts', async ({
  server,
  finished,
}) => {
  const { session_id } = await finished('planning');
  const events = `${server.url}/api/sessions/${session_id}/events`;
  const facts = factsOf(await readRun(await fetch(`${events}?until=complete`)));
  const last = facts.at(-1)?.seq ?? 0;
  for (const cursor of ['-1', 'x', '1.5', String(last + 1), '9'.repeat(30)]) {
    const response = await fetch(`${events}?after=${cursor}`);
    expect([cursor, response.status]).toEqual([cursor, 400]);
    expect((await problemOf(response))?.code).toBe('invalid_cursor');
  }
  expect((await fetch(`${events}?until=complete`, { headers: { 'last-event-id': String(last) } })).status).toBe(204);
});

test('an invalid context is refused, naming the position of the error', async ({ server }) => {
  for (const [context, place] of [
    ['{', 'JSON'],
    [
      '{"speaker_diarization":[{"speaker_label":"A","start_time":"0","end_time":1}]}',
      'speaker_diarization.0.start_time',
    ],
    ['{"mood":"good"}', 'context'],
  ] as const) {
    const form = await formOf(samplePath('planning'));
    form.append('context', context);
    const response = await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form });
    expect(response.status).toBe(400);
    expect((await problemOf(response))?.detail).toContain(place);
  }
});
