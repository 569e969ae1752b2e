import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Blobs, type ByteRange, recordingMissing } from './blobs.ts';

/**
 * Files in DATA_DIR, on the same disk as uploads and temporary files: they are moved and read in place, never copied.
 */
export class LocalBlobs implements Blobs {
  readonly #root: string;

  constructor(dataDir: string) {
    this.#root = join(dataDir, 'sessions');
  }

  async put(sessionId: string, file: string, path: string): Promise<void> {
    await mkdir(this.#folder(sessionId), { recursive: true });
    await rename(path, this.#path(sessionId, file));
  }

  async size(sessionId: string, file: string): Promise<number | null> {
    return stat(this.#path(sessionId, file)).then(
      (found) => found.size,
      () => null,
    );
  }

  async read(sessionId: string, file: string, range: ByteRange): Promise<Readable> {
    return createReadStream(this.#path(sessionId, file), range);
  }

  async fetch(sessionId: string, file: string): Promise<string> {
    if ((await this.size(sessionId, file)) === null) throw recordingMissing();
    return this.#path(sessionId, file);
  }

  async drop(sessionId: string, file: string): Promise<void> {
    await rm(this.#path(sessionId, file), { force: true });
  }

  async erase(sessionId: string): Promise<void> {
    await rm(this.#folder(sessionId), { recursive: true, force: true });
  }

  async dropUnfinished(): Promise<void> {
    // A move is atomic, so nothing is ever unfinished.
  }

  async problem(): Promise<string | null> {
    return null;
  }

  close(): void {
    // Nothing runs for long.
  }

  #path(sessionId: string, file: string): string {
    return join(this.#folder(sessionId), file);
  }

  #folder(sessionId: string): string {
    return join(this.#root, sessionId);
  }
}
