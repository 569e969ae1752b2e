import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { copyTemplate } from '#lib/db/testing/template';
import { Owners, loadSecret } from '#lib/sessions/owners/owners';

const root = join(import.meta.dirname, '../..');

/** A server on a data folder; it can be killed and restarted. */
export class LiveServer {
  readonly dataDir: string;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  url = '';

  constructor(env: Record<string, string> = {}, dataDir = mkdtempSync(join(tmpdir(), 'undertone-live-'))) {
    this.#env = env;
    this.dataDir = dataDir;
  }

  async start(): Promise<void> {
    if (this.#env['DATABASE_URL'] === undefined && readdirSync(this.dataDir).length === 0)
      await copyTemplate(this.dataDir);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      ...this.#env,
      DATA_DIR: this.dataDir,
    };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'live-server.ts')], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /^listening on (\S+)$/.exec(line)?.[1];
      if (url === undefined) continue;
      this.url = url;
      child.stdout.resume();
      return;
    }
    throw new Error('the server did not start');
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** A new owner's token. */
  newOwner(): string {
    const owners = new Owners(loadSecret(this.dataDir), false);
    return owners.tokenOf(owners.newOwner());
  }
}
