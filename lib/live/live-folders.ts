import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The stored state of a recording under way. */
const headSchema = z.object({
  session_id: z.string(),
  owner_id: z.string(),
  sample_rate_hz: z.number().int(),
  channels: z.union([z.literal(1), z.literal(2)]),
  /** ms since 1970. */
  started_at: z.number(),
  /** The recording has ended, but its file is not written yet. */
  stopped: z.boolean(),
});
export type LiveHead = z.infer<typeof headSchema>;

const headFile = 'head.json';

/**
 * Where the sound of recordings under way is stored: `sessions/<id>/live` below DATA_DIR, which processes may share.
 */
export class LiveFolders {
  readonly #root: string;

  constructor(dataDir: string) {
    this.#root = join(dataDir, 'sessions');
  }

  pathOf(sessionId: string): string {
    return join(this.#root, sessionId, 'live');
  }

  /** null if nothing is being recorded. */
  async head(sessionId: string): Promise<LiveHead | null> {
    const text = await readFile(join(this.pathOf(sessionId), headFile), 'utf8').catch(() => null);
    return text === null ? null : headSchema.parse(JSON.parse(text));
  }

  /** Atomic. */
  async write(head: LiveHead): Promise<void> {
    const folder = this.pathOf(head.session_id);
    await mkdir(folder, { recursive: true });
    const path = join(folder, headFile);
    await writeFile(`${path}.part`, JSON.stringify(head), { flush: true });
    await rename(`${path}.part`, path);
  }

  /** Notes that the sender is present. */
  async touch(sessionId: string, now: Date): Promise<void> {
    await utimes(join(this.pathOf(sessionId), headFile), now, now).catch(() => undefined);
  }

  /** When the sender was last present or something was stored, in ms since 1970; 0 if there is nothing. */
  async seenAt(sessionId: string): Promise<number> {
    const folder = this.pathOf(sessionId);
    const files = await readdir(folder).catch(() => []);
    const times = await Promise.all(
      files.map((file) =>
        stat(join(folder, file)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
    );
    return Math.max(0, ...times);
  }

  /** Sessions with a recording that is not a file yet. */
  async all(): Promise<string[]> {
    const ids = await readdir(this.#root).catch(() => []);
    const found = await Promise.all(
      ids.map((id) =>
        stat(join(this.pathOf(id), headFile)).then(
          () => [id],
          () => [],
        ),
      ),
    );
    return found.flat();
  }

  async erase(sessionId: string): Promise<void> {
    await rm(this.pathOf(sessionId), { recursive: true, force: true });
    // If recordings are kept in a bucket, the folder is empty by now.
    await rmdir(join(this.#root, sessionId)).catch(() => undefined);
  }
}
