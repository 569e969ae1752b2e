import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Fact } from '#lib/events/facts';
import { fold } from '#lib/events/reducer';
import { emptyView } from '#lib/events/view';
import { wordErrorRate } from '#lib/speech/testing/word-errors';
import { framesOf, LiveClient, type Talk, talkOf } from '#e2e/support/live-client';
import { LiveServer } from './live-process.ts';

const root = join(import.meta.dirname, '../..');
/** The words in the first 14 s of the sample. */
const said =
  'Thank you for making time today. Can we start with the date of the workshop? Of course. I would prefer March, ' +
  'because half of the team is away in February. That makes sense. Let us go with the second';

let server: LiveServer;
let talk: Talk;

beforeAll(async () => {
  server = new LiveServer();
  [talk] = await Promise.all([talkOf('planning', 0, 14), server.start()]);
}, 180_000);
afterAll(() => server.close());

const view = (facts: readonly Fact[]) => fold(emptyView(facts[0]?.session_id ?? ''), facts);
const quiet = (seconds: number): Buffer => Buffer.alloc(2 * Math.round(talk.sample_rate_hz * seconds));

test(
  'words and readings come during the recording, also for a viewer, and the whole is read like the same file',
  { timeout: 180_000 },
  async () => {
    const token = server.newOwner();
    const line = new LiveClient(server.url, token);
    const { session_id = '' } = await line.ask('live:start', { sample_rate_hz: talk.sample_rate_hz });
    const viewer = new LiveClient(server.url);
    await viewer.ask('session:join', { session_id, after: 0, viewers: true });
    await line.say(framesOf({ ...talk, pcm: Buffer.concat([talk.pcm, quiet(2)]) }), { pace: 1 });
    await viewer.until((fact) => fact.type === 'partial' && fact.data.end_s > 13);
    await viewer.until((fact) => fact.type === 'result' && fact.analysis_type === 'conversation_flow');

    const live = view(viewer.facts);
    expect(wordErrorRate(said, live.segments.map(({ text }) => text).join(' '))).toBeLessThan(0.2);
    expect(live).toMatchObject({ status: 'processing', complete: null, live: { state: 'recording' } });
    expect(viewer.facts.filter(({ type }) => type === 'complete')).toEqual([]);
    const provisional = viewer.facts.flatMap((fact) => (fact.type === 'result' ? [fact.provisional] : []));
    expect(new Set(provisional)).toEqual(new Set([true]));
    expect(live.steps.quantitative_metrics.data?.word_count).toBeGreaterThan(10);
    const open = viewer.shown.flatMap(({ data }) =>
      typeof data === 'object' && data && 'firm_chars' in data
        ? [data as { text: string; firm_chars: number; start_s: number }]
        : [],
    );
    // On a busy machine they are dropped first.
    for (const { text, firm_chars } of open) expect(firm_chars).toBeLessThanOrEqual(text.length);
    const sounds = () =>
      viewer.shown.flatMap(({ data }) =>
        typeof data === 'object' && data && 'pace_wpm' in data
          ? [data as unknown as { heard_s: number; talk_s: number; words: number; level_dbfs: number }]
          : [],
      );
    // Shown twice a second, and readings may come before the last of it.
    await vi.waitFor(
      () => expect(sounds().at(-1)).toMatchObject({ heard_s: expect.closeTo(16, 0), level_dbfs: -80 }),
      20_000,
    );
    expect(sounds().at(-1)?.talk_s).toBeGreaterThan(9);
    expect(viewer.events).toContainEqual({ event: 'session:viewers', body: { session_id, count: 1 } });
    expect(line.events, 'a client that did not ask gets no messages').toEqual([]);

    await line.ask('live:stop');
    await viewer.until(({ type }) => type === 'complete');
    const whole = view(viewer.facts);
    expect(whole).toMatchObject({ status: 'completed', live: { state: 'reading' }, complete: { failed: [] } });
    expect(Object.values(whole.steps).map(({ provisional }) => provisional)).toEqual(
      Object.values(whole.steps).map(() => false),
    );
    const path = join(server.dataDir, 'downloaded.flac');
    writeFileSync(
      path,
      Buffer.from(await (await fetch(`${server.url}/api/sessions/${session_id}/audio`)).arrayBuffer()),
    );
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/analyze.ts', path, '--json'], {
      cwd: root,
      maxBuffer: 1e8,
    });
    const uploaded = view(
      stdout
        .trim()
        .split('\n')
        .map((fact) => JSON.parse(fact) as Fact),
    );
    expect(whole.steps.transcript.data).toEqual(uploaded.steps.transcript.data);
    expect(whole.steps.audio_quality_metrics.data).toEqual(uploaded.steps.audio_quality_metrics.data);
    // A late viewer sees the same.
    const late = new LiveClient(server.url);
    await late.ask('session:join', { session_id, after: 0 });
    await late.until(({ type }) => type === 'complete');
    expect(late.facts).toEqual(viewer.facts);
    for (const each of [line, viewer, late]) each.close();
  },
);

test(
  'a killed server loses no acknowledged frame, repeats no word, and continues at the next frame',
  { timeout: 180_000 },
  async () => {
    const token = server.newOwner();
    const frames = framesOf({ ...talk, pcm: Buffer.concat([talk.pcm, quiet(1.5)]) });
    const first = new LiveClient(server.url, token);
    const { session_id = '' } = await first.ask('live:start', { sample_rate_hz: talk.sample_rate_hz });
    const half = 75;
    expect(await first.say(frames, { to: half, pace: 3 })).toEqual({ next_frame: half });
    await first.until(({ type }) => type === 'partial');
    await server.kill();
    first.close();
    await server.start();

    const second = new LiveClient(server.url, token);
    expect(await second.ask('live:start', { session_id, sample_rate_hz: talk.sample_rate_hz })).toMatchObject({
      session_id,
      next_frame: half,
    });
    const viewer = new LiveClient(server.url);
    await viewer.ask('session:join', { session_id, after: 0 });
    await second.say(frames, { from: half, pace: 3 });
    await viewer.until((fact) => fact.type === 'partial' && fact.data.end_s > 13);
    const live = view(viewer.facts);
    expect(wordErrorRate(said, live.segments.map(({ text }) => text).join(' '))).toBeLessThan(0.2);
    await second.ask('live:stop');
    await viewer.until(({ type }) => type === 'complete');
    expect(viewer.facts.map(({ seq }) => seq)).toEqual(viewer.facts.map((_, index) => index + 1));
    expect(viewer.facts.filter(({ type }) => type === 'live').length).toBe(2);
    expect(view(viewer.facts).audio_s).toBeCloseTo(15.5, 2);

    // A recording of a killed server that nobody continues can be ended.
    const third = new LiveClient(server.url, token);
    const other = await third.ask('live:start', { sample_rate_hz: talk.sample_rate_hz });
    await third.say(frames, { to: 20 });
    await server.kill();
    third.close();
    await server.start();
    const fourth = new LiveClient(server.url, token);
    expect(await fourth.ask('live:stop', { session_id: other.session_id })).toEqual({ session_id: other.session_id });
    await fourth.ask('session:join', { session_id: other.session_id, after: 0 });
    await fourth.until(({ type }) => type === 'complete');
    expect(view(fourth.facts).audio_s).toBeCloseTo(2, 2);
    for (const each of [second, viewer, fourth]) each.close();
  },
);

test('two channels are two speakers, during the recording and at the end', { timeout: 180_000 }, async () => {
  const line = new LiveClient(server.url, server.newOwner());
  // The first turn is on the left channel, the second on the right.
  const border = 2 * Math.round(5.55 * talk.sample_rate_hz);
  const length = 2 * Math.round(12 * talk.sample_rate_hz);
  const pcm = Buffer.alloc(2 * length);
  for (let at = 0; at < length; at += 2)
    pcm.writeInt16LE(
      at < 2 * Math.round(11 * talk.sample_rate_hz) ? talk.pcm.readInt16LE(at) : 0,
      2 * at + (at < border ? 0 : 2),
    );
  const { session_id = '' } = await line.ask('live:start', { sample_rate_hz: talk.sample_rate_hz, channels: 2 });
  await line.say(framesOf({ ...talk, pcm }, 100, 2), { pace: 3 });
  const isSecond = (fact: Fact): boolean => fact.type === 'partial' && fact.data.speaker === 'Speaker 2';
  await line.until(isSecond);
  const live = view(line.facts);
  expect(live.segments.map(({ speaker, text }) => [speaker, /workshop/i.test(text), /March/i.test(text)])).toEqual([
    ['Speaker 1', true, false],
    ['Speaker 2', false, true],
  ]);
  expect(await line.ask('live:stop')).toEqual({ session_id });
  await line.until(({ type }) => type === 'complete');
  const whole = view(line.facts);
  expect(new Set(whole.segments.map(({ speaker }) => speaker))).toEqual(new Set(['Speaker 1', 'Speaker 2']));
  expect(whole.audio_s).toBeCloseTo(12, 2);
  line.close();
});
