import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demuxers } from '#lib/audio/decode/opening';

/** Ends a program when its parent is gone, for whatever reason. */
const withParent = '/usr/bin/setpriv';
const ticksPerSecond = 100;
/**
 * How far to probe, in bytes and microseconds: sound may begin after the picture, and the programs do not decode a
 * track without having seen some of it.
 */
const probeBytes = 50_000_000;
const probeMicroseconds = 30_000_000;

/**
 * Starts one of FFmpeg's programs. It inherits the memory and time limits, and the niceness, of the process that reads
 * untrusted bytes, which is its only caller.
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

/** Arguments before `-i`: one local file, from a byte offset, of an allowed format, with limited probing. */
export function inputArguments(path: string, from: number): string[] {
  return [
    ...['-protocol_whitelist', from > 0 ? 'subfile,file,pipe' : 'file,pipe', '-format_whitelist', demuxers],
    ...['-probesize', String(probeBytes), '-analyzeduration', String(probeMicroseconds)],
    ...['-i', from > 0 ? `subfile,,start,${from},end,0,,:file:${path}` : `file:${path}`],
  ];
}

/** Processor time of a running process in seconds; 0 if it has ended or the system does not tell. */
export function cpuOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid ?? 0}/stat`, 'latin1');
    // After the name, which may contain anything: fields 14 and 15, user and system time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}
