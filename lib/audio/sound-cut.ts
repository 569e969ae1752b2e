import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type FilterContext, FilterGraph, Frame } from 'node-av/lib';
import { type OpenedMedia, openMedia } from '#lib/audio/media-open';
import { AppError } from '#lib/base/errors';
import { requireSpace } from '#lib/base/free-space';

/** A part of a recording, in seconds from its start. */
export interface CutInput {
  path: string;
  from_s: number;
  to_s: number;
  /** Where it goes: 16-bit PCM at the recording's own rate, in one or two channels. */
  wav_path: string;
}

const headerBytes = 44;
/** Frames between two looks at whether it is still wanted. */
const framesAtOnce = 200;

/** Writes a part of a recording, to the sample. Throws AppError `invalid_query` where the recording ends before it begins, and those of `openMedia`. */
export async function cutSound({ path, from_s, to_s, wav_path }: CutInput, signal: AbortSignal): Promise<void> {
  requireSpace(dirname(wav_path), 0);
  const media = await openMedia(path);
  const file = openSync(wav_path, 'w');
  try {
    const { sample_rate_hz: rate, channels: from } = media.info;
    const channels = from === 1 ? 1 : 2;
    writeSync(file, Buffer.alloc(headerBytes));
    const bytes = await copyPart(media, { from: Math.round(from_s * rate), to: Math.round(to_s * rate), channels }, (samples) => writeSync(file, samples), signal);
    if (bytes === 0) throw new AppError('invalid_query', 'The recording ends before this part begins. Choose an earlier one.');
    writeSync(file, wavHeader(rate, channels, bytes), 0, headerBytes, 0);
  } finally {
    closeSync(file);
    media.close();
  }
}

interface Part {
  /** Samples of one channel; `to` is the first that is left out. */
  from: number;
  to: number;
  channels: 1 | 2;
}

/** Hands out the samples of the part, interleaved; answers how many bytes that were. */
async function copyPart(media: OpenedMedia, { from, to, channels }: Part, write: (samples: Buffer) => void, signal: AbortSignal): Promise<number> {
  using converter = new Converter();
  let at = 0;
  let bytes = 0;
  let count = 0;
  const take = (frame: Frame): void => {
    const data = frame.data?.[0];
    const [first, last] = [Math.max(from, at), Math.min(to, at + frame.nbSamples)];
    if (data && first < last) {
      const part = Buffer.from(data.buffer, data.byteOffset + (first - at) * channels * 2, (last - first) * channels * 2);
      write(part);
      bytes += part.length;
    }
    at += frame.nbSamples;
  };
  for (let frame = media.nextFrame(); frame && at < to; frame = media.nextFrame()) {
    if (!converter.push(frame, channels, take)) break;
    count += 1;
    if (count % framesAtOnce !== 0) continue;
    await setImmediate();
    signal.throwIfAborted();
  }
  if (at < to) converter.push(null, channels, take);
  return bytes;
}

/** Frames of any format as 16-bit interleaved ones. */
class Converter {
  readonly #graph = new FilterGraph();
  readonly #out = new Frame();
  #ends: { source: FilterContext; sink: FilterContext; shape: string } | null = null;
  #samples = 0n;

  /** False where the frame is of another shape than the first; null hands out what is left. */
  push(frame: Frame | null, channels: 1 | 2, take: (frame: Frame) => void): boolean {
    if (!frame && !this.#ends) return false;
    const ends = (this.#ends ??= this.#open(frame, channels));
    if (frame) {
      if (shapeOf(frame) !== ends.shape) return false;
      frame.pts = this.#samples;
      this.#samples += BigInt(frame.nbSamples);
    }
    if (ends.source.buffersrcAddFrameSync(frame) < 0) throw new Error('the filter took no more sound');
    while (ends.sink.buffersinkGetFrameSync(this.#out) >= 0) {
      take(this.#out);
      this.#out.unref();
    }
    return true;
  }

  #open(first: Frame | null, channels: 1 | 2): { source: FilterContext; sink: FilterContext; shape: string } {
    if (!first) throw new Error('there is no first frame');
    const { sampleRate: rate, format, channels: from } = first;
    const { mask } = first.channelLayout;
    const layout = mask === 0n ? `${from}c` : `0x${mask.toString(16)}`;
    this.#out.alloc();
    this.#graph.alloc();
    this.#graph.nbThreads = 1;
    const out = `aformat=sample_fmts=s16:sample_rates=${rate}:channel_layouts=${channels === 1 ? 'mono' : 'stereo'}`;
    const description = `abuffer@in=time_base=1/${rate}:sample_rate=${rate}:sample_fmt=${format}:channel_layout=${layout},${out},abuffersink@out`;
    if (this.#graph.parse2(description) < 0 || this.#graph.configSync() < 0) throw new Error('the filter could not be set up');
    const [source, sink] = [this.#graph.getFilter('abuffer@in'), this.#graph.getFilter('abuffersink@out')];
    if (!source || !sink) throw new Error('the filter has no ends');
    return { source, sink, shape: shapeOf(first) };
  }

  [Symbol.dispose](): void {
    this.#out.free();
    this.#graph.free();
  }
}

function shapeOf({ sampleRate, channels, format }: Frame): string {
  return `${sampleRate} ${channels} ${format}`;
}

/** RIFF, of 16-bit PCM. */
function wavHeader(rate: number, channels: number, bytes: number): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.write('RIFF', 0);
  header.writeUInt32LE(headerBytes - 8 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
