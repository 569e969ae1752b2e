import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createSession, formOf, problemOf } from '#e2e/support/api';
import { longRecording, samplePath, sentencePath, wavOf } from '#e2e/support/audio';
import { type TestServer, startServer } from '#e2e/support/server';
import { factsOf, frames, readRun } from '#e2e/support/sse';
import { freshFolder } from '#lib/db/testing/template';
import { expect, test } from '#e2e/support/test';
import { tone } from '#lib/audio/testing/sounds';
import { startPostgres } from '#lib/db/testing/postgres';
import { type S3Server, startS3 } from '#lib/sessions/testing/s3-server';

const env = ({ url, keys }: S3Server): Record<string, string> => ({
  BLOB_URL: url,
  AWS_ACCESS_KEY_ID: keys.id,
  AWS_SECRET_ACCESS_KEY: keys.secret,
});

async function expectWhole(server: TestServer, id: string): Promise<void> {
  const facts = factsOf(await readRun(await fetch(`${server.url}/api/sessions/${id}/events?until=complete`)));
  expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_, index) => index + 1));
  expect(facts.at(-1)).toMatchObject({ type: 'complete', failed: [] });
}

/** Files below sessions/ and tmp/ of a data folder. */
function filesIn(dataDir: string): string[] {
  return ['sessions', 'tmp'].flatMap((part) => {
    const folder = join(dataDir, part);
    return existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.startsWith('undertone.lock'))
          .map(({ name }) => name)
      : [];
  });
}

/** A complete resumable upload; returns the function that claims it. */
async function sendInParts(server: TestServer, bytes: Buffer): Promise<() => Promise<Response>> {
  const tus = { 'tus-resumable': '1.0.0' };
  const created = await fetch(`${server.url}/api/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${Buffer.from('talk.mp3').toString('base64')}`,
    },
  });
  const authorization = `Bearer ${created.headers.get('owner-token') ?? ''}`;
  const location = created.headers.get('location') ?? '';
  await fetch(server.url + location, {
    method: 'PATCH',
    headers: { ...tus, authorization, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    body: new Uint8Array(bytes),
  });
  return () =>
    fetch(`${server.url}/api/sessions`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ upload: location.slice(location.lastIndexOf('/') + 1) }),
    });
}

const names = (s3: S3Server): string[] => [...s3.objects.keys()].map((key) => key.split('/').at(-1) ?? '').toSorted();

test('recordings are stored in the bucket only, are played from there by ranges, and are gone after deletion', async () => {
  await using s3 = await startS3();
  using data = await freshFolder();
  await using server = await startServer({ dataDir: data.path, env: env(s3) });
  await server.ready();
  const sent = readFileSync(sentencePath);
  const { session_id, owner_token } = await createSession(server.url, sentencePath);
  await expectWhole(server, session_id);
  await expect.poll(() => filesIn(data.path)).toEqual([]);
  expect(names(s3)).toEqual(['peaks.json', expect.stringMatching(/^recording-[0-9a-f]{8}\.opus$/)]);

  const address = `${server.url}/api/sessions/${session_id}`;
  const head = await fetch(`${address}/audio`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), head.headers.get('x-content-type-options')]).toEqual([
    200,
    String(sent.length),
    'nosniff',
  ]);
  expect(head.headers.get('content-disposition')).toContain('attachment');
  expect(Buffer.from(await (await fetch(`${address}/audio`)).arrayBuffer()).equals(sent)).toBe(true);
  const part = await fetch(`${address}/audio`, { headers: { range: 'bytes=1000-1999' } });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 1000-1999/${sent.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(sent.subarray(1000, 2000))).toBe(true);
  expect((await fetch(`${address}/audio`, { headers: { range: `bytes=${sent.length}-` } })).status).toBe(416);
  expect(((await (await fetch(`${address}/audio/peaks`)).json()) as { peaks: number[] }).peaks.length).toBeGreaterThan(
    999,
  );

  expect((await fetch(address, { method: 'DELETE', headers: { authorization: `Bearer ${owner_token}` } })).status).toBe(
    204,
  );
  expect(names(s3)).toEqual([]);
  expect(s3.wrong).toEqual([]);
  expect(server.errors()).toEqual([]);
  expect(server.lines.filter((line) => line.includes(s3.keys.secret) || line.includes(s3.keys.id))).toEqual([]);
});

test(
  'the run of a killed server is finished on a machine that shares only the database',
  { tag: '@long' },
  async () => {
    await using s3 = await startS3();
    using data = await freshFolder();
    const first = await startServer({ dataDir: data.path, env: env(s3) });
    const { session_id } = await createSession(first.url, await longRecording(2));
    for await (const { data: fact } of frames(await fetch(`${first.url}/api/sessions/${session_id}/events`)))
      if (fact.type === 'partial') break;
    await first.kill();
    for (const part of ['sessions', 'tmp', 'uploads']) rmSync(join(data.path, part), { recursive: true, force: true });
    await using second = await startServer({ dataDir: data.path, env: env(s3) });
    await expectWhole(second, session_id);
    await expect.poll(() => filesIn(data.path)).toEqual([]);
    expect(second.errors()).toEqual([]);
  },
);

test(
  'an unavailable bucket: uploads and playing get an error, runs wait for it, and deleted files go when it is back',
  { tag: '@long' },
  async () => {
    await using s3 = await startS3();
    using data = await freshFolder();
    await using server = await startServer({ dataDir: data.path, env: env(s3) });
    await server.ready();
    const session = await createSession(server.url, samplePath('planning'));
    await expectWhole(server, session.session_id);
    const held = names(s3);
    const claim = await sendInParts(server, readFileSync(samplePath('planning')));

    s3.fault = 'away';
    const upload = await fetch(`${server.url}/api/sessions`, {
      method: 'POST',
      body: await formOf(samplePath('planning')),
    });
    expect([upload.status, upload.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await problemOf(upload)).toMatchObject({
      code: 'storage_unreachable',
      detail: expect.stringContaining('try again'),
    });
    expect(filesIn(data.path)).toEqual([]);
    expect((await claim()).status).toBe(503);
    const playing = await fetch(`${server.url}/api/sessions/${session.session_id}/audio`);
    expect([playing.status, (await problemOf(playing))?.code]).toEqual([503, 'storage_unreachable']);
    expect(
      (await fetch(`${server.url}/api/sessions/${session.session_id}`)).status,
      'what is in the database is there',
    ).toBe(200);

    // Uploads work, downloads do not.
    s3.faultyMethod = 'GET';
    s3.fault = 'forbidding';
    const waiting = await createSession(server.url, samplePath('argument'));
    await expect
      .poll(() =>
        server.lines.some((line) => line.includes('the run waits for it') && line.includes(waiting.session_id)),
      )
      .toBe(true);
    const erased = await fetch(`${server.url}/api/sessions/${session.session_id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${session.owner_token}` },
    });
    expect(erased.status).toBe(204);
    expect((await fetch(`${server.url}/api/sessions/${session.session_id}`)).status).toBe(410);
    expect(names(s3)).toEqual(expect.arrayContaining(held));
    s3.fault = 'well';
    await expectWhole(server, waiting.session_id);
    const claimed = await claim();
    expect(claimed.status, 'the uploaded parts were kept for another try').toBe(201);
    await expectWhole(server, ((await claimed.json()) as { session_id: string }).session_id);
    expect(readdirSync(join(data.path, 'uploads')).filter((name) => !name.endsWith('.session'))).toEqual([]);
    await expect
      .poll(() => [...s3.objects.keys()].filter((key) => key.includes(session.session_id)), { timeout: 60_000 })
      .toEqual([]);
    // The refused upload and the failed playback are faults of the installation.
    expect(server.errors().every((line) => line.includes('storage_unreachable'))).toBe(true);
  },
);

test('a listener who leaves ends the transfer from the bucket', { tag: '@long' }, async () => {
  await using s3 = await startS3();
  using data = await freshFolder();
  await using server = await startServer({ dataDir: data.path, env: env(s3) });
  const form = await formOf(new Uint8Array(wavOf(tone(200, 240, 48_000, -12), 48_000)), 'long.wav');
  const { session_id } = (await (await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form })).json()) as {
    session_id: string;
  };
  await expectWhole(server, session_id);
  s3.fault = 'dripping';
  const left = new AbortController();
  const playing = await fetch(`${server.url}/api/sessions/${session_id}/audio?original`, { signal: left.signal });
  expect(playing.status).toBe(200);
  expect(s3.sending).toBe(1);
  left.abort();
  await expect.poll(() => s3.sending).toBe(0);

  // Others leave at once: before anything was found, or just then.
  for (let early = 0; early < 30; early += 1) {
    const listening = fetch(`${server.url}/api/sessions/${session_id}/audio?original`, {
      signal: AbortSignal.timeout(1 + (early % 15)),
    });
    await listening.then(
      (response) => response.body?.cancel(),
      () => undefined,
    );
  }
  await expect.poll(() => s3.sending).toBe(0);
  expect(server.errors()).toEqual([]);
});

test(
  'two machines that share only a database and a bucket: one takes the upload and plays it, the other runs it',
  { tag: '@long' },
  async () => {
    await using s3 = await startS3();
    await using postgres = await startPostgres();
    const shared = { ...env(s3), DATABASE_URL: await postgres.newDatabase() };
    await using web = await startServer({ env: { ...shared, ROLE: 'web' } });
    await using worker = await startServer({ env: { ...shared, ROLE: 'worker' } });
    expect(web.dataDir).not.toBe(worker.dataDir);
    const { session_id, owner_token } = await createSession(web.url, samplePath('argument'));
    await expectWhole(web, session_id);
    await expect
      .poll(() => worker.lines.some((line) => line.includes(session_id) && line.includes('run ended')))
      .toBe(true);
    const sent = readFileSync(samplePath('argument'));
    const part = await fetch(`${web.url}/api/sessions/${session_id}/audio`, { headers: { range: 'bytes=-500' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(sent.subarray(-500))).toBe(true);
    expect((await fetch(`${web.url}/api/sessions/${session_id}/audio/peaks`)).status).toBe(200);
    expect(
      (
        await fetch(`${web.url}/api/sessions/${session_id}`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${owner_token}` },
        })
      ).status,
    ).toBe(204);
    expect(names(s3)).toEqual([]);
    await expect
      .poll(() => [...filesIn(web.dataDir), ...filesIn(worker.dataDir)].filter((name) => !name.endsWith('.lock')))
      .toEqual([]);
    expect([...web.errors(), ...worker.errors()]).toEqual([]);
  },
);
