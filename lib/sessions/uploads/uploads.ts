import { createWriteStream } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { AppError, isAppError } from '#lib/base/errors';
import { requireSpace } from '#lib/base/free-space';
import { isId } from '#lib/sessions/ids';
import { claimUpload } from './upload-claims.ts';

/** How long an upload may take from its start, and how long a finished one waits to be used, in ms. */
const uploadLifetimeMs = 24 * 3600 * 1000;

/** Statuses that describe the file itself: a file refused with one of these will never be accepted. */
const refusedForGood: readonly number[] = [413, 415, 422];

/** A complete resumable upload; the file lies in the folder of uploads until it is moved away. */
export interface FinishedUpload {
  path: string;
  /** The sender's description of it, unchecked. */
  name: string;
  content_type: string;
  bytes: number;
}

/** The tus library's own store hides why a write failed; a full disk has a sentence of its own. */
class UploadStore extends FileStore {
  override async create(file: Upload): Promise<Upload> {
    requireSpace(this.directory, file.size ?? 0);
    return super.create(file);
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    requireSpace(this.directory, 0);
    const file = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset });
    await pipeline(readable, file);
    return offset + file.bytesWritten;
  }
}

/**
 * Resumable uploads on disk. They survive a restart. The owner is part of an upload's name, so it does not exist for
 * others. A finished one becomes a session once; a repeated request (the answer may have been lost) gets the same
 * session.
 */
export class Uploads {
  readonly store: FileStore;
  readonly #directory: string;

  constructor(dataDir: string) {
    this.#directory = join(dataDir, 'uploads');
    this.store = new UploadStore({ directory: this.#directory, expirationPeriodInMilliseconds: uploadLifetimeMs });
  }

  /** The name on disk; undefined for an invalid id. */
  nameOf(ownerId: string, id: string): string | undefined {
    return isId(id) ? `${ownerId}.${id}` : undefined;
  }

  /** The id in the address. */
  idOf(name: string): string {
    return name.slice(name.indexOf('.') + 1);
  }

  /**
   * Passes a finished upload to `make`, which moves the file away and returns the id of its session. Only one request
   * does so at a time, over all processes that share the folder. A refused file is removed; after any other failure it
   * stays, for another try. Throws AppError `not_found`, `upload_expired` or `upload_conflict`.
   */
  async claim(ownerId: string, id: string, make: (file: FinishedUpload) => Promise<string>): Promise<string> {
    const name = this.nameOf(ownerId, id);
    if (name === undefined) throw unknownUpload();
    const used = await this.#usedBy(name);
    if (used !== null) return used;
    const { second, release } = await claimUpload(this.#directory, name);
    try {
      const meanwhile = await this.#usedBy(name);
      if (meanwhile !== null) return meanwhile;
      const file = await this.#finished(name);
      // Under a second name (hard link) it may be moved away, while the first stays until the session exists. Some file
      // systems have no hard links.
      const path = await link(file.path, second).then(
        () => second,
        () => file.path,
      );
      const sessionId = await make({ ...file, path });
      // The session exists. If there is no space for the marker, a lost answer cannot be repeated.
      await writeFile(this.#marker(name), sessionId).catch(() => undefined);
      await this.#remove(name);
      return sessionId;
    } catch (error) {
      if (isAppError(error) && refusedForGood.includes(error.status)) await this.#remove(name);
      throw error;
    } finally {
      await release();
    }
  }

  /** Removes uploads older than a day, finished or not, and returns the number of files. */
  async sweep(now = Date.now()): Promise<number> {
    await mkdir(this.#directory, { recursive: true });
    let removed = 0;
    for (const file of await readdir(this.#directory)) {
      const path = join(this.#directory, file);
      const born = await this.#bornAt(path, file);
      if (born === null || now - born <= uploadLifetimeMs) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  /** Removes everything that an owner has uploaded and not used. */
  async eraseAllOf(ownerId: string): Promise<void> {
    const files = await readdir(this.#directory).catch(() => []);
    for (const file of files)
      if (file.startsWith(`${ownerId}.`)) await rm(join(this.#directory, file), { force: true });
  }

  /** An upload's file changes as it grows, so its age is that of the note beside it; in ms since 1970. */
  async #bornAt(path: string, file: string): Promise<number | null> {
    const note = /\.(json|session|claim.*)$/.test(file) ? null : await stat(`${path}.json`).catch(() => null);
    const found = note ?? (await stat(path).catch(() => null));
    return found?.mtimeMs ?? null;
  }

  async #finished(name: string): Promise<FinishedUpload> {
    const upload = await this.store.getUpload(name).catch(() => null);
    if (!upload) throw unknownUpload();
    if (upload.creation_date && Date.now() - Date.parse(upload.creation_date) > uploadLifetimeMs) {
      throw new AppError('upload_expired');
    }
    if (upload.size === undefined || upload.offset !== upload.size) {
      throw new AppError('upload_conflict', {
        reason: 'incomplete',
        received: upload.offset,
        expected: upload.size ?? null,
      });
    }
    const { metadata } = upload;
    return {
      path: join(this.#directory, name),
      name: metadata?.['filename'] ?? '',
      content_type: metadata?.['filetype'] ?? '',
      bytes: upload.size,
    };
  }

  async #usedBy(name: string): Promise<string | null> {
    return readFile(this.#marker(name), 'utf8').catch(() => null);
  }

  #marker(name: string): string {
    return join(this.#directory, `${name}.session`);
  }

  async #remove(name: string): Promise<void> {
    await Promise.all(['', '.json'].map((ending) => rm(join(this.#directory, name + ending), { force: true })));
  }
}

function unknownUpload(): AppError {
  return new AppError('not_found', { reason: 'upload' });
}
