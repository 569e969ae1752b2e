import { once } from 'node:events';
import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '#lib/base/errors';
import { newId } from '#lib/sessions/ids';
import { Owners } from '#lib/sessions/owners/owners';
import { Uploads } from '#lib/sessions/uploads/uploads';
import { uploadHandler } from './uploads.ts';

const owners = new Owners('secret', false);
const anna = newId();
const tus = { 'tus-resumable': '1.0.0' };
const asAnna = { ...tus, authorization: `Bearer ${owners.tokenOf(anna)}` };
const asBen = { ...tus, authorization: `Bearer ${owners.tokenOf(newId())}` };
const dayMs = 24 * 3600 * 1000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-uploads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The handler on a port of its own; a second one on the same folder stands for a restarted server. */
async function serve() {
  const uploads = new Uploads(folder);
  await uploads.sweep();
  const requireSameSite = (headers: Headers): void => {
    if (headers.get('sec-fetch-site') === 'cross-site') throw new AppError('forbidden_origin');
  };
  const requireWithinLimit = async (headers: Headers): Promise<void> => {
    if (headers.get('x-many')) throw new AppError('too_many_requests', { reason: 'streams' });
  };
  const take = uploadHandler({
    uploads,
    owners,
    logger: pino({ level: 'silent' }),
    max_bytes: 1_000_000,
    requireSameSite,
    requireWithinLimit,
  });
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const name = Buffer.from('interview.mp3').toString('base64');
  return {
    uploads,
    async create(length: number, headers: Record<string, string> = asAnna) {
      const response = await fetch(`${url}/api/uploads`, {
        method: 'POST',
        headers: { ...headers, 'upload-length': String(length), 'upload-metadata': `filename ${name}` },
      });
      return { response, at: url + (response.headers.get('location') ?? '') };
    },
    patch: (at: string, offset: number, body: string, headers: Record<string, string> = asAnna) =>
      fetch(at, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
        body,
      }),
    head: (at: string, headers: Record<string, string> = asAnna) => fetch(at, { method: 'HEAD', headers }),
    onThis: (at: string) => url + new URL(at).pathname,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const idOf = (at: string): string => at.slice(at.lastIndexOf('/') + 1);
const onDisk = (): Promise<string[]> => readdir(join(folder, 'uploads'));

test('a file that arrives in two parts, with a restart between them, is complete', async () => {
  let at = '';
  {
    await using server = await serve();
    const created = await server.create(10);
    expect(created.response.status).toBe(201);
    expect(Date.parse(created.response.headers.get('upload-expires') ?? '')).toBeGreaterThan(
      Date.now() + dayMs - 60_000,
    );
    at = created.at;
    expect((await server.patch(at, 0, 'hello')).headers.get('upload-offset')).toBe('5');
  }
  await using server = await serve();
  at = server.onThis(at);
  const head = await server.head(at);
  expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([200, '5', '10']);
  expect((await server.patch(at, 5, 'world')).status).toBe(204);
  const kept = join(folder, 'kept');
  const session = newId();
  const given = await server.uploads.claim(anna, idOf(at), async (file) => {
    expect(file).toMatchObject({ name: 'interview.mp3', bytes: 10 });
    await rename(file.path, kept);
    return session;
  });
  expect(given).toBe(session);
  expect(await readFile(kept, 'utf8')).toBe('helloworld');
  // The answer may have been lost: a second request must not make a second session.
  expect(await server.uploads.claim(anna, idOf(at), () => Promise.reject(new Error('made twice')))).toBe(session);
  expect(await onDisk()).toEqual([`${anna}.${idOf(at)}.session`]);
});

test('each refusal has its status and a sentence', async () => {
  await using server = await serve();
  const { at } = await server.create(10);
  const aged = await server.create(10);
  const note = join(folder, 'uploads', `${anna}.${idOf(aged.at)}.json`);
  const info = JSON.parse(await readFile(note, 'utf8')) as object;
  await writeFile(note, JSON.stringify({ ...info, creation_date: new Date(Date.now() - dayMs - 1000).toISOString() }));
  const cases: [what: string, answer: Promise<Response>, status: number, code: string][] = [
    ['wrong offset', server.patch(at, 3, 'x'), 409, 'upload_conflict'],
    ['over the limit', server.create(1_000_001).then(({ response }) => response), 413, 'upload_too_large'],
    ['more than announced', server.patch(at, 0, 'x'.repeat(11)), 413, 'upload_too_large'],
    ['somebody else', server.patch(at, 0, 'x', asBen), 404, 'not_found'],
    ['nobody', server.patch(at, 0, 'x', tus), 404, 'not_found'],
    ['an id that cannot be', server.patch(`${at}x`, 0, 'x'), 404, 'not_found'],
    ['too old', server.patch(aged.at, 0, 'x'), 410, 'upload_expired'],
    ['no protocol', fetch(at, { method: 'PATCH', body: 'x' }), 412, 'upload_protocol'],
    ['no length', fetch(new URL('/api/uploads', at), { method: 'POST', headers: asAnna }), 400, 'invalid_upload'],
    [
      'too many',
      server.create(1, { ...asAnna, 'x-many': 'yes' }).then(({ response }) => response),
      429,
      'too_many_requests',
    ],
    ['another site', server.patch(at, 0, 'x', { ...asAnna, 'sec-fetch-site': 'cross-site' }), 403, 'forbidden_origin'],
  ];
  for (const [what, answer, status, code] of cases) {
    const response = await answer;
    const type = response.headers.get('content-type');
    expect({ what, type, answered: response.status, problem: await response.json() }).toMatchObject({
      what,
      type: 'application/problem+json',
      answered: status,
      problem: { status, code, detail: expect.stringMatching(/^[A-Z].{15,}\.$/) },
    });
  }
  expect((await server.head(at)).headers.get('upload-offset')).toBe('0');
});

test('a script without a key becomes an owner with its first upload', async () => {
  await using server = await serve();
  const { response, at } = await server.create(1, tus);
  const token = response.headers.get('owner-token') ?? '';
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await server.head(at, { ...tus, cookie })).status).toBe(200);
  expect((await server.head(at, { ...tus, authorization: `Bearer ${token}` })).status).toBe(200);
  expect((await server.head(at)).status).toBe(404);
});

test('an upload can be terminated, and is gone', async () => {
  await using server = await serve();
  const { at } = await server.create(10);
  await server.patch(at, 0, 'hello');
  expect((await fetch(at, { method: 'DELETE', headers: asBen })).status).toBe(404);
  expect((await fetch(at, { method: 'DELETE', headers: asAnna })).status).toBe(204);
  expect(await onDisk()).toEqual([]);
});

test('an unfinished upload is no session; a refused file is removed, a failure of the server keeps it', async () => {
  await using server = await serve();
  const { at } = await server.create(5);
  const claim = (make: () => Promise<string>) => server.uploads.claim(anna, idOf(at), make);
  await expect(claim(() => Promise.resolve(newId()))).rejects.toMatchObject({ code: 'upload_conflict' });
  await server.patch(at, 0, 'hello');
  await expect(
    claim(() => Promise.reject(new AppError('decoder_failed', { reason: 'crashed' }))),
  ).rejects.toMatchObject({ code: 'decoder_failed' });
  expect(await onDisk()).toHaveLength(2);
  await expect(
    claim(() => Promise.reject(new AppError('unsupported_media', { reason: 'text' }))),
  ).rejects.toMatchObject({ code: 'unsupported_media' });
  expect(await onDisk()).toEqual([]);
  await expect(claim(() => Promise.resolve(newId()))).rejects.toMatchObject({ code: 'not_found' });
});

test('two processes on one folder: an upload started at one continues at the other, and becomes one session', async () => {
  await using one = await serve();
  await using other = await serve();
  const { at } = await one.create(10);
  await one.patch(at, 0, 'hello');
  const there = other.onThis(at);
  expect((await other.head(there)).headers.get('upload-offset')).toBe('5');
  expect((await other.patch(there, 5, 'world')).status).toBe(204);
  expect((await one.head(at)).headers.get('upload-offset')).toBe('10');

  const kept = join(folder, 'kept');
  const session = newId();
  let goOn = (): void => undefined;
  const first = one.uploads.claim(anna, idOf(at), async (file) => {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await rename(file.path, kept);
    return session;
  });
  const twice = () => Promise.reject(new Error('made twice'));
  await expect.poll(onDisk).toContain(`${anna}.${idOf(at)}.claim-1.file`);
  for (const { uploads } of [one, other])
    await expect(uploads.claim(anna, idOf(at), twice)).rejects.toMatchObject({ code: 'upload_conflict' });
  goOn();
  expect(await first).toBe(session);
  for (const { uploads } of [one, other]) expect(await uploads.claim(anna, idOf(at), twice)).toBe(session);
  expect(await readFile(kept, 'utf8')).toBe('helloworld');
  expect(await onDisk()).toEqual([`${anna}.${idOf(at)}.session`]);
});

test('an upload that was moved before the session failed is still there; one whose process died can be opened again after a minute', async () => {
  await using server = await serve();
  const { at } = await server.create(5);
  await server.patch(at, 0, 'hello');
  const moveAnd = (end: () => Promise<string>) => async (file: { path: string }) => {
    await rename(file.path, join(folder, 'kept'));
    return end();
  };
  const away = new AppError('database_unreachable', { reason: 'away' });
  await expect(
    server.uploads.claim(
      anna,
      idOf(at),
      moveAnd(() => Promise.reject(away)),
    ),
  ).rejects.toBe(away);

  const dead = join(folder, 'uploads', `${anna}.${idOf(at)}.claim-1`);
  await writeFile(dead, '');
  await expect(
    server.uploads.claim(
      anna,
      idOf(at),
      moveAnd(() => Promise.resolve(newId())),
    ),
  ).rejects.toMatchObject({ code: 'upload_conflict' });
  const past = new Date(Date.now() - 61_000);
  await utimes(dead, past, past);
  const session = newId();
  expect(
    await server.uploads.claim(
      anna,
      idOf(at),
      moveAnd(() => Promise.resolve(session)),
    ),
  ).toBe(session);
  expect(await readFile(join(folder, 'kept'), 'utf8')).toBe('hello');
  expect(await onDisk()).toEqual([`${anna}.${idOf(at)}.session`]);
});

test('uploads older than a day are swept', async () => {
  await using server = await serve();
  const old = await server.create(10);
  const fresh = await server.create(10);
  const past = new Date(Date.now() - dayMs - 60_000);
  for (const ending of ['', '.json'])
    await utimes(join(folder, 'uploads', `${anna}.${idOf(old.at)}${ending}`), past, past);
  expect(await server.uploads.sweep()).toBe(2);
  const names = await onDisk();
  expect(names.toSorted()).toEqual([`${anna}.${idOf(fresh.at)}`, `${anna}.${idOf(fresh.at)}.json`]);
});

test.runIf(existsSync('/dev/full'))('a full disk has a sentence of its own', async () => {
  await using server = await serve();
  const { at } = await server.create(5);
  const path = join(folder, 'uploads', `${anna}.${idOf(at)}`);
  await rm(path);
  await symlink('/dev/full', path);
  const response = await server.patch(at, 0, 'hello');
  expect(response.status).toBe(507);
  expect(await response.json()).toMatchObject({
    code: 'disk_full',
    detail: expect.stringContaining('disk of the server is full'),
  });
});
