import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Memory of a process and all its descendants. PSS counts shared pages once; RSS counts them in every process. */
export interface MemoryReading {
  pss_mb: number;
  rss_mb: number;
  processes: number;
}

const everyMs = 300;

/** Whether this system reports the memory of a process tree (Linux does). */
export const canReadMemory = existsSync('/proc/self/smaps_rollup');

export function readMemory(rootPid: number): MemoryReading {
  const reading = { pss_mb: 0, rss_mb: 0, processes: 0 };
  for (const pid of treeOf(rootPid)) {
    const text = readOrNull(`/proc/${pid}/smaps_rollup`);
    if (text === null) continue;
    reading.processes += 1;
    reading.pss_mb += kilobytes(text, 'Pss') / 1024;
    reading.rss_mb += kilobytes(text, 'Rss') / 1024;
  }
  return { pss_mb: Math.round(reading.pss_mb), rss_mb: Math.round(reading.rss_mb), processes: reading.processes };
}

/** Reads again and again until it is disposed; `peak` is the highest value so far, by member. */
export class MemoryWatch implements Disposable {
  peak: MemoryReading;
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.peak = readMemory(pid);
    this.#timer = setInterval(() => {
      const now = readMemory(pid);
      const { peak } = this;
      this.peak = {
        pss_mb: Math.max(peak.pss_mb, now.pss_mb),
        rss_mb: Math.max(peak.rss_mb, now.rss_mb),
        processes: Math.max(peak.processes, now.processes),
      };
    }, everyMs);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}

function treeOf(rootPid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // "pid (name) state parent …", where the name may hold spaces and brackets.
    const parent = Number(readOrNull(`/proc/${name}/stat`)?.split(') ').at(-1)?.split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all = [rootPid];
  // Grows during the loop: breadth first.
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}

function kilobytes(text: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

/** A process may end between two reads. */
function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
