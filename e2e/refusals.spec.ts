import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formOf, problemOf } from '#e2e/support/api';
import { samplePath, wavOf } from '#e2e/support/audio';
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
        expect(problem, `${what}: a problem document`).toMatchObject({ status: response.status, title: expect.any(String), code: expect.any(String) });
        expect(problem?.detail, `${what}: a sentence`).toMatch(/^[A-Z“"].{15,}\.$/);
      }
      // The folder of the one process, and nothing in it.
      expect(readdirSync(join(small.dataDir, 'tmp'), { recursive: true })).toEqual(['only']);
      expect(readdirSync(small.dataDir).includes('sessions') ? readdirSync(join(small.dataDir, 'sessions')) : []).toEqual([]);
      expect(small.errors()).toEqual([]);
    });
  }

  test('a session that does not exist, or cannot, is not found; a filled one takes no second recording', async () => {
    for (const id of [unknownId, 'nonsense', '..%2f..%2fetc']) {
      for (const path of ['', '/events', '/audio']) {
        const response = await fetch(`${small.url}/api/sessions/${id}${path}`);
        expect(response.status, `${id}${path}`).toBe(404);
      }
      expect((await fetch(`${small.url}/s/${id}`)).status).toBe(404);
    }
    const form = await formOf(samplePath('planning'));
    const made = (await (await fetch(`${small.url}/api/sessions`, { method: 'POST', body: form })).json()) as { session_id: string; owner_token: string };
    const again = await formOf(samplePath('planning'));
    again.append('session_id', made.session_id);
    const response = await fetch(`${small.url}/api/analyze`, { method: 'POST', body: again, headers: { authorization: `Bearer ${made.owner_token}` } });
    expect(response.status).toBe(409);
    const gone = await fetch(`${small.url}/api/sessions/${made.session_id}`, { method: 'DELETE', headers: { authorization: `Bearer ${made.owner_token}` } });
    expect(gone.status).toBe(204);
    expect(readdirSync(join(small.dataDir, 'sessions'))).toEqual([]);
  });

  test('a page of another site is refused', async () => {
    const response = await fetch(`${small.url}/api/sessions`, { method: 'POST', body: await formOf(samplePath('planning')), headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
  });
});

function silentFilm(): string {
  const path = join(tmpdir(), `undertone-silent-film-${process.pid}.mp4`);
  encode(path, silence(2, rate), rate, { muxer: 'mp4', encoder: null, video: true });
  return path;
}
