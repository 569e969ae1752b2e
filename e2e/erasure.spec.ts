import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { CreatedSession } from '#e2e/support/api';
import { readRun } from '#e2e/support/sse';
import { startServer, type TestServer } from '#e2e/support/server';
import { expect, test } from '#e2e/support/test';
import { openEmbedded } from '#lib/db/embedded/embedded';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { freshFolder } from '#lib/db/testing/template';
import { newId } from '#lib/sessions/ids';

/** A unique word, so that finding it anywhere means finding this session. */
const canary = (place: string) => `quixwharfle${place}`;
const places = ['title', 'spoken', 'speaker', 'note', 'file'].map(canary);

/** The content of a file; empty if the database has removed it since the folder was listed. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** The words that still lie in a folder's files, with the file. */
function found(folder: string): string[] {
  const files = globSync('**/*', { cwd: folder })
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  return files.flatMap((path) => {
    const bytes = contentOf(path);
    return places.filter((place) => bytes.includes(place)).map((place) => `${place} in ${path.slice(folder.length)}`);
  });
}

/** A session with a planted word in every place that takes text, deleted by its owner. */
async function eraseSession(server: TestServer): Promise<void> {
  const form = new FormData();
  form.append(
    'transcript',
    new Blob([
      `Anna: The ${canary('spoken')} is late again.\nBen: I am sorry, the ${canary('spoken')} broke down twice this week.\n`,
    ]),
    `${canary('file')}.txt`,
  );
  form.append('context', JSON.stringify({ notes: canary('note'), participants: ['Anna', 'Ben'] }));
  const made = (await (
    await fetch(`${server.url}/api/sessions`, { method: 'POST', body: form })
  ).json()) as CreatedSession;
  const address = `${server.url}/api/sessions/${made.session_id}`;
  await readRun(await fetch(`${address}/events?until=complete`));
  const headers = { authorization: `Bearer ${made.owner_token}`, 'content-type': 'application/json' };
  expect(
    (
      await fetch(address, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ title: canary('title'), speaker_names: { Anna: canary('speaker') } }),
      })
    ).status,
  ).toBe(200);
  expect(new Set(found(server.dataDir).map((line) => line.split(' ')[0]))).toEqual(new Set(places));

  expect((await fetch(address, { method: 'DELETE', headers })).status).toBe(204);
  expect((await fetch(address)).status).toBe(410);
}

/** Uploads of an owner who deletes everything: sent in part, complete but unused, and used. */
async function deleteEverything(server: TestServer): Promise<void> {
  const text = Buffer.from(`Anna: The ${canary('spoken')} is late.\nBen: It was the ${canary('spoken')} again.\n`);
  const tus = { 'tus-resumable': '1.0.0' };
  const metadata = `filename ${Buffer.from(`${canary('file')}.txt`).toString('base64')}`;
  let auth: Record<string, string> = {};
  const send = async (bytes: Buffer): Promise<string> => {
    const created = await fetch(`${server.url}/api/uploads`, {
      method: 'POST',
      headers: { ...tus, ...auth, 'upload-length': String(text.length), 'upload-metadata': metadata },
    });
    expect(created.status).toBe(201);
    if (!auth['authorization']) auth = { authorization: `Bearer ${created.headers.get('owner-token') ?? ''}` };
    const at = created.headers.get('location') ?? '';
    const sent = await fetch(server.url + at, {
      method: 'PATCH',
      headers: { ...tus, ...auth, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
      body: new Uint8Array(bytes),
    });
    expect(sent.headers.get('upload-offset')).toBe(String(bytes.length));
    return at.slice(at.lastIndexOf('/') + 1);
  };
  const before = readdirSync(`${server.dataDir}/uploads`);
  const half = await send(text.subarray(0, 60));
  await send(text);
  const used = await send(text);
  const made = (await (
    await fetch(`${server.url}/api/sessions`, {
      method: 'POST',
      headers: { ...auth, 'content-type': 'application/json' },
      body: JSON.stringify({ upload: used }),
    })
  ).json()) as CreatedSession;
  await readRun(await fetch(`${server.url}/api/sessions/${made.session_id}/events?until=complete`));
  expect(found(`${server.dataDir}/uploads`).filter((line) => line.startsWith(canary('spoken')))).toHaveLength(2);
  expect(found(`${server.dataDir}/sessions`)).not.toEqual([]);

  expect(await (await fetch(`${server.url}/api/owner`, { method: 'DELETE', headers: auth })).json()).toEqual({
    erased: 1,
  });
  expect(readdirSync(`${server.dataDir}/uploads`)).toEqual(before);
  expect(
    (await fetch(`${server.url}/api/uploads/${half}`, { method: 'HEAD', headers: { ...tus, ...auth } })).status,
  ).toBe(404);
}

test('deleted sessions, and the uploads of an owner who deletes everything, are gone from the data folder within a minute, and were never in the log', async ({
  server,
}) => {
  await eraseSession(server);
  await deleteEverything(server);
  await expect.poll(() => found(server.dataDir), { timeout: 60_000, intervals: [500] }).toEqual([]);
  expect(server.lines.filter((line) => places.some((place) => line.includes(place)))).toEqual([]);
});

test('sessions older than the retention period are deleted', async () => {
  using folder = await freshFolder();
  const database = await openEmbedded(folder.path);
  const id = newId();
  const empty = { context: {}, audio: null, given: null, duration_s: null };
  await new DatabaseSessions(database.db).insert({ id, owner_id: 'owner', title: 'Talk', ...empty });
  await database.close();
  // About a tenth of a second: less than a server takes to start.
  await using server = await startServer({ dataDir: folder.path, env: { RETENTION_DAYS: '0.000001' } });
  await server.ready();
  await expect.poll(async () => (await fetch(`${server.url}/api/sessions/${id}`)).status).toBe(410);
});
