import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Temporary folders below DATA_DIR: on the same disk as stored recordings, so that files are moved and not copied. */
export class Folders {
  readonly #root: string;
  readonly #process: string;

  /** `process` names this process's temporary folder; others may share DATA_DIR. */
  constructor(dataDir: string, process = 'only') {
    this.#root = dataDir;
    this.#process = process;
  }

  /** Removes the remains of killed processes. `isAlive` tells whose folders are still in use. */
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

  get #allTmp(): string {
    return join(this.#root, 'tmp');
  }

  /** The folder of this process. */
  get #tmp(): string {
    return join(this.#allTmp, this.#process);
  }
}
