import { cpSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import type { FromDatabase, ToDatabase } from './embedded-messages.ts';

/**
 * The default of 128 MB of shared buffers would take 140 MB of memory and gain nothing: there is one client, and the
 * system caches the files.
 */
const startParams = [
  ...PGlite.defaultStartParams,
  '-c',
  'shared_buffers=16MB',
  '-c',
  'wal_buffers=1MB',
  '-c',
  'wal_recycle=off',
];

/**
 * The thread of the embedded database: takes the bytes of a PostgreSQL client and answers as a server. Without a folder
 * all data is in memory.
 */
const { folder } = workerData as { folder: string | null };

// V8's optimising compiler takes two seconds and 600 MB for a single function of PostgreSQL, soon after each start, and
// wins nothing by it (docs/decisions/247). These flags are of the whole process, where the rest of WebAssembly is a
// small parser of HTTP. One without the other compiles more.
setFlagsFromString('--no-wasm-tier-up');
setFlagsFromString('--no-wasm-dynamic-tiering');

/** Messages above this size, in bytes, leave much garbage in this thread's heap, which nothing else would collect. */
const large = 200_000;
const releaseMemory = memoryReleaser(() => true);

function say(message: FromDatabase, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function sayBroken(error: unknown): void {
  say({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
}

/**
 * Synchronous, so no other message comes in between. No fsync is needed: written data belongs to the system, which
 * outlives this process.
 */
function answer(pglite: PGlite, said: Uint8Array): void {
  const parts: Uint8Array[] = [];
  const onRawData = (bytes: Uint8Array): void => void parts.push(bytes.slice());
  void pglite.execProtocolRawStream(said, { syncToFs: false, onRawData }).then(() => {
    const bytes = joined(parts);
    if (said.byteLength + bytes.byteLength > large) releaseMemory();
    say({ kind: 'answer', bytes }, [bytes.buffer]);
  }, sayBroken);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/**
 * Copies the files in the state in which a process killed at this moment leaves them; the database opens that without
 * loss.
 */
function copy(to: string): void {
  if (folder === null) return say({ kind: 'not_copied', message: 'It lies in memory.' });
  try {
    cpSync(folder, to, { recursive: true });
    say({ kind: 'copied' });
  } catch (error) {
    say({ kind: 'not_copied', message: error instanceof Error ? error.message : String(error) });
  }
}

try {
  const pglite = new PGlite({ ...(folder === null ? {} : { dataDir: folder }), startParams });
  await pglite.waitReady;
  parentPort?.on('message', (message: ToDatabase) => {
    if (message.kind === 'said') answer(pglite, message.bytes);
    else if (message.kind === 'copy') copy(message.to);
    else void pglite.close().then(() => say({ kind: 'closed' }), sayBroken);
  });
  say({ kind: 'ready' });
} catch (error) {
  sayBroken(error);
}
