import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The rate of flite's `rms` and `slt`. */
export const voiceRateHz = 16_000;
/** Below this level, -50 dBFS, a synthetic voice is silent. */
const silence = 10 ** (-50 / 20);
const edgeFadeS = 0.008;

/** Throws a sentence that names missing tools. */
export function requireTools(): void {
  const voices = output('flite', ['-lv']);
  if (voices === null)
    throw new Error('flite is missing. Install it (Debian: apt-get install flite) and run this again.');
  for (const voice of ['rms', 'slt']) {
    if (!voices.split(/\s+/).includes(voice))
      throw new Error(`This flite has no voice "${voice}". Install a full build of flite and run this again.`);
  }
  if (output('ffmpeg', ['-version']) === null)
    throw new Error('ffmpeg is missing. Install it (Debian: apt-get install ffmpeg) and run this again.');
}

function output(command: string, args: string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/**
 * One utterance as samples at `voiceRateHz`, trimmed to the voice, with short fades at both ends; `cut_s` were removed
 * from its start.
 */
export function speak(voice: string, text: string, stretch: number): { samples: Float32Array; cut_s: number } {
  const folder = mkdtempSync(join(tmpdir(), 'undertone-voice-'));
  try {
    const file = join(folder, 'turn.wav');
    execFileSync('flite', ['-voice', voice, '--setf', `duration_stretch=${stretch}`, '-t', text, '-o', file]);
    return trimmed(samplesOf(readFileSync(file)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** flite writes plain 16-bit mono WAV; the data chunk is the last one. */
function samplesOf(wav: Buffer): Float32Array {
  if (wav.readUInt32LE(24) !== voiceRateHz || wav.readUInt16LE(22) !== 1)
    throw new Error('flite wrote something other than 16 kHz mono.');
  const start = wav.indexOf('data') + 8;
  const samples = new Float32Array((wav.length - start) >> 1);
  for (let i = 0; i < samples.length; i += 1) samples[i] = wav.readInt16LE(start + 2 * i) / 32_768;
  return samples;
}

function trimmed(samples: Float32Array): { samples: Float32Array; cut_s: number } {
  const fade = Math.round(edgeFadeS * voiceRateHz);
  const first = samples.findIndex((value) => Math.abs(value) > silence);
  const last = samples.findLastIndex((value) => Math.abs(value) > silence);
  const from = Math.max(0, first - fade);
  const part = samples.slice(from, Math.min(samples.length, last + fade));
  for (let i = 0; i < fade; i += 1) {
    const gain = i / fade;
    part[i] = (part[i] ?? 0) * gain;
    const mirrored = part.length - 1 - i;
    part[mirrored] = (part[mirrored] ?? 0) * gain;
  }
  return { samples: part, cut_s: from / voiceRateHz };
}
