import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshFolder } from '#lib/db/testing/template';

const root = join(import.meta.dirname, '../..');
/** A build, if there is none, takes half a minute. */
const startTimeoutMs = 120_000;

/** A production server for a test, on a free port and, unless given, in a new DATA_DIR with an empty database. */
export interface TestServer extends AsyncDisposable {
  url: string;
  port: number;
  dataDir: string;
  pid: number;
  /** Lines logged at level error or worse, from line `since` on. */
  errors(since?: number): string[];
  /** Everything that was printed so far, by line. */
  lines: readonly string[];
  /** Waits for a graceful stop. */
  stop(): Promise<void>;
  /** kill -9, like a power cut. */
  kill(): Promise<void>;
  /** Waits until the engines are loaded. */
  ready(): Promise<void>;
  /** Resolves when the process has ended, for whatever reason. */
  gone: Promise<void>;
  /**
   * Appends facts from within, with `injects`; resolves when they are in the log, with the listeners of all sessions.
   */
  inject(facts: Injection): Promise<{ listeners: number }>;
}

/** Facts for one session's log: how many, how many per second (0: at once), and how many bytes are added to each. */
interface Injection {
  session_id: string;
  count: number;
  rate?: number;
  padding?: number;
}

export interface ServerOptions {
  env?: Record<string, string>;
  /** Reuses the folder of an earlier server; it then stays when this one stops. */
  dataDir?: string;
  port?: number;
  /** Lets the test append facts from within the server (support/inject.ts). */
  injects?: boolean;
}

/** Starts the server as `npm start` does and waits for its address. Throws with its output if it does not start. */
export async function startServer({
  env = {},
  dataDir,
  port = 0,
  injects = false,
}: ServerOptions = {}): Promise<TestServer> {
  const folder =
    dataDir ??
    (env['DATABASE_URL'] === undefined ? (await freshFolder()).path : mkdtempSync(join(tmpdir(), 'undertone-e2e-')));
  const child = spawn(
    process.execPath,
    [...(injects ? ['--import', './e2e/support/inject.ts'] : []), 'scripts/start.ts'],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: folder,
        LOG_LEVEL: 'info',
        // Each of some thirty servers would compile the same sources again, for a second of a processor.
        NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/undertone/compiled'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe', ...(injects ? (['ipc'] as const) : [])],
    },
  );
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const lines = collectLines(child);
  const url = await addressOf(child, lines);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await end('SIGTERM');
    clearTimeout(late);
    if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
  };
  return {
    url,
    port: Number(new URL(url).port),
    dataDir: folder,
    pid: child.pid ?? 0,
    lines,
    errors: (since = 0) => lines.slice(since).filter(isErrorLine),
    stop,
    kill: () => end('SIGKILL'),
    ready: () => readiness(url),
    gone,
    inject: (facts) => inject(child, facts),
    [Symbol.asyncDispose]: stop,
  };
}

let injections = 0;

function inject(
  child: ChildProcess,
  { session_id, count, rate = 0, padding = 0 }: Injection,
): Promise<{ listeners: number }> {
  const id = (injections += 1);
  return new Promise((resolve, reject) => {
    const hear = (message: unknown): void => {
      const answer = message as { id?: number; listeners?: number; error?: string };
      if (answer.id !== id) return;
      child.off('message', hear);
      if (answer.error === undefined) resolve({ listeners: answer.listeners ?? 0 });
      else reject(new Error(answer.error));
    };
    child.on('message', hear);
    child.send({ id, session_id, count, rate, padding });
  });
}

function collectLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
  }
  return lines;
}

async function addressOf(child: ChildProcess, lines: readonly string[]): Promise<string> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    const address = lines.map((line) => /listening on (http:\/\/[^\s"]+)/.exec(line)?.[1]).find(Boolean);
    if (address) return address.replace(/\/$/, '');
    if (child.exitCode !== null || child.signalCode !== null) break;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not come up:\n${lines.slice(-30).join('\n')}`);
}

async function readiness(url: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    const { status } = await fetch(`${url}/api/health`);
    if (status === 200) return;
    await sleep(100);
  }
  throw new Error('The server did not become ready.');
}

function isErrorLine(line: string): boolean {
  if (!line.startsWith('{')) return /^(Uncaught|\w*Error:|.*UnhandledPromiseRejection)/.test(line);
  try {
    const { level } = JSON.parse(line) as { level?: unknown };
    return level === 'error' || level === 'fatal';
  } catch {
    return false;
  }
}
