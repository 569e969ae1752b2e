import { io } from 'socket.io-client';
import { createSession, formOf, problemOf } from '#e2e/support/api';
import { samplePath } from '#e2e/support/audio';
import { factsOf, type Frame, readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import { transcriptSchema } from '#lib/analyses/transcript/schema';
import type { Fact } from '#lib/events/facts';
import type { SessionView } from '#lib/events/view';

type Result = Extract<Fact, { type: 'result' }>;

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
const eventsOf = (base: string, id: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${base}/api/sessions/${id}/events?until=complete`, { headers });

function resultsOf(facts: readonly Fact[]): Partial<Record<AnalysisType, Result>> {
  return Object.fromEntries(facts.filter((fact) => fact.type === 'result').map((fact) => [fact.analysis_type, fact]));
}

test.describe('Server-Sent Events', { tag: '@streams-long' }, () => {
  let all: Frame[] = [];
  let facts: Fact[] = [];

  test.beforeAll(async ({ server }) => {
    const response = await fetch(`${server.url}/api/analyze`, {
      method: 'POST',
      body: await formOf(samplePath('argument')),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('content-encoding')).toBeNull();
    all = await readRun(response);
    facts = factsOf(all);
  });

  test('each fact has id, seq, time and session; no frame has an event line', { tag: '@streams' }, () => {
    expect(all.map((frame) => frame.event).filter(Boolean)).toEqual([]);
    expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, index) => index + 1));
    expect(all.filter((frame) => 'seq' in frame.data && frame.id !== String(frame.data.seq))).toEqual([]);
    for (const fact of facts) {
      expect(fact.session_id).toMatch(/^[\w-]{22}$/);
      expect(Date.parse(fact.at)).not.toBeNaN();
    }
  });

  test('progress never falls, ends at 12 of 12, and complete comes last', () => {
    const progress = facts.filter((fact) => fact.type === 'progress');
    for (const [index, fact] of progress.entries()) {
      expect(fact.total).toBe(12);
      expect(fact.percentage).toBeGreaterThanOrEqual(0);
      expect(fact.percentage).toBeLessThanOrEqual(100);
      expect(fact.progress).toBeGreaterThanOrEqual(progress[index - 1]?.progress ?? 0);
    }
    expect(progress.at(-1)).toMatchObject({ progress: 12, percentage: 100 });
    expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [] });
    for (const type of analysisTypes) {
      expect(progress.filter((fact) => fact.analysis_type === type).map((fact) => fact.state)).toEqual([
        'started',
        'finished',
      ]);
    }
  });

  test('every step has one result, signed, with evidence and sufficiency', () => {
    const results = resultsOf(facts);
    expect(Object.keys(results).toSorted()).toEqual([...analysisTypes].toSorted());
    for (const result of Object.values(results)) {
      expect(result.engine).toMatchObject({ kind: 'local', name: expect.any(String), version: expect.any(String) });
      expect(result.provisional).toBe(false);
      expect(result.took_ms).toBeGreaterThanOrEqual(0);
      // Its two voices are told apart, so that each speaker's aims can be read.
      expect(result.data.sufficiency.enough).toBe(true);
      expect(result.data.dropped_claims).toBe(0);
    }
  });

  test('every text quote stands in the transcript, with its seconds and its segment', () => {
    const results = resultsOf(facts);
    const transcript = results.transcript?.data;
    const text = plain(transcript && 'transcript' in transcript ? transcript.transcript : '');
    const quotes = Object.values(results).flatMap((result) =>
      result.data.evidence.filter((evidence) => evidence.source === 'text' && evidence.quote !== ''),
    );
    expect(quotes.length).toBeGreaterThan(5);
    for (const quote of quotes) {
      expect(text).toContain(plain(quote.quote));
      expect(quote.end_s).toBeGreaterThan(quote.start_s);
      expect(quote.segment_id).not.toBeNull();
    }
  });

  test('the two people of a recording in one channel are told apart, with a note that this may be wrong', () => {
    const transcript = transcriptSchema.parse(resultsOf(facts).transcript?.data);
    expect(transcript.speakers_by).toBe('voice');
    expect(new Set(transcript.segments.map(({ speaker }) => speaker))).toEqual(new Set(['Speaker 1', 'Speaker 2']));
    expect(transcript.words.every(({ approximate }) => !approximate)).toBe(true);
  });

  test('partials come in order of time and before the transcript', () => {
    const partials = facts.filter((fact) => fact.type === 'partial');
    expect(partials.length).toBeGreaterThan(3);
    for (const [index, { data }] of partials.entries())
      expect(data.start_s).toBeGreaterThanOrEqual(partials[index - 1]?.data.start_s ?? 0);
    const end = facts.find((fact) => fact.type === 'result' && fact.analysis_type === 'transcript');
    expect(partials.at(-1)?.seq).toBeLessThan(end?.seq ?? 0);
  });

  test(
    'resumes after a cursor, by header and by query, and the header wins',
    { tag: '@streams' },
    async ({ server }) => {
      const id = facts[0]?.session_id ?? '';
      const seqs = async (response: Response): Promise<number[]> =>
        factsOf(await readRun(response)).map((fact) => fact.seq);
      const rest = facts.slice(5).map((fact) => fact.seq);
      expect(await seqs(await eventsOf(server.url, id, { 'last-event-id': '5' }))).toEqual(rest);
      expect(await seqs(await fetch(`${server.url}/api/sessions/${id}/events?until=complete&after=5`))).toEqual(rest);
      expect(
        await seqs(
          await fetch(`${server.url}/api/sessions/${id}/events?until=complete&after=1`, {
            headers: { 'last-event-id': '5' },
          }),
        ),
      ).toEqual(rest);
      expect(
        (await eventsOf(server.url, id, { 'last-event-id': String(facts.length) })).status,
        'nothing is left to say',
      ).toBe(204);
      const head = await fetch(`${server.url}/api/sessions/${id}/events`, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
      const bad = await fetch(`${server.url}/api/sessions/${id}/events?after=soon`);
      expect(bad.status).toBe(400);
      expect(await problemOf(bad)).toMatchObject({ code: 'invalid_cursor' });
    },
  );

  test('the audio answers byte ranges, and the page holds the words without JavaScript', async ({ server }) => {
    const id = facts[0]?.session_id ?? '';
    const audio = await fetch(`${server.url}/api/sessions/${id}/audio`, { headers: { range: 'bytes=100-199' } });
    expect(audio.status).toBe(206);
    expect((await audio.arrayBuffer()).byteLength).toBe(100);
    expect(
      (await fetch(`${server.url}/api/sessions/${id}/audio`, { headers: { range: 'bytes=99999999-' } })).status,
    ).toBe(416);
    expect((await fetch(`${server.url}/api/sessions/${id}/audio/peaks`)).status).toBe(200);
    const page = (await (await fetch(`${server.url}/s/${id}`)).text()).replace(/<script[\s\S]*?<\/script>/g, '');
    const first = facts.find((fact) => fact.type === 'partial');
    expect(plain(page)).toContain(plain(first?.data.text ?? '?').slice(0, 20));
  });
});

test.describe('socket.io', () => {
  test('a session made over HTTP is followed: snapshot, then each later fact once and in order', async ({ server }) => {
    const { session_id } = await createSession(server.url, samplePath('planning'));
    const socket = io(server.url, { transports: ['websocket'], forceNew: true });
    try {
      const received: { event: string; fact: Fact & { total_steps?: number } }[] = [];
      const completed = new Promise<void>((resolve) => {
        socket.onAny((event: string, fact: Fact) => {
          received.push({ event, fact });
          if (event === 'complete') resolve();
        });
      });
      const answer = (await socket.emitWithAck('session:join', { session_id })) as { seq: number; view: SessionView };
      expect(answer.view.session_id).toBe(session_id);
      expect(answer.view.seq).toBe(answer.seq);
      await completed;
      const last = received.at(-1)?.fact.seq ?? 0;
      expect(received.map(({ fact }) => fact.seq)).toEqual(
        Array.from({ length: last - answer.seq }, (_, index) => answer.seq + 1 + index),
      );
      const names = {
        progress: 'progress_update',
        partial: 'analysis_partial',
        result: 'analysis_update',
        error: 'analysis_error',
        complete: 'complete',
        live: 'live_update',
        edit: 'analysis_edit',
        dispute: 'analysis_dispute',
      } as const;
      for (const { event, fact } of received) {
        expect(event).toBe(names[fact.type]);
        if (fact.type === 'progress') expect(fact.total_steps).toBe(fact.total);
      }
      const overHttp = factsOf(
        await readRun(await eventsOf(server.url, session_id, { 'last-event-id': String(answer.seq) })),
      );
      expect(
        received.map(({ fact }) => ({ ...fact, total_steps: undefined })),
        'the same facts as over SSE',
      ).toEqual(overHttp.map((fact) => ({ ...fact, total_steps: undefined })));

      const again = io(server.url, { transports: ['websocket'], forceNew: true });
      const later: number[] = [];
      again.onAny((_event: string, fact: Fact) => later.push(fact.seq));
      const rejoined = (await again.emitWithAck('session:join', { session_id, after: last - 3 })) as { seq: number };
      await expect.poll(() => later).toEqual([last - 2, last - 1, last].filter((seq) => seq > rejoined.seq));
      again.close();

      const knowing = io(server.url, { transports: ['websocket'], forceNew: true });
      const rest: number[] = [];
      knowing.onAny((_event: string, fact: Fact) => rest.push(fact.seq));
      expect(
        await knowing.emitWithAck('session:join', { session_id, after: last - 3, view: false }),
        'a client that has the view gets the facts alone',
      ).toEqual({ seq: last - 3 });
      await expect.poll(() => rest).toEqual([last - 2, last - 1, last]);
      knowing.close();
    } finally {
      socket.close();
    }
  });

  test('an unknown session and an invalid message are answered with a problem', async ({ server }) => {
    const socket = io(server.url, { transports: ['websocket'], forceNew: true });
    try {
      const unknown: unknown = await socket.emitWithAck('session:join', {
        session_id: Buffer.alloc(16, 5).toString('base64url'),
      });
      expect(unknown).toMatchObject({ error: { status: 404, code: 'not_found' } });
      const wrong: unknown = await socket.emitWithAck('session:join', { id: 7 });
      expect(wrong).toMatchObject({ error: { status: 400 } });
    } finally {
      socket.close();
    }
  });
});
