import { FilterGraph, Frame, type FilterContext } from 'node-av/lib';
import type { Loudness } from '#lib/audio/contract';
import type { Mp3Shape } from '#lib/audio/mp3-writer';

/** What the filters hand out; each array and frame is valid only during the call. */
export interface SoundOutputs {
  /** 100 ms at the recording's own rate, interleaved, -1 to 1, with the loudness so far. */
  onOriginal: (interleaved: Float64Array, loudness: Loudness) => void;
  /** 16 kHz; mono, or of a recording with two channels both, interleaved. */
  onSpeech: (samples: Int16Array) => void;
  /** For the playable copy. */
  onPlayable: (frame: Frame) => void;
}

/** One FFmpeg filter graph for all that is made of a recording, so that it is decoded once. */
export class SoundFilters {
  readonly #graph = new FilterGraph();
  readonly #frame = new Frame();
  readonly #source: FilterContext;
  readonly #outputs: SoundOutputs;
  readonly #shape: { rate: number; channels: number; format: number };
  #samples = 0n;

  /** `first` is the first decoded frame: it says what the others look like. */
  constructor(first: Frame, playable: Mp3Shape | null, outputs: SoundOutputs) {
    const { sampleRate: rate, channels, format } = first;
    this.#shape = { rate, channels, format };
    this.#outputs = outputs;
    this.#frame.alloc();
    this.#graph.alloc();
    this.#graph.nbThreads = 1;
    const { mask } = first.channelLayout;
    const layout = mask === 0n ? `${channels}c` : `0x${mask.toString(16)}`;
    const copy = playable
      ? `;[c]aresample=${playable.sample_rate_hz},aformat=sample_fmts=fltp:channel_layouts=${playable.channels === 1 ? 'mono' : 'stereo'},asetnsamples=n=${playable.frameSize}:p=0,abuffersink@copy`
      : '';
    const description =
      `abuffer@in=time_base=1/${rate}:sample_rate=${rate}:sample_fmt=${format}:channel_layout=${layout},asplit=${playable ? 3 : 2}[a][b]${playable ? '[c]' : ''};` +
      `[a]ebur128=peak=true:metadata=1:framelog=quiet,aformat=sample_fmts=dbl:sample_rates=${rate}:channel_layouts=${layout},abuffersink@original;` +
      `[b]aresample=16000,aformat=sample_fmts=s16${channels === 2 ? '' : ':channel_layouts=mono'},abuffersink@speech${copy}`;
    if (this.#graph.parse2(description) < 0 || this.#graph.configSync() < 0) throw new Error('the filters could not be set up');
    const source = this.#graph.getFilter('abuffer@in');
    if (!source) throw new Error('the filters have no source');
    this.#source = source;
  }

  /** False where the frame is of another shape than the first: the recording changed in the middle. */
  push(frame: Frame): boolean {
    const { rate, channels, format } = this.#shape;
    if (frame.sampleRate !== rate || frame.channels !== channels || frame.format !== format) return false;
    frame.pts = this.#samples;
    this.#samples += BigInt(frame.nbSamples);
    if (this.#source.buffersrcAddFrameSync(frame) < 0) throw new Error('the filters took no more sound');
    this.#drain();
    return true;
  }

  finish(): void {
    this.#source.buffersrcAddFrameSync(null);
    this.#drain();
  }

  close(): void {
    this.#frame.free();
    this.#graph.free();
  }

  #drain(): void {
    this.#each('abuffersink@original', (frame) => {
      const bytes = frame.data?.[0];
      if (!bytes) return;
      const samples = new Float64Array(bytes.buffer, bytes.byteOffset, frame.nbSamples * this.#shape.channels);
      this.#outputs.onOriginal(samples, readLoudness(frame));
    });
    this.#each('abuffersink@speech', (frame) => {
      const bytes = frame.data?.[0];
      if (bytes) this.#outputs.onSpeech(new Int16Array(bytes.buffer, bytes.byteOffset, frame.nbSamples * frame.channels));
    });
    this.#each('abuffersink@copy', this.#outputs.onPlayable);
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

  readonly #sinks = new Map<string, FilterContext>();
}

function readLoudness(frame: Frame): Loudness {
  using metadata = frame.getMetadata();
  const read = (key: string): number => Number(metadata.get(`lavfi.r128.${key}`) ?? Number.NaN);
  return { integrated_lufs: read('I'), range_lu: read('LRA'), true_peak: read('true_peak') };
}
