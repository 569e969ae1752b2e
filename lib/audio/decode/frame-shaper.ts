import { type FilterContext, FilterGraph, Frame } from 'node-av/lib';
import type { SoundShape } from './decoder.ts';

/** FFmpeg's name of a frame's channel layout, or its mask. */
export function layoutOf({ channelLayout: { mask }, channels }: Frame): string {
  return mask === 0n ? `${channels}c` : `0x${mask.toString(16)}`;
}

/**
 * Converts frames of any format to interleaved floats of one rate and one layout. A part whose format differs from the
 * previous one gets new filters.
 */
export class FrameShaper {
  readonly #to: SoundShape;
  readonly #out = new Frame();
  #open: { graph: FilterGraph; source: FilterContext; sink: FilterContext; shape: string; samples: bigint } | null =
    null;

  constructor(to: SoundShape) {
    this.#to = to;
    this.#out.alloc();
  }

  /** Returns the converted samples; the arrays belong to the caller. null at the end returns the remainder. */
  push(frame: Frame | null): Float32Array[] {
    const shape = frame ? `${frame.sampleRate} ${frame.format} ${layoutOf(frame)}` : '';
    const left = this.#open && this.#open.shape !== shape ? this.#finish() : [];
    if (!frame) return left;
    const open = (this.#open ??= { ...this.#configure(frame), shape, samples: 0n });
    frame.pts = open.samples;
    open.samples += BigInt(frame.nbSamples);
    if (open.source.buffersrcAddFrameSync(frame) < 0) throw new Error('the filter took no more sound');
    return [...left, ...this.#drain(open.sink)];
  }

  #finish(): Float32Array[] {
    const open = this.#open;
    this.#open = null;
    if (!open) return [];
    open.source.buffersrcAddFrameSync(null);
    const left = this.#drain(open.sink);
    open.graph.free();
    return left;
  }

  #drain(sink: FilterContext): Float32Array[] {
    const parts: Float32Array[] = [];
    while (sink.buffersinkGetFrameSync(this.#out) >= 0) {
      const bytes = this.#out.data?.[0];
      if (bytes)
        parts.push(new Float32Array(bytes.buffer, bytes.byteOffset, this.#out.nbSamples * this.#to.channels).slice());
      this.#out.unref();
    }
    return parts;
  }

  #configure(first: Frame): { graph: FilterGraph; source: FilterContext; sink: FilterContext } {
    const { sampleRate: rate, format } = first;
    const graph = new FilterGraph();
    graph.alloc();
    graph.nbThreads = 1;
    const description =
      `abuffer@in=time_base=1/${rate}:sample_rate=${rate}:sample_fmt=${format}:channel_layout=${layoutOf(first)},` +
      `aformat=sample_fmts=flt:sample_rates=${this.#to.sample_rate_hz}:channel_layouts=${this.#to.layout},abuffersink@out`;
    if (graph.parse2(description) < 0 || graph.configSync() < 0) throw new Error('the filter could not be set up');
    const [source, sink] = [graph.getFilter('abuffer@in'), graph.getFilter('abuffersink@out')];
    if (!source || !sink) throw new Error('the filter has no ends');
    return { graph, source, sink };
  }

  close(): void {
    this.#open?.graph.free();
    this.#out.free();
  }
}
