import { spawnSync } from 'node:child_process';

/** What a child process may take from the machine before the kernel stops it. */
export interface ProcessLimits {
  /** Memory that it may write to (RLIMIT_DATA), in bytes: what fails first where a file asks for more and more. */
  data_bytes: number;
  /** All that it may map (RLIMIT_AS), in bytes. V8 and WebAssembly reserve some 10 GB that they never touch. */
  address_bytes: number;
  /** Processor time of its whole life (RLIMIT_CPU), in seconds. Also ends one that hangs after its parent is gone. */
  cpu_s: number;
}

/** How Node is started: the program, and what stands before the script. */
export interface NodeCommand {
  execPath: string;
  execArgv: string[];
}

let found: boolean | null = null;

/** Whether `prlimit` (util-linux) is there and may be used; nowhere but on Linux. */
export function canLimit(): boolean {
  found ??=
    process.platform === 'linux' &&
    spawnSync('prlimit', ['--data=1000000000', 'true'], { stdio: 'ignore' }).status === 0;
  return found;
}

/**
 * Node under these limits. Where they cannot be set Node runs without them, and only the time limits of the pool
 * remain.
 */
export function limitedNode(limits: ProcessLimits | undefined, execArgv: string[]): NodeCommand {
  if (!limits || !canLimit()) return { execPath: process.execPath, execArgv };
  const { data_bytes, address_bytes, cpu_s } = limits;
  // prlimit becomes Node by exec, so the pid and the channel to the parent stay the same.
  return {
    execPath: 'prlimit',
    execArgv: [
      `--data=${data_bytes}`,
      `--as=${address_bytes}`,
      `--cpu=${Math.ceil(cpu_s)}`,
      '--core=0',
      process.execPath,
      ...execArgv,
    ],
  };
}
