import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { BlobAddress } from '#lib/base/settings/blob-address';
import { isAppError } from '#lib/base/errors';
import { requireSpace } from '#lib/base/free-space';
import { type Blobs, type ByteRange, longestPutMs, recordingMissing } from './blobs.ts';
import { type Body, Bucket, type BucketTimes } from './bucket.ts';
import { storageErrorText, isMissing, unreachable } from './bucket-errors.ts';

/**
 * How often an interrupted body, or one that stalled because nobody read it, is resumed without receiving a further
 * byte.
 */
const mostResumes = 3;
const probeMs = 10_000;

/** An S3-compatible bucket, which any number of machines can share. Reads are streamed, never held in memory. */
export class BucketBlobs implements Blobs {
  readonly #bucket: Bucket;

  constructor(address: BlobAddress, times?: BucketTimes) {
    this.#bucket = new Bucket(address, times);
  }

  async put(sessionId: string, file: string, path: string, signal?: AbortSignal): Promise<void> {
    const soon = AbortSignal.timeout(longestPutMs);
    await withUserError(
      () => this.#bucket.put(keyOf(sessionId, file), path, signal ? AbortSignal.any([signal, soon]) : soon),
      signal,
    );
  }

  async size(sessionId: string, file: string): Promise<number | null> {
    return withUserError(() => this.#bucket.size(keyOf(sessionId, file)));
  }

  async read(sessionId: string, file: string, range: ByteRange, signal?: AbortSignal): Promise<Readable> {
    const left = new AbortController();
    const until = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
    const key = keyOf(sessionId, file);
    // Requested before the answer starts, so that an error can still be reported.
    const first = await withUserError(() => this.#bucket.get(key, range, until), signal);
    const whole = Readable.from(this.#pieces(key, range, first, until), { objectMode: false });
    whole.once('close', () => left.abort());
    return whole;
  }

  async fetch(sessionId: string, file: string, folder: string, signal: AbortSignal): Promise<string> {
    const size = await this.size(sessionId, file);
    if (size === null) throw recordingMissing();
    requireSpace(folder, size);
    const path = join(folder, basename(file));
    if (size === 0) await writeFile(path, '');
    else
      await pipeline(await this.read(sessionId, file, { start: 0, end: size - 1 }, signal), createWriteStream(path), {
        signal,
      });
    return path;
  }

  async drop(sessionId: string, file: string): Promise<void> {
    await withUserError(() => this.#bucket.delete(keyOf(sessionId, file)));
  }

  async erase(sessionId: string): Promise<void> {
    await withUserError(async () => {
      const beginning = keyOf(sessionId, '');
      await this.#bucket.dropUnfinished(beginning, null);
      for await (const page of this.#bucket.list(beginning)) for (const key of page) await this.#bucket.delete(key);
    });
  }

  async dropUnfinished(until: Date): Promise<void> {
    await withUserError(() => this.#bucket.dropUnfinished('sessions/', until));
  }

  /** Writes, lists, reads and deletes a small object. */
  async problem(): Promise<string | null> {
    const folder = await mkdtemp(join(tmpdir(), 'undertone-bucket-'));
    const key = `probe-${randomUUID()}`;
    const said = 'a probe';
    try {
      await writeFile(join(folder, 'probe'), said);
      await this.#bucket.put(key, join(folder, 'probe'));
      const { stream } = await this.#bucket.get(key, { start: 2, end: said.length - 1 }, AbortSignal.timeout(probeMs));
      if (String(await buffer(stream)) !== said.slice(2)) return 'it does not give back what was put into it';
      const listed = await Array.fromAsync(this.#bucket.list(key));
      await this.#bucket.delete(key);
      return listed.flat().length === 1 ? null : 'what was put into it is not in its list';
    } catch (error) {
      return storageErrorText(error);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  close(): void {
    this.#bucket.close();
  }

  /** The bytes of one range, even if the connection breaks on the way. */
  async *#pieces(
    key: string,
    { start, end }: ByteRange,
    { stream, etag }: Body,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    let at = start;
    let failures = 0;
    for (let body = stream; ;) {
      try {
        for await (const piece of body as AsyncIterable<Buffer>) {
          at += piece.length;
          failures = 0;
          yield piece;
        }
        if (at > end) return;
        throw new Error('the body ended early');
      } catch (error) {
        signal.throwIfAborted();
        failures += 1;
        if (failures > mostResumes) throw unreachable(error);
      }
      body = (await withUserError(() => this.#bucket.get(key, { start: at, end }, signal, etag), signal)).stream;
    }
  }
}

function keyOf(sessionId: string, file: string): string {
  return `sessions/${sessionId}/${file}`;
}

/** Keeps the caller's abort; every other error becomes one that a user may see. */
async function withUserError<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    if (isAppError(error)) throw error;
    throw isMissing(error) ? recordingMissing(error) : unreachable(error);
  }
}
