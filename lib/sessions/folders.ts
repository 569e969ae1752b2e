import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where temporary files lie below DATA_DIR: on the same disk as recordings that are kept there, so that those are moved
 * and not copied.
 */
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

  get #allTmp(): string {
    return join(this.#root, 'tmp');
  }

  /** Of this process. */
  get #tmp(): string {
    return join(this.#allTmp, this.#process);
  }
}
