import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formOf, problemOf } from '#e2e/support/api';
import { samplePath, wavOf } from '#e2e/support/audio';
import { sendRaw } from '#e2e/support/raw';
import { startServer, type TestServer } from '#e2e/support/server';
import { expect, test } from '#e2e/support/test';
import { encode } from '#lib/audio/testing/encode';
import { silence } from '#lib/audio/testing/sounds';

const rate = 16_000;

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'));
const unknownId = Buffer.alloc(16, 9).toString('base64url');

test.describe('refused over HTTP, within a second, with nothing left on disk', () => {
  let small: TestServer;

  test.beforeAll(async () => {
    small = await startServer({ env: { MAX_UPLOAD_MB: '1' } });
    await small.ready();
  });
  test.afterAll(async () => small.stop());

  const wrongField = new FormData();
  wrongField.append('file', new Blob([bytes('x')]), 'a.mp3');
  const cases: [what: string, body: () => Promise<FormData | string>, status: number[]][] = [
    ['no file at all', async () => new FormData(), [400, 422]],
    ['not a form', async () => 'hello', [400, 415]],
    ['a wrong field name', async () => wrongField, [400, 422]],
    ['an empty file', async () => formOf(bytes(''), 'a.mp3'), [400, 415, 422]],
    ['one byte', async () => formOf(bytes('x'), 'a.mp3'), [415, 422]],
    ['text named .mp3', async () => formOf(bytes('Only words. '.repeat(99)), 'a.mp3'), [415, 422]],
    ['HTML named .mp3', async () => formOf(bytes('<!doctype html><html><body>no</body></html>'), 'a.mp3'), [415, 422]],
    ['a zip named .mp3', async () => formOf(bytes(`PK\u0003\u0004${'\u0007'.repeat(300)}`), 'a.mp3'), [415, 422]],
    ['a header without data', async () => formOf(new Uint8Array(wavOf(silence(0, rate), rate)), 'a.wav'), [422]],
    ['a video without sound', async () => formOf(silentFilm()), [422]],
    ['a file over the limit', async () => formOf(new Uint8Array(wavOf(silence(40, rate), rate)), 'long.wav'), [413]],
  ];

  for (const path of ['/api/analyze', '/api/sessions']) {
    test(`POST ${path}`, async () => {
      for (const [what, body, statuses] of cases) {
        if (path === '/api/sessions' && what === 'no file at all') continue;
        const started = performance.now();
        const response = await fetch(small.url + path, { method: 'POST', body: await body() });
        expect(performance.now() - started, `${what}: time`).toBeLessThan(1000);
        expect(statuses, `${what}: ${response.status}`).toContain(response.status);
        const problem = await problemOf(response);
        expect(problem, `${what}: a problem document`).toMatchObject({
          status: response.status,
          title: expect.any(String),
          code: expect.any(String),
        });
        expect(problem?.detail, `${what}: a sentence`).toMatch(/^[A-Z“"].{15,}\.$/);
      }
      // The folder of the single process, and nothing in it.
      expect(readdirSync(join(small.dataDir, 'tmp'), { recursive: true })).toEqual(['only']);
      expect(
        readdirSync(small.dataDir).includes('sessions') ? readdirSync(join(small.dataDir, 'sessions')) : [],
      ).toEqual([]);
      expect(small.errors()).toEqual([]);
    });
  }

  test('a missing session, or an invalid id, is not found; a filled one takes no second recording', async () => {
    for (const id of [unknownId, 'nonsense', '..%2f..%2fetc']) {
      for (const path of ['', '/events', '/audio']) {
        const response = await fetch(`${small.url}/api/sessions/${id}${path}`);
        expect(response.status, `${id}${path}`).toBe(404);
      }
      expect((await fetch(`${small.url}/s/${id}`)).status).toBe(404);
    }
    const form = await formOf(samplePath('planning'));
    const made = (await (await fetch(`${small.url}/api/sessions`, { method: 'POST', body: form })).json()) as {
      session_id: string;
      owner_token: string;
    };
    const again = await formOf(samplePath('planning'));
    again.append('session_id', made.session_id);
    const response = await fetch(`${small.url}/api/analyze`, {
      method: 'POST',
      body: again,
      headers: { authorization: `Bearer ${made.owner_token}` },
    });
    expect(response.status).toBe(409);
    const gone = await fetch(`${small.url}/api/sessions/${made.session_id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${made.owner_token}` },
    });
    expect(gone.status).toBe(204);
    expect(readdirSync(join(small.dataDir, 'sessions'))).toEqual([]);
  });

  test('every unknown address below /api is a problem document, also for a browser', async () => {
    for (const path of ['/api/nothing', '/api/sessions/a/b/c', '/api/health/x', '/api/%3Cb%3E?q=1']) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const response = await fetch(small.url + path, { method, headers: { accept: 'text/html' } });
        expect([method, path, response.status, response.headers.get('content-type')]).toEqual([
          method,
          path,
          404,
          'application/problem+json',
        ]);
        expect(await problemOf(response)).toMatchObject({ status: 404, code: 'not_found' });
      }
    }
    const root = await fetch(`${small.url}/api`);
    expect([root.status, root.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    const head = await fetch(`${small.url}/api/nothing`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  test('values that cannot be stored or do not exist are the sender’s mistake, never a server error', async () => {
    const made = (await (await fetch(`${small.url}/api/sessions`, { method: 'POST' })).json()) as {
      session_id: string;
      owner_token: string;
    };
    const at = `/api/sessions/${made.session_id}`;
    const cursor = (...parts: string[]) =>
      `/api/sessions?cursor=${Buffer.from(JSON.stringify(parts)).toString('base64url')}`;
    const odd: [method: string, path: string, status: number, body?: string][] = [
      ['GET', cursor('2020-01-01T00:00:00Z', '\0'), 400],
      ['GET', cursor('0000-01-01T00:00:00Z', unknownId), 400],
      ['DELETE', `${at}/share`, 400, '{"link_id":"\\u0000"}'],
      ['POST', `${at}/share`, 422, '{"expires_at":"9999-12-31T23:59:59-23:59"}'],
      ['POST', `${at}/steps/%25`, 404, '{}'],
      ['POST', `${at}/steps/%E0%A4`, 400, '{}'],
      ['POST', '/', 405, ''],
      ['PUT', '/api/sessions', 405, '{}'],
      ['DELETE', '/api/health', 405],
      ['POST', '/api/sessions', 400, `{"context":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
      ['GET', '/_next/image?url=%2Fapi%2Fhealth&w=64&q=75', 404],
    ];
    for (const [method, path, status, body] of odd) {
      const response = await fetch(small.url + path, {
        method,
        headers: { authorization: `Bearer ${made.owner_token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body }),
      });
      expect([method, path, response.status]).toEqual([method, path, status]);
      if (status === 405)
        expect([method, path, await problemOf(response)]).toEqual([
          method,
          path,
          expect.objectContaining({ code: 'wrong_method' }),
        ]);
      else await response.body?.cancel();
    }
    for (const method of ['TRACE', 'PROPFIND', 'FROBNICATE']) {
      expect([
        method,
        await sendRaw(small.port, `${method} /api/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
      ]).toEqual([method, expect.stringMatching(/^HTTP\/1\.1 405 [^]*"wrong_method"/)]);
    }
    expect(small.errors()).toEqual([]);
    await fetch(small.url + at, { method: 'DELETE', headers: { authorization: `Bearer ${made.owner_token}` } });
  });

  test('a page of another site is refused', async () => {
    const response = await fetch(`${small.url}/api/sessions`, {
      method: 'POST',
      body: await formOf(samplePath('planning')),
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(403);
  });
});

function silentFilm(): string {
  const path = join(tmpdir(), `undertone-silent-film-${process.pid}.mp4`);
  encode(path, silence(2, rate), rate, { muxer: 'mp4', encoder: null, video: true });
  return path;
}
