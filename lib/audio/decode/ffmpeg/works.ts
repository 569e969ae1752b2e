import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { SoundWorks, WorkOutputs, WorksRequest } from '#lib/audio/decode/decoder';
import { startTool } from './tool.ts';

const keptErrors = 2_000;

/** The same as the in-process filters, by an ffmpeg that gets the samples and returns its outputs. */
export class ToolWorks implements SoundWorks {
  readonly #child: ChildProcess;
  readonly #input: Writable;
  readonly #read: Promise<unknown>;
  readonly #closed: Promise<number | null>;
  #errors = '';

  constructor(folder: string, request: WorksRequest, { onLoudness, onSpeech }: WorkOutputs) {
    const child = startTool(folder, 'ffmpeg', argumentsFor(request), ['pipe', 'pipe', 'pipe', 'pipe']);
    const [input, speech, errors, loudness] = child.stdio as unknown as [Writable, Readable, Readable, Readable];
    this.#child = child;
    this.#input = input;
    // A process that ends early is reported by its exit code.
    input.on('error', () => undefined);
    child.on('error', () => undefined);
    errors.setEncoding('utf8').on('data', (said: string) => {
      this.#errors = (this.#errors + said).slice(-keptErrors);
    });
    this.#closed = new Promise((resolve) => {
      child.once('close', resolve);
    });
    this.#read = Promise.all([readSamples(speech, onSpeech), readLoudness(loudness, onLoudness)]);
    this.#read.catch(() => undefined);
  }

  async push(block: Float32Array): Promise<void> {
    // The block is reused for the next one before this one is fully written.
    const bytes = Buffer.from(block.slice().buffer);
    if (this.#child.exitCode !== null) throw this.#failure();
    if (!this.#input.write(bytes)) await Promise.race([once(this.#input, 'drain'), this.#closed]);
  }

  async finish(): Promise<void> {
    this.#input.end();
    await this.#read;
    if ((await this.#closed) !== 0) throw this.#failure();
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  #failure(): Error {
    const error = new Error('ffmpeg stopped in the middle of the samples');
    return /No space left on device/u.test(this.#errors) ? Object.assign(error, { code: 'ENOSPC' }) : error;
  }
}

function argumentsFor({ shape: { sample_rate_hz, channels, layout }, copy }: WorksRequest): string[] {
  // Raw samples have no layout; with more than two channels it decides how they are mixed.
  const named =
    channels > 2 && !layout.endsWith('c')
      ? `channelmap=map=${Array.from({ length: channels }, (_, index) => index).join('|')}:channel_layout=${layout},`
      : '';
  const graph =
    `[0:a]${named}asplit=${copy ? 3 : 2}[a][b]${copy ? '[c]' : ''};[a]ebur128=peak=true:metadata=1:framelog=verbose,ametadata=mode=print:file='pipe\\:3',anullsink;` +
    `[b]aresample=16000,aformat=sample_fmts=s16${channels === 2 ? '' : ':channel_layouts=mono'}[speech]` +
    (copy
      ? `;[c]aresample=${copy.shape.sample_rate_hz},aformat=channel_layouts=${copy.shape.channels === 1 ? 'mono' : 'stereo'}[copy]`
      : '');
  return [
    ...[
      '-nostdin',
      '-y',
      '-v',
      'error',
      '-f',
      'f32le',
      '-ar',
      String(sample_rate_hz),
      '-ac',
      String(channels),
      '-i',
      'pipe:0',
      '-filter_complex_threads',
      '1',
      '-filter_complex',
      graph,
    ],
    ...['-map', '[speech]', '-f', 's16le', 'pipe:1'],
    ...(copy
      ? [
          '-map',
          '[copy]',
          '-c:a',
          'libmp3lame',
          '-b:a',
          String(copy.shape.bit_rate_bps),
          '-id3v2_version',
          '0',
          '-f',
          'mp3',
          `file:${copy.path}`,
        ]
      : []),
  ];
}

async function readSamples(from: Readable, onSpeech: (samples: Int16Array) => void): Promise<void> {
  let rest = Buffer.alloc(0);
  for await (const chunk of from as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    // Whole pairs, so that two channels are never swapped.
    const whole = bytes.length - (bytes.length % 4);
    const samples = new Int16Array(whole / 2);
    Buffer.from(samples.buffer).set(bytes.subarray(0, whole));
    if (whole > 0) onSpeech(samples);
    rest = Buffer.from(bytes.subarray(whole));
  }
  if (rest.length >= 2) onSpeech(new Int16Array([rest.readInt16LE(0)]));
}

/** Parses `lavfi.r128.I=-23.1`, one line per value, ten times a second. */
async function readLoudness(from: Readable, onLoudness: WorkOutputs['onLoudness']): Promise<void> {
  const figures = new Map<string, number>();
  let rest = '';
  from.setEncoding('utf8');
  for await (const chunk of from as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [key = '', value] = line.split('=');
      if (key.startsWith('lavfi.r128.')) figures.set(key.slice('lavfi.r128.'.length), Number(value));
    }
    const [integrated_lufs, range_lu, true_peak] = ['I', 'LRA', 'true_peak'].map(
      (key) => figures.get(key) ?? Number.NaN,
    ) as [number, number, number];
    if (!Number.isNaN(integrated_lufs)) onLoudness({ integrated_lufs, range_lu, true_peak });
  }
}
