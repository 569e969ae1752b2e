import type { ChildProcess } from 'node:child_process';
import type { SoundShape } from '#lib/audio/decode/decoder';
import { cpuOf, inputArguments, startTool } from './tool.ts';
import { JoinedParts } from '#lib/audio/decode/joined-parts';
import { SampleQueue } from '#lib/audio/decode/sample-queue';

/** ffmpeg's messages about data that could not be decoded, or was missing. */
const trouble =
  /error while decoding|invalid data|corrupt|partial file|ended prematurely|error submitting packet|error during demuxing|truncat/iu;
/** Its messages when it stops at a joined part. */
const stopped = /not yet implemented|patches welcome|sample rate change/iu;
const keptErrors = 4_000;

export interface PcmRequest {
  folder: string;
  path: string;
  /** FFmpeg's name of the demuxer. */
  demuxer: string;
  /** Index of the track among the sound tracks. */
  track: number;
  shape: SoundShape;
  /** Whether gaps in the time stamps become silence. */
  stamped: boolean;
}

/** One track of a file as interleaved floats, decoded by ffmpeg, which pauses while nobody reads. */
export class PcmStream {
  readonly queue: SampleQueue;
  damaged = false;
  readonly #request: PcmRequest;
  readonly #parts: JoinedParts;
  #child: ChildProcess;
  #chunks: AsyncIterator<Buffer>;
  #rest = Buffer.alloc(0);
  #errors = '';
  #ended_cpu_s = 0;
  #cpu_s = 0;

  constructor(request: PcmRequest) {
    this.#request = request;
    this.#parts = new JoinedParts(request.path, request.demuxer);
    this.queue = new SampleQueue(request.shape.channels);
    [this.#child, this.#chunks] = this.#start(0);
  }

  /** Whether ffmpeg has reported an error. */
  get hasErrors(): boolean {
    return this.#errors !== '';
  }

  /** Processor time so far, in seconds. */
  get cpu_s(): number {
    this.#cpu_s = Math.max(this.#cpu_s, this.#ended_cpu_s + cpuOf(this.#child.pid));
    return this.#cpu_s;
  }

  /** Waits for more samples. False at the end. */
  async fill(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return this.#goOn();
    const bytes = Buffer.concat([this.#rest, next.value]);
    const size = 4 * this.#request.shape.channels;
    const whole = bytes.length - (bytes.length % size);
    const samples = new Float32Array(whole / 4);
    Buffer.from(samples.buffer).set(bytes.subarray(0, whole));
    this.queue.push(samples);
    this.#rest = Buffer.from(bytes.subarray(whole));
    return true;
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  async #goOn(): Promise<boolean> {
    const { demuxer } = this.#request;
    const code =
      this.#child.exitCode ?? (await new Promise<number | null>((resolve) => this.#child.once('exit', resolve)));
    const isStopped = demuxer === 'wav' || stopped.test(this.#errors);
    const from = isStopped ? this.#parts.take() : null;
    if (from === null) {
      if (code !== 0 || trouble.test(this.#errors)) this.damaged = true;
      return false;
    }
    this.#ended_cpu_s = this.#cpu_s;
    this.#errors = '';
    [this.#child, this.#chunks] = this.#start(from);
    return true;
  }

  #start(from: number): [ChildProcess, AsyncIterator<Buffer>] {
    const { folder, path, track, shape, stamped } = this.#request;
    const fill = stamped ? 'aresample=async=1:min_hard_comp=0.1,' : '';
    const filter = `${fill}aformat=sample_fmts=flt:sample_rates=${shape.sample_rate_hz}:channel_layouts=${shape.layout}`;
    const args = [
      '-nostdin',
      '-v',
      'error',
      '-threads',
      '1',
      ...inputArguments(path, from),
      '-map',
      `0:a:${track}`,
      '-vn',
      '-sn',
      '-dn',
      '-filter_threads',
      '1',
      '-af',
      filter,
      '-f',
      'f32le',
      'pipe:1',
    ];
    const child = startTool(folder, 'ffmpeg', args, ['ignore', 'pipe', 'pipe']);
    child.on('error', () => undefined);
    child.stderr?.setEncoding('utf8').on('data', (said: string) => {
      this.#errors = (this.#errors + said).slice(-keptErrors);
    });
    if (!child.stdout) throw new Error('ffmpeg has no output');
    return [child, child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>];
  }
}
