import { afterAll, beforeAll, expect, test } from 'vitest';
import { framesOf, LiveClient, type Talk, talkOf } from '#e2e/support/live-client';
import { startPostgres, type TestPostgres } from '#lib/db/testing/postgres';
import { LiveServer } from './live-process.ts';

let postgres: TestPostgres;
let [one, other]: [LiveServer | null, LiveServer | null] = [null, null];
let talk: Talk;

beforeAll(async () => {
  postgres = await startPostgres();
  const env = { DATABASE_URL: await postgres.newDatabase() };
  one = new LiveServer(env);
  await one.start();
  other = new LiveServer(env, one.dataDir);
  await other.start();
  talk = await talkOf('planning', 0, 8);
}, 180_000);
afterAll(async () => {
  await other?.kill();
  await one?.close();
  await postgres.stop();
});

test(
  'on PostgreSQL a recording continues at another process, also for viewers of the first',
  { timeout: 180_000 },
  async () => {
    if (!one || !other) throw new Error('the servers did not start');
    const token = one.newOwner();
    const frames = framesOf({ ...talk, pcm: Buffer.concat([talk.pcm, Buffer.alloc(2 * talk.sample_rate_hz)]) });
    const [here, there, viewer] = [
      new LiveClient(one.url, token),
      new LiveClient(other.url, token),
      new LiveClient(one.url),
    ];
    const { session_id = '' } = await here.ask('live:start', { sample_rate_hz: talk.sample_rate_hz });
    await viewer.ask('session:join', { session_id, after: 0 });
    await here.say(frames, { to: 40, pace: 2 });
    expect(await there.ask('live:start', { session_id, sample_rate_hz: talk.sample_rate_hz })).toMatchObject({
      session_id,
      next_frame: 40,
    });
    const late = await here.ask('live:audio', { frame: 40, pcm: frames[40] });
    expect(late.error?.code).toBe('live_taken');
    expect(here.events).toContainEqual({ event: 'live:ended', body: { session_id, reason: 'taken_over' } });
    await there.say(frames, { from: 40, pace: 1 });
    await viewer.until((fact) => fact.type === 'partial' && fact.data.end_s > 5);
    expect(viewer.shown.length, 'measurements of the other process are shown here').toBeGreaterThan(0);
    expect(await there.ask('live:stop')).toEqual({ session_id });
    const complete = await viewer.until(({ type }) => type === 'complete');
    expect(complete).toMatchObject({ total: 12, failed: [] });
    expect(viewer.facts.map(({ seq }) => seq)).toEqual(viewer.facts.map((_, index) => index + 1));
    for (const line of [here, there, viewer]) line.close();
  },
);
