import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { openEmpty } from '#lib/db/testing/template';
import { DatabasePendingFiles } from './database-pending-files.ts';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { newId } from '#lib/sessions/ids';
import { sweepLeftovers } from '#lib/sessions/leftovers';
import { LocalBlobs } from '#lib/sessions/blobs/local-blobs';

let folder: string;
let database: OpenDatabase;
let pending: DatabasePendingFiles;
let sessions: DatabaseSessions;
let blobs: LocalBlobs;

beforeAll(async () => {
  database = await openEmpty();
  pending = new DatabasePendingFiles(database.db);
  sessions = new DatabaseSessions(database.db);
});
afterAll(() => database.close());

beforeEach(async () => {
  expect(await pending.before(new Date(later())), 'the last test left nothing behind').toEqual([]);
  folder = await mkdtemp(join(tmpdir(), 'undertone-pending-'));
  blobs = new LocalBlobs(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(session_id: string, file: string): Promise<void> {
  await writeFile(join(folder, 'sent'), 'sound');
  await blobs.put(session_id, file, join(folder, 'sent'));
}

async function announce(session_id: string, file: string): Promise<void> {
  await pending.announce({ session_id, file });
  await put(session_id, file);
}

const session = (id: string, file: string | null) => ({
  id,
  owner_id: 'owner',
  title: 'Talk',
  context: {},
  audio: file === null ? null : { file, name: 'a.mp3', content_type: 'audio/mpeg' },
  given: null,
  duration_s: 1,
});
const later = () => Date.now() + 2 * 3_600_000;
const sweep = (now?: number) => sweepLeftovers(blobs, pending, sessions, now);

test('a stored file without a session is swept when it is old, and not before', async () => {
  const id = newId();
  await announce(id, 'a.mp3');
  expect(await sweep()).toBe(0);
  expect(await blobs.size(id, 'a.mp3')).toBe(5);
  expect(await sweep(later())).toBe(1);
  expect(await blobs.size(id, 'a.mp3')).toBeNull();
  expect(await sweep(later())).toBe(0);
});

test('a file belongs to its session from the moment that the session exists', async () => {
  const [made, filled, text] = [newId(), newId(), newId()];
  for (const id of [made, filled, text]) await announce(id, 'a.mp3');
  await sessions.insert(session(made, 'a.mp3'));
  await sessions.insert(session(filled, null));
  expect(await pending.before(new Date(later()))).toHaveLength(2);
  await sessions.fill(session(filled, 'a.mp3'));
  await sessions.insert({ ...session(text, null), given: { file: 'a.mp3', name: null } });
  expect(await sweep(later())).toBe(0);
  for (const id of [made, filled, text]) expect(await blobs.size(id, 'a.mp3')).toBe(5);
});

test('an extra file beside a session’s own is swept alone', async () => {
  const id = newId();
  await announce(id, 'a.mp3');
  await sessions.insert(session(id, 'a.mp3'));
  await announce(id, 'late.mp3');
  expect(await sweep(later())).toBe(1);
  expect([await blobs.size(id, 'a.mp3'), await blobs.size(id, 'late.mp3')]).toEqual([5, null]);
});

test('files of another database in the same place are left alone', async () => {
  const id = newId();
  await put(id, 'a.mp3');
  expect(await sweep(later())).toBe(0);
  expect(await blobs.size(id, 'a.mp3')).toBe(5);
});
