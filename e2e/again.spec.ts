import { problemOf } from '#e2e/support/api';
import { factsOf, readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import type { Fact } from '#lib/events/facts';
import type { SessionSnapshot } from '#lib/sessions/contract';

const talk =
  'Anna: I think we should move the launch to Friday, because the tests need two more days.\n' +
  'Ben: You always say that, and after everything I have done for you!\n' +
  'Anna: Can you send me the plan by Monday?\n' +
  'Ben: Yes, I will send it tomorrow morning.';

interface Owned {
  id: string;
  token: string;
}

/** A text that has been read completely. */
async function readText(base: string): Promise<Owned> {
  const form = new FormData();
  form.append('transcript', talk);
  const response = await fetch(`${base}/api/sessions`, { method: 'POST', body: form });
  const { session_id, owner_token } = (await response.json()) as { session_id: string; owner_token: string };
  await readRun(await fetch(`${base}/api/sessions/${session_id}/events?until=complete`));
  return { id: session_id, token: owner_token };
}

const post = (base: string, { id, token }: Owned, type: string, body: unknown = {}): Promise<Response> =>
  fetch(`${base}/api/sessions/${id}/steps/${encodeURIComponent(type)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const snapshotOf = async (base: string, { id, token }: Owned): Promise<SessionSnapshot> =>
  (
    await fetch(`${base}/api/sessions/${id}`, { headers: { authorization: `Bearer ${token}` } })
  ).json() as Promise<SessionSnapshot>;

/** The facts after the cursor up to the next `complete`. */
async function after(base: string, { id }: Owned, seq: number): Promise<Fact[]> {
  return factsOf(await readRun(await fetch(`${base}/api/sessions/${id}/events?after=${seq}`)));
}

test.describe('with a model', () => {
  test('a step again, with an instruction and then by the local engine; a question, again and removed', async ({
    withModel: { app, model },
  }) => {
    const mine = await readText(app.url);
    const { view } = await snapshotOf(app.url, mine);
    expect(view.steps.argument_analysis).toMatchObject({
      engine: { kind: 'model', model: 'scripted-1' },
      local: { engine: { kind: 'local' } },
    });

    expect((await post(app.url, mine, 'argument_analysis', { instruction: 'Mind the dates.' })).status).toBe(202);
    const facts = await after(app.url, mine, view.seq);
    expect(facts.map(({ type }) => type)).toEqual(['progress', 'result', 'progress', 'complete']);
    expect(facts[1]).toMatchObject({
      analysis_type: 'argument_analysis',
      instruction: 'Mind the dates.',
      provisional: false,
    });
    expect(JSON.stringify(model.requests.at(-1)?.body)).toContain('Mind the dates.');

    await post(app.url, mine, 'argument_analysis', { engine: 'local' });
    await after(app.url, mine, facts.at(-1)?.seq ?? 0);
    const again = (await snapshotOf(app.url, mine)).view;
    expect(again.steps.argument_analysis).toMatchObject({
      engine: { kind: 'local' },
      history: [{ instruction: 'Mind the dates.' }, { instruction: null, engine: { kind: 'model' } }],
    });
    expect(again).toMatchObject({ status: 'completed', progress: { done: 12, total: 12 } });

    const asked = await post(app.url, mine, 'custom', {
      name: 'Promises',
      instruction: 'Every promise, with who made it.',
    });
    expect([asked.status, await asked.json()]).toEqual([
      202,
      { session_id: mine.id, analysis_type: 'custom:promises' },
    ]);
    await after(app.url, mine, again.seq);
    const { view: third } = await snapshotOf(app.url, mine);
    expect(third.custom).toMatchObject([
      {
        name: 'Promises',
        state: 'done',
        engine: { kind: 'model' },
        data: { findings: [{ quote: expect.any(String) }, {}] },
      },
    ]);
    for (const { quote } of third.custom[0]?.data?.findings ?? []) expect(talk).toContain(quote);
    const questions = await fetch(`${app.url}/api/questions`, { headers: { authorization: `Bearer ${mine.token}` } });
    expect(await questions.json()).toEqual({
      questions: [{ slug: 'promises', name: 'Promises', instruction: 'Every promise, with who made it.' }],
    });

    expect((await post(app.url, mine, 'custom:promises', { instruction: 'Only those with a date.' })).status).toBe(202);
    await after(app.url, mine, third.seq);
    expect((await snapshotOf(app.url, mine)).view.custom).toMatchObject([
      { instruction: 'Only those with a date.', history: [{}] },
    ]);
    const gone = await fetch(`${app.url}/api/sessions/${mine.id}/steps/custom%3Apromises`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${mine.token}` },
    });
    expect(gone.status).toBe(204);
    expect((await snapshotOf(app.url, mine)).view.custom).toEqual([]);
  });

  test('when the model fails again, the earlier result stays', async ({ withModel: { app, model } }) => {
    const mine = await readText(app.url);
    const { view } = await snapshotOf(app.url, mine);
    model.next('wrong_key');
    await post(app.url, mine, 'speaker_attitude', { engine: 'model' });
    expect(await after(app.url, mine, view.seq)).toContainEqual(
      expect.objectContaining({ type: 'error', code: 'model_rejected_key' }),
    );
    expect((await snapshotOf(app.url, mine)).view.steps.speaker_attitude).toMatchObject({
      state: 'failed',
      data: view.steps.speaker_attitude.data,
    });
    expect(app.lines.join('\n')).not.toMatch(/sk-test-key|sk-secret|launch to Friday/u);
  });

  test('impossible requests get the reason', async ({ withModel: { app } }) => {
    const mine = await readText(app.url);
    const other = await readText(app.url);
    const refusals: [string, Owned, string, unknown, number, string][] = [
      ['a viewer', { ...mine, token: other.token }, 'argument_analysis', {}, 403, 'not_owner'],
      ['nobody’s session', { ...mine, id: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'argument_analysis', {}, 404, 'not_found'],
      ['no such step', mine, 'palm_reading', {}, 404, 'not_found'],
      ['no such question', mine, 'custom:nothing', {}, 404, 'not_found'],
      ['not JSON', mine, 'argument_analysis', '{', 400, 'invalid_body'],
      ['another engine', mine, 'argument_analysis', { engine: 'crystal ball' }, 400, 'invalid_body'],
      ['a question without words', mine, 'custom', { name: ' ', instruction: '' }, 400, 'invalid_body'],
      [
        'an instruction for what is counted',
        mine,
        'quantitative_metrics',
        { instruction: 'Be kind.' },
        409,
        'needs_model',
      ],
      [
        'an instruction for the local engine',
        mine,
        'argument_analysis',
        { engine: 'local', instruction: 'Be kind.' },
        409,
        'needs_model',
      ],
      ['the sound of a text', mine, 'audio_quality_metrics', {}, 409, 'needs_audio'],
      ['speech by a model', mine, 'transcript', { engine: 'model' }, 409, 'needs_model'],
    ];
    for (const [what, owned, type, body, status, code] of refusals) {
      const problem = await problemOf(await post(app.url, owned, type, body));
      expect({ what, status: problem?.status, code: problem?.code }).toEqual({ what, status, code });
      expect(problem?.detail).toMatch(/^.{15,}[.)]$/u);
    }
    const foreign = await fetch(`${app.url}/api/sessions/${mine.id}/steps/argument_analysis`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mine.token}`, origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
  });
});

test('without a model: a question and an instruction say so, the local engine runs again', async ({ server }) => {
  const mine = await readText(server.url);
  const { view } = await snapshotOf(server.url, mine);
  for (const [type, body] of [
    ['custom', { name: 'Promises', instruction: 'Every promise.' }],
    ['argument_analysis', { engine: 'model' }],
  ] as const) {
    expect(await problemOf(await post(server.url, mine, type, body))).toMatchObject({
      status: 409,
      code: 'needs_model',
    });
  }
  expect((await post(server.url, mine, 'argument_analysis')).status).toBe(202);
  expect((await after(server.url, mine, view.seq)).at(-1)).toMatchObject({ type: 'complete', failed: [], total: 1 });
});
