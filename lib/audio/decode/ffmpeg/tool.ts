import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demuxers } from '#lib/audio/decode/opening';

/** Ends what it starts when its parent is gone, however it went. */
const withParent = '/usr/bin/setpriv';
const ticksPerSecond = 100;
/**
 * How far the opening may look, bytes and microseconds: sound may begin after the picture, and without having seen some
 * the programs decode none.
 */
const probeBytes = 50_000_000;
const probeMicroseconds = 30_000_000;

/**
 * Starts one of FFmpeg's programs. It inherits the limits of memory and time, and the niceness, of the process that
 * reads untrusted bytes, which is the only one that calls this.
 */
export function startTool(
  folder: string,
  tool: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  stdio: StdioOptions,
): ChildProcess {
  const program = join(folder, tool);
  const [command, before] = existsSync(withParent) ? [withParent, ['--pdeathsig', 'KILL', program]] : [program, []];
  return spawn(command, [...before, ...args], { stdio, env: { ...process.env, LC_ALL: 'C' } });
}

/** Arguments before `-i`: one local file, from a byte on, of a kind on the list, and no look further than it needs. */
export function inputArguments(path: string, from: number): string[] {
  return [
    ...['-protocol_whitelist', from > 0 ? 'subfile,file,pipe' : 'file,pipe', '-format_whitelist', demuxers],
    ...['-probesize', String(probeBytes), '-analyzeduration', String(probeMicroseconds)],
    ...['-i', from > 0 ? `subfile,,start,${from},end,0,,:file:${path}` : `file:${path}`],
  ];
}

/** Processor time of a running process, s; 0 where it is gone or the system does not tell. */
export function cpuOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid ?? 0}/stat`, 'latin1');
    // After the name, which may hold anything: fields 14 and 15, user and system.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}
