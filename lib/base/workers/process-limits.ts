import { spawnSync } from 'node:child_process';

/** What a child process may take from the machine before the kernel stops it. */
export interface ProcessLimits {
  /**
   * Memory that it may write to (RLIMIT_DATA), in bytes. A file that makes the decoder allocate more and more meets
   * this limit first.
   */
  data_bytes: number;
  /** Memory that it may map (RLIMIT_AS), in bytes. V8 and WebAssembly reserve some 10 GB that they never touch. */
  address_bytes: number;
  /**
   * Processor time of its whole life (RLIMIT_CPU), in seconds. It also ends a process that hangs after its parent is
   * gone.
   */
  cpu_s: number;
}

/** How Node is started: the program, and the arguments before the script. */
export interface NodeCommand {
  execPath: string;
  execArgv: string[];
}

let found: boolean | null = null;

/** Whether `prlimit` (util-linux) is installed and permitted; only on Linux. */
export function canLimit(): boolean {
  found ??=
    process.platform === 'linux' &&
    spawnSync('prlimit', ['--data=1000000000', 'true'], { stdio: 'ignore' }).status === 0;
  return found;
}

/**
 * Node under these limits. If they cannot be set, Node runs without them, and only the time limits of the pool remain.
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
