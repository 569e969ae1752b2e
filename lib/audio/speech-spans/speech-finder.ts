import { rm } from 'node:fs/promises';
import { AcousticTracker } from '#lib/audio/voice/acoustic-tracker';
import { ChannelSplitter, type Detect } from './channel-splitter.ts';
import type { AcousticTracks, ChannelSpeaker, SpeechSpan } from '#lib/audio/contract';
import { ChannelMix, type MixKind } from './channel-mix.ts';
import { joined, PcmFile } from '#lib/audio/write/pcm-file';

/** The speech in the whole recording. */
export interface FoundSpeech {
  /** Spans that were not reported before. */
  spans: SpeechSpan[];
  tracks: AcousticTracks;
  speakers: ChannelSpeaker[] | null;
}

/**
 * Finds speech in 16 kHz samples as they come and writes them to files: in the mix of all channels, and, if there are
 * two, in each alone for as long as they may be a voice each, or throughout if they are known to be `separate` sources.
 * A span is reported when its samples are in its file.
 */
export class SpeechFinder {
  readonly #mix: { file: PcmFile; tracker: AcousticTracker };
  #channels: { splitter: ChannelSplitter; files: [PcmFile, PcmFile]; paths: readonly string[] } | null = null;
  /** Spans of the mix that wait until it is known whether they are needed. */
  #held: SpeechSpan[] = [];
  #parts: Int16Array[] = [];
  /** Interleaved samples that were not processed yet. */
  waiting = 0;

  constructor(
    pcm_path: string,
    channel_pcm_paths: readonly string[],
    { channels, separate, mix }: { channels: number; separate: boolean; mix: MixKind },
    detector: () => Detect,
  ) {
    const [left, right] = channel_pcm_paths;
    if (channels === 2 && left !== undefined && right !== undefined) {
      this.#channels = {
        splitter: new ChannelSplitter([detector(), detector()], separate),
        files: [new PcmFile(left), new PcmFile(right)],
        paths: channel_pcm_paths,
      };
    }
    this.#pair = channels === 2 ? new ChannelMix(mix) : null;
    const detect = detector();
    this.#mix = { file: new PcmFile(pcm_path), tracker: new AcousticTracker((frame) => this.#inMix(frame, detect)) };
  }

  readonly #pair: ChannelMix | null;

  get duration_s(): number {
    return this.#mix.tracker.duration_s;
  }

  /** Whether the two channels turned out to be one stream. */
  get areMixed(): boolean {
    return this.#channels === null;
  }

  /** Keeps samples for the next `flush`; two channels are interleaved. */
  push(samples: Int16Array): void {
    this.#parts.push(samples.slice());
    this.waiting += samples.length;
  }

  async flush(): Promise<SpeechSpan[]> {
    const samples = joined(this.#parts, this.waiting);
    this.#parts = [];
    this.waiting = 0;
    if (!this.#pair) {
      this.#mix.file.write(samples);
      return this.#mix.tracker.push(samples);
    }
    const { left, right, mix, read } = this.#pair.push(samples);
    this.#mix.file.write(read);
    const channels = this.#channels;
    if (!channels) return this.#mix.tracker.push(mix);
    channels.files[0].write(left);
    channels.files[1].write(right);
    const own = await channels.splitter.push([left, right]);
    this.#held.push(...(await this.#mix.tracker.push(mix)));
    return this.#chosen(own);
  }

  async finish(): Promise<FoundSpeech> {
    const spans = await this.flush();
    const channels = this.#channels;
    const own = await channels?.splitter.finish();
    const { spans: last, tracks } = await this.#mix.tracker.finish();
    this.#held.push(...last);
    spans.push(...(await this.#chosen(own?.spans ?? [])));
    return { spans, tracks, speakers: own?.speakers ?? null };
  }

  close(): void {
    this.#mix.file.close();
    for (const file of this.#channels?.files ?? []) file.close();
  }

  /** The model of the mix is not needed while each channel has its own. */
  async #inMix(frame: Float32Array, detect: Detect): Promise<number> {
    const { splitter } = this.#channels ?? {};
    const either = splitter?.nextOfEither() ?? 0;
    return splitter?.mode === 'by_channel' ? either : detect(frame);
  }

  async #chosen(own: SpeechSpan[]): Promise<SpeechSpan[]> {
    const mode = this.#channels?.splitter.mode ?? 'mixed';
    if (mode === 'undecided') return [];
    const held = this.#held;
    this.#held = [];
    if (mode === 'by_channel') return own;
    if (this.#channels) {
      const { files, paths } = this.#channels;
      this.#channels = null;
      for (const file of files) file.close();
      await Promise.all(paths.map((path) => rm(path, { force: true })));
    }
    return held;
  }
}
