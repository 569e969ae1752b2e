import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Where recordings and temporary files lie below DATA_DIR. */
export class Folders {
  readonly #root: string;
  readonly #process: string;

  /** `process` names the folder of this process for what is temporary; others may share DATA_DIR. */
  constructor(dataDir: string, process = 'only') {
    this.#root = dataDir;
    this.#process = process;
  }

  /** Removes what killed processes left half done. `isAlive` says whose folders are still in use. */
  async clean(isAlive: (folder: string) => boolean = () => false): Promise<void> {
    const found = await readdir(this.#allTmp).catch(() => []);
    for (const name of found) {
      const folder = join(this.#allTmp, name);
      if (name === this.#process || !isAlive(folder)) await rm(folder, { recursive: true, force: true });
    }
    await mkdir(this.#tmp, { recursive: true });
  }

  /** An empty folder that the caller deletes. */
  async temporary(prefix: string): Promise<string> {
    await mkdir(this.#tmp, { recursive: true });
    return mkdtemp(join(this.#tmp, `${prefix}-`));
  }

  /** A file that was kept: the recording, or the transcript that was given. */
  kept(sessionId: string, file: string): string {
    return join(this.#session(sessionId), file);
  }

  peaks(sessionId: string): string {
    return join(this.#session(sessionId), 'peaks.json');
  }

  /** The copy that every browser plays and seeks, where the original is not one. */
  playable(sessionId: string): string {
    return join(this.#session(sessionId), 'playable.mp3');
  }

  /** Moves an upload into the session's folder; answers the file's name there, which is never one that exists. */
  async keep(sessionId: string, uploadPath: string, kind: 'recording' | 'transcript', name: string): Promise<string> {
    const file = `${kind}-${randomBytes(4).toString('hex')}${safeExtension(name)}`;
    await mkdir(this.#session(sessionId), { recursive: true });
    await rename(uploadPath, this.kept(sessionId, file));
    return file;
  }

  async drop(sessionId: string, file: string): Promise<void> {
    await rm(this.kept(sessionId, file), { force: true });
  }

  async erase(sessionId: string): Promise<void> {
    await rm(this.#session(sessionId), { recursive: true, force: true });
  }

  get #allTmp(): string {
    return join(this.#root, 'tmp');
  }

  /** Of this process. */
  get #tmp(): string {
    return join(this.#allTmp, this.#process);
  }

  #session(sessionId: string): string {
    return join(this.#root, 'sessions', sessionId);
  }
}

/** Size in bytes, or null where there is no such file. */
export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then((found) => found.size, () => null);
}

/** Only letters and digits of the given name reach the disk. */
function safeExtension(name: string): string {
  const extension = extname(name).toLowerCase();
  return /^\.[a-z0-9]{1,5}$/.test(extension) ? extension : '';
}
