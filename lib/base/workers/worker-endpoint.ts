import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { MALLOC_ARENA_MAX, mallocSettings } from './malloc.ts';
import { type ProcessLimits, limitedNode } from './process-limits.ts';
import type { WorkerReply, WorkerRequest } from './worker-messages.ts';

/** One worker, process or thread, behind one interface. */
export interface WorkerEndpoint {
  /** null for threads. */
  readonly pid: number | null;
  send(request: WorkerRequest): void;
  /** Ends it at once, even if it is stuck in native code. */
  kill(): void;
  /** Whether it keeps the parent alive: only while it has a task. */
  hold(held: boolean): void;
}

export interface EndpointEvents {
  onReply: (reply: WorkerReply) => void;
  /** Called exactly once. `detail` belongs into the cause of an error, never on the screen. */
  onExit: (detail: string) => void;
}

/** How much of a dying worker's stderr is kept, in characters. */
const stderrTail = 4_000;

/** Workers read untrusted bytes: they get no keys and no addresses from the environment. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP'];
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), NODE_ENV: process.env.NODE_ENV };
}

/** Collects short-lived buffers early: 45 MB less per recogniser, at no measurable cost. */
const smallHeap = ['--max-semi-space-size=4'];

function once(call: (detail: string) => void): (detail: string) => void {
  let called = false;
  return (detail) => {
    if (!called) call(detail);
    called = true;
  };
}

interface ProcessOptions {
  limits?: ProcessLimits | undefined;
  /** As in WorkerPoolOptions. */
  returnsMemory: boolean;
}

export function startProcess(
  script: URL,
  { onReply, onExit }: EndpointEvents,
  { limits, returnsMemory }: ProcessOptions,
): WorkerEndpoint {
  const child = fork(fileURLToPath(script), [], {
    serialization: 'advanced',
    ...limitedNode(limits, smallHeap),
    env: { ...workerEnvironment(), ...(returnsMemory ? mallocSettings : { MALLOC_ARENA_MAX }) },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const exited = once(onExit);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrTail);
  });
  child.on('message', (message) => onReply(message as WorkerReply));
  child.on('error', (error) => exited(error.message));
  child.on('exit', (code, signal) => exited(`exit code ${code}, signal ${signal}. ${stderr}`.trim()));
  return {
    pid: child.pid ?? null,
    // A send to a child that has just died is reported through 'exit'.
    send: (request) => void (child.connected && child.send(request, () => undefined)),
    kill: () => void child.kill('SIGKILL'),
    hold: (held) => {
      const stderrSocket = child.stderr as { ref?: () => void; unref?: () => void } | null;
      for (const handle of [child, child.channel, stderrSocket]) {
        if (held) handle?.ref?.();
        else handle?.unref?.();
      }
    },
  };
}

export function startThread(script: URL, { onReply, onExit }: EndpointEvents): WorkerEndpoint {
  const worker = new Worker(script, { execArgv: [], env: workerEnvironment() });
  const exited = once(onExit);
  worker.on('message', (message: WorkerReply) => onReply(message));
  worker.on('error', (error) => exited(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  worker.on('exit', (code) => exited(`exit code ${code}`));
  return {
    pid: null,
    send: (request) => worker.postMessage(request),
    kill: () => void worker.terminate(),
    hold: (held) => {
      if (held) worker.ref();
      else worker.unref();
    },
  };
}
