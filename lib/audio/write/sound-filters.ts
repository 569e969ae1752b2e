import { AV_CHANNEL_ORDER_NATIVE, AV_CHANNEL_ORDER_UNSPEC, AV_SAMPLE_FMT_FLT } from 'node-av/constants';
import { type ChannelLayout, FilterGraph, Frame, type FilterContext } from 'node-av/lib';
import type { Loudness } from '#lib/audio/contract';
import type { SoundWorks, WorkOutputs, WorksRequest } from '#lib/audio/decode/decoder';
import { Mp3Writer } from './mp3-writer.ts';

/** One FFmpeg filter graph in this process for all outputs. */
export class SoundFilters implements SoundWorks {
  readonly #graph = new FilterGraph();
  readonly #frame = new Frame();
  readonly #source: FilterContext;
  readonly #outputs: WorkOutputs;
  readonly #shape: WorksRequest['shape'];
  readonly #copy: Mp3Writer | null;
  readonly #sinks = new Map<string, FilterContext>();
  #samples = 0n;

  constructor({ shape, copy }: WorksRequest, outputs: WorkOutputs) {
    this.#shape = shape;
    this.#outputs = outputs;
    this.#copy = copy ? new Mp3Writer(copy.path, copy.shape) : null;
    this.#frame.alloc();
    this.#graph.alloc();
    this.#graph.nbThreads = 1;
    const { sample_rate_hz: rate, channels, layout } = shape;
    const playable = copy?.shape;
    const made = playable
      ? `;[c]aresample=${playable.sample_rate_hz},aformat=sample_fmts=fltp:channel_layouts=${playable.channels === 1 ? 'mono' : 'stereo'},asetnsamples=n=${playable.frameSize}:p=0,abuffersink@copy`
      : '';
    const description =
      `abuffer@in=time_base=1/${rate}:sample_rate=${rate}:sample_fmt=flt:channel_layout=${layout},asplit=${playable ? 3 : 2}[a][b]${playable ? '[c]' : ''};` +
      `[a]ebur128=peak=true:metadata=1:framelog=quiet,abuffersink@loudness;` +
      `[b]aresample=16000,aformat=sample_fmts=s16${channels === 2 ? '' : ':channel_layouts=mono'},abuffersink@speech${made}`;
    if (this.#graph.parse2(description) < 0 || this.#graph.configSync() < 0)
      throw new Error('the filters could not be set up');
    const source = this.#graph.getFilter('abuffer@in');
    if (!source) throw new Error('the filters have no source');
    this.#source = source;
  }

  push(block: Float32Array): Promise<void> {
    const { sample_rate_hz: sampleRate, channels, layout } = this.#shape;
    const nbSamples = block.length / channels;
    const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
    using frame = Frame.fromAudioBuffer(bytes, {
      nbSamples,
      format: AV_SAMPLE_FMT_FLT,
      sampleRate,
      channelLayout: channelLayout(layout, channels),
      pts: this.#samples,
    });
    this.#samples += BigInt(nbSamples);
    if (this.#source.buffersrcAddFrameSync(frame) < 0) throw new Error('the filters took no more sound');
    this.#drain();
    return Promise.resolve();
  }

  finish(): Promise<void> {
    this.#source.buffersrcAddFrameSync(null);
    this.#drain();
    this.#copy?.write(null);
    return Promise.resolve();
  }

  close(): void {
    this.#frame.free();
    this.#graph.free();
    this.#copy?.close();
  }

  #drain(): void {
    this.#each('abuffersink@loudness', (frame) => {
      const measured = readLoudness(frame);
      // The last, shorter block carries no measurements.
      if (!Number.isNaN(measured.integrated_lufs)) this.#outputs.onLoudness(measured);
    });
    this.#each('abuffersink@speech', (frame) => {
      const bytes = frame.data?.[0];
      if (bytes)
        this.#outputs.onSpeech(new Int16Array(bytes.buffer, bytes.byteOffset, frame.nbSamples * frame.channels));
    });
    this.#each('abuffersink@copy', (frame) => this.#copy?.write(frame));
  }

  #each(sink: string, handOut: (frame: Frame) => void): void {
    const context = this.#sinks.get(sink) ?? this.#graph.getFilter(sink);
    if (!context) return;
    this.#sinks.set(sink, context);
    while (context.buffersinkGetFrameSync(this.#frame) >= 0) {
      handOut(this.#frame);
      this.#frame.unref();
    }
  }
}

/** A layout that is not a mask is only a channel count. */
function channelLayout(layout: string, channels: number): ChannelLayout {
  const mask = layout.startsWith('0x') ? BigInt(layout) : 0n;
  return { nbChannels: channels, order: mask === 0n ? AV_CHANNEL_ORDER_UNSPEC : AV_CHANNEL_ORDER_NATIVE, mask };
}

function readLoudness(frame: Frame): Loudness {
  using metadata = frame.getMetadata();
  const read = (key: string): number => Number(metadata.get(`lavfi.r128.${key}`) ?? Number.NaN);
  return { integrated_lufs: read('I'), range_lu: read('LRA'), true_peak: read('true_peak') };
}
