import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMedia } from '#lib/audio/decode/node-av/media-open';
import { framesOf, LiveClient, type Talk, talkOf } from '#e2e/support/live-client';
import { LiveServer } from './live-process.ts';

let server: LiveServer;
let talk: Talk;

beforeAll(async () => {
  server = new LiveServer();
  [talk] = await Promise.all([talkOf('planning', 0, 8), server.start()]);
}, 180_000);
afterAll(() => server.close());

const started = async (token = server.newOwner()) => {
  const line = new LiveClient(server.url, token);
  const answer = await line.ask('live:start', { sample_rate_hz: talk.sample_rate_hz });
  return { line, token, session_id: answer.session_id ?? '', answer };
};

test('sound is kept to the sample, plays at once with the right length, and is read in twelve steps', async () => {
  const { line, session_id, answer, token } = await started();
  expect(answer).toEqual({ session_id: expect.stringMatching(/^[\w-]{22}$/), next_frame: 0, seq: 0 });
  const frames = framesOf(talk);
  expect(await line.say(frames)).toEqual({ next_frame: frames.length });
  expect(line.facts.some(({ type }) => type === 'complete')).toBe(false);
  expect(await line.ask('live:stop')).toEqual({ session_id });
  const response = await fetch(`${server.url}/api/sessions/${session_id}/audio`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/flac']);
  const { sound, duration_s } = await decoded(Buffer.from(await response.arrayBuffer()));
  expect(duration_s).toBeCloseTo(talk.pcm.length / 2 / talk.sample_rate_hz, 3);
  expect(hashOf(sound)).toBe(hashOf(talk.pcm));
  const complete = await line.until(({ type }) => type === 'complete');
  expect(complete).toMatchObject({ total: 12, failed: [] });
  expect(line.facts.map(({ seq }) => seq)).toEqual(line.facts.map((_, index) => index + 1));
  expect(line.facts[0]).toMatchObject({ type: 'live', event: 'started', at_s: 0 });
  const transcript = line.facts.findLast((fact) => fact.type === 'result' && fact.analysis_type === 'transcript');
  expect(transcript).toMatchObject({ data: { transcript: expect.stringMatching(/workshop/i) } });
  expect(line.events).toContainEqual({ event: 'live:ended', body: { session_id, reason: 'stopped' } });
  expect(existsSync(join(server.dataDir, 'sessions', session_id, 'live'))).toBe(false);
  // The recording has ended: another stop does no harm, and no more frames are accepted.
  expect(await line.ask('live:stop', { session_id })).toEqual({ session_id });
  expect((await line.ask('live:start', { session_id, sample_rate_hz: talk.sample_rate_hz })).error?.code).toBe(
    'session_not_empty',
  );
  line.close();
});

test('a repeated frame is stored once, a gap is answered with the wanted frame, and nobody else gets in', async () => {
  const { line, session_id, token } = await started();
  const frames = framesOf(talk).slice(0, 10);
  await line.say(frames, { to: 5 });
  expect(await line.ask('live:audio', { frame: 3, pcm: frames[3] })).toEqual({ next_frame: 5 });
  expect(await line.ask('live:audio', { frame: 7, pcm: frames[7] })).toEqual({ next_frame: 5 });
  const other = new LiveClient(server.url, server.newOwner());
  const nobody = new LiveClient(server.url);
  const unknown = await other.ask('live:start', { session_id: 'AAAAAAAAAAAAAAAAAAAAAA', sample_rate_hz: 16_000 });
  for (const [event, message] of [
    ['live:start', { session_id, sample_rate_hz: 16_000 }],
    ['live:stop', { session_id }],
  ] as const)
    expect(await other.ask(event, message)).toEqual(unknown);
  expect(unknown.error?.status).toBe(404);
  expect((await nobody.ask('live:start', { sample_rate_hz: 16_000 })).error?.code).toBe('not_owner');
  for (const event of ['live:audio', 'live:pause', 'live:resume', 'live:mark'])
    expect((await other.ask(event, { frame: 0, pcm: Buffer.alloc(200) })).error?.code).toBe('live_taken');
  // The owner continues in another window; the first is notified.
  const second = new LiveClient(server.url, token);
  expect(await second.ask('live:start', { session_id, sample_rate_hz: talk.sample_rate_hz })).toMatchObject({
    session_id,
    next_frame: 5,
  });
  expect(line.events).toContainEqual({ event: 'live:ended', body: { session_id, reason: 'taken_over' } });
  expect((await line.ask('live:audio', { frame: 5, pcm: frames[5] })).error?.code).toBe('live_taken');
  expect(await second.ask('live:pause')).toEqual({ session_id, next_frame: 5 });
  await second.ask('live:resume');
  await second.ask('live:mark', { text: ' the price ' });
  await second.say(frames, { from: 5 });
  await second.ask('live:stop');
  const complete = await second.until(({ type }) => type === 'complete');
  expect(complete.type).toBe('complete');
  const live = second.facts.flatMap((fact) => (fact.type === 'live' ? [[fact.event, fact.at_s, fact.text]] : []));
  expect(live).toEqual([
    ['started', 0, undefined],
    ['paused', 0.5, undefined],
    ['resumed', 0.5, undefined],
    ['marked', 0.5, 'the price'],
    ['stopped', 1, undefined],
  ]);
  for (const each of [line, second, other, nobody]) each.close();
});

test('invalid frames, too many at once, and more sound than time has passed are refused in a sentence, and stored sound is kept', async () => {
  const { line, session_id } = await started();
  const [frame = Buffer.alloc(0)] = framesOf(talk);
  const odd = await line.ask('live:audio', { frame: 0, pcm: frame.subarray(0, 31) });
  expect(odd).toMatchObject({
    next_frame: 0,
    error: { code: 'invalid_query', detail: expect.stringContaining('31 bytes') },
  });
  expect((await line.ask('live:audio', { frame: 0, pcm: 'sound' })).error?.code).toBe('invalid_query');
  expect((await line.ask('live:start', { sample_rate_hz: 96_000 })).error?.code).toBe('audio_out_of_range');
  const flood = await Promise.all(
    Array.from({ length: 200 }, (_, index) => line.ask('live:audio', { frame: index, pcm: frame })),
  );
  for (const { error } of flood) expect([undefined, 'too_many_requests']).toContain(error?.code);
  const { next_frame = 0 } = await line.ask('live:pause');
  // Frames after a refused one come too early, and are not stored either.
  expect(next_frame).toBeGreaterThanOrEqual(64);
  const second = Buffer.alloc(2 * talk.sample_rate_hz);
  let answer = {};
  for (let index = next_frame; index < next_frame + 80 && !('error' in answer); index++)
    answer = await line.ask('live:audio', { frame: index, pcm: second });
  expect(answer).toMatchObject({
    error: { code: 'too_many_requests', detail: expect.stringMatching(/more sound has arrived than time/i) },
  });
  await line.ask('live:stop', { session_id });
  line.close();
});

test('a connection that breaks loses nothing: the next one continues, and repeats the unanswered frames', async () => {
  const { line, session_id, token } = await started();
  const frames = framesOf(talk).slice(0, 30);
  await line.say(frames, { to: 12 });
  // Sent without ever getting an answer.
  line.socket.emit('live:audio', { frame: 12, pcm: frames[12] });
  line.close();
  const second = new LiveClient(server.url, token);
  const { next_frame = -1 } = await second.ask('live:start', { session_id, sample_rate_hz: talk.sample_rate_hz });
  expect([12, 13]).toContain(next_frame);
  expect(await second.say(frames, { from: 12 })).toEqual({ next_frame: 30 });
  await second.ask('live:stop');
  const flac = await fetch(`${server.url}/api/sessions/${session_id}/audio`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(hashOf((await decoded(Buffer.from(await flac.arrayBuffer()))).sound)).toBe(hashOf(Buffer.concat(frames)));
  second.close();
});

test('without any sound nothing is kept', async () => {
  const { line, session_id } = await started();
  expect((await line.ask('live:stop')).error).toMatchObject({
    code: 'no_audio',
    detail: 'Nothing was recorded, so nothing was kept.',
  });
  expect((await line.ask('live:stop', { session_id })).error?.code).toBe('erased');
  expect(readdirSync(join(server.dataDir, 'sessions'))).not.toContain(session_id);
  line.close();
});

async function decoded(flac: Buffer): Promise<{ sound: Buffer; duration_s: number | null }> {
  const path = join(server.dataDir, 'decoded.flac');
  writeFileSync(path, flac);
  const media = await openMedia(path);
  const { duration_hint_s } = media.info;
  const parts: Buffer[] = [];
  for (let block = await media.next(); block; block = await media.next())
    parts.push(Buffer.from(Int16Array.from(block, (value) => Math.round(value * 32_768)).buffer));
  media.close();
  return { sound: Buffer.concat(parts), duration_s: duration_hint_s };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
