import { AcousticTracker } from '#lib/audio/voice/acoustic-tracker';
import { BandwidthMeter } from '#lib/audio/measure/bandwidth-meter';
import type { Detect } from '#lib/audio/speech-spans/channel-splitter';
import type { AcousticTracks, AudioMeasurements, Loudness } from '#lib/audio/contract';
import { ChannelMix } from '#lib/audio/speech-spans/channel-mix';
import { FlacWriter, type LiveShape } from '#lib/audio/write/flac-writer';
import { mono, stereo } from '#lib/audio/decode/layouts';
import { LevelMeter } from '#lib/audio/measure/level-meter';
import type { LiveGauge, LiveHearing } from './live-contract.ts';
import { LiveVoice } from './live-voice.ts';
import { joined, PcmFile } from '#lib/audio/write/pcm-file';
import { SoundFilters } from '#lib/audio/write/sound-filters';
import { speechLevels } from '#lib/audio/measure/speech-levels';
import { WindowSampler } from '#lib/audio/measure/window-sampler';

export interface LiveAnalyserPaths {
  /** Files of 16 kHz mono: the mix, and each of two channels. */
  pcm_path: string;
  channel_pcm_paths: readonly string[];
  flac_path: string;
}

/** If both channels carry a voice, one that is weaker by this much, in dB, is bleed from the other. */
const bleedsBelow = 12;
const inaudible = -80;

/**
 * Listens to one recording under way: finds speech, measures, and writes the final file. Memory grows by some ten bytes
 * per 20 ms.
 */
export class LiveAnalyser {
  readonly #shape: LiveShape;
  readonly #flac: FlacWriter;
  readonly #filters: SoundFilters;
  readonly #levels: LevelMeter;
  readonly #windows: WindowSampler;
  readonly #bandwidth: BandwidthMeter;
  readonly #voices: LiveVoice[];
  /** The mix, if there are two channels. */
  readonly #mix: { file: PcmFile; tracker: AcousticTracker; channels: ChannelMix } | null;
  #loudness: Loudness | null = null;
  #waiting: Int16Array[] = [];
  #waitingSamples = 0;
  #peak = 0;
  #clippedBefore = 0;
  readonly #either: number[] = [];

  constructor(shape: LiveShape, { pcm_path, channel_pcm_paths, flac_path }: LiveAnalyserPaths, detector: () => Detect) {
    this.#shape = shape;
    this.#flac = new FlacWriter(flac_path, shape);
    this.#levels = new LevelMeter(shape.sample_rate_hz, shape.channels, 'flac');
    this.#bandwidth = new BandwidthMeter(shape.sample_rate_hz);
    this.#windows = new WindowSampler(shape.sample_rate_hz, shape.channels, (window) => this.#bandwidth.push(window));
    this.#filters = new SoundFilters(
      { shape: { ...shape, layout: shape.channels === 1 ? mono : stereo }, copy: null },
      {
        onLoudness: (measured) => (this.#loudness = measured),
        onSpeech: (samples) => {
          this.#waiting.push(samples.slice());
          this.#waitingSamples += samples.length;
        },
      },
    );
    if (shape.channels === 1) {
      this.#voices = [new LiveVoice(pcm_path, detector())];
      this.#mix = null;
    } else {
      this.#voices = channel_pcm_paths.slice(0, 2).map((path, index) => new LiveVoice(path, detector(), index + 1));
      this.#mix = {
        file: new PcmFile(pcm_path),
        channels: new ChannelMix('mean'),
        tracker: new AcousticTracker(async () => this.#either.shift() ?? 0),
      };
    }
  }

  get bytes(): number {
    return this.#flac.bytes;
  }

  /** Takes the next samples; `hearing` returns their results. */
  async push(samples: Buffer): Promise<void> {
    this.#flac.write(samples);
    const block = Float32Array.from(
      { length: samples.length / 2 },
      (_, index) => samples.readInt16LE(2 * index) / 32_768,
    );
    this.#levels.push(block, (size) => (this.#peak = Math.max(this.#peak, size)));
    this.#windows.push(block);
    await this.#filters.push(block);
    const heard = joined(this.#waiting, this.#waitingSamples);
    this.#waiting = [];
    this.#waitingSamples = 0;
    const [only, other] = this.#voices;
    if (!this.#mix || !other) return only?.push(heard);
    const { left, right, mix } = this.#mix.channels.push(heard);
    this.#mix.file.write(mix);
    const before = only?.steps ?? 0;
    await only?.push(left);
    await other.push(right);
    for (let step = before; step < Math.min(only?.steps ?? 0, other.steps); step++)
      this.#either.push(Math.max(only?.probabilityAt(step) ?? 0, other.probabilityAt(step)));
    await this.#mix.tracker.push(mix);
    this.#judge();
  }

  /** The changes since its last call. */
  hearing(): LiveHearing {
    const ended = this.#voices.flatMap((voice) => voice.takeEnded()).toSorted((a, b) => a.start_s - b.start_s);
    const open = this.#voices.flatMap((voice) => voice.open ?? []);
    return {
      heard_s: this.heard_s,
      ended,
      open,
      silent_s: Math.min(...this.#voices.map(({ silent_s }) => silent_s)),
      gauge: this.#gauge(),
    };
  }

  get heard_s(): number {
    return this.#voices[0]?.heard_s ?? 0;
  }

  /** Measurements of the whole so far, and the tracks for its features. */
  soFar(): { measured: AudioMeasurements; tracks: AcousticTracks } {
    const tracks = (this.#mix?.tracker ?? this.#voices[0]?.tracker)?.tracks();
    if (!tracks) throw new Error('nothing is listened to');
    const { sample_rate_hz, channels } = this.#shape;
    const duration_s = this.#levels.samples / sample_rate_hz;
    const info = {
      container: 'flac',
      codec: 'flac',
      sample_rate_hz,
      channels,
      centre: false,
      tracks: [null],
      heard_tracks: [1],
      separate_sources: channels === 2,
      duration_hint_s: null,
      bit_rate_bps: duration_s > 0 ? Math.round((8 * this.bytes) / duration_s) : null,
      playable: true,
    };
    return {
      measured: {
        info,
        duration_s,
        loudness: this.#loudness,
        levels: this.#levels.readings(),
        speech: speechLevels(tracks),
        bandwidth_hz: this.#bandwidth.bandwidth(),
        breaks_off: false,
        heard_tracks: [1],
      },
      tracks,
    };
  }

  /** Completes the file; no more samples are accepted. */
  finish(): void {
    this.#flac.finish();
    this.close();
  }

  close(): void {
    this.#flac.close();
    this.#filters.close();
    for (const voice of this.#voices) voice.close();
    this.#mix?.file.close();
  }

  /** Judges the steps that both voices have reached; of two concurrent voices, a much weaker one is bleed. */
  #judge(): void {
    const [left, right] = this.#voices;
    if (!left || !right) return;
    for (;;) {
      const [a, b] = [left.next, right.next];
      if (!a || !b) return;
      left.judge(b.dbfs - a.dbfs > bleedsBelow);
      right.judge(a.dbfs - b.dbfs > bleedsBelow);
    }
  }

  #gauge(): LiveGauge {
    const { clipping_ratio } = this.#levels.readings();
    const clipped = clipping_ratio * this.#levels.samples;
    const peak_dbfs = 20 * Math.log10(Math.max(1e-6, this.#peak));
    const isClipping = clipped > this.#clippedBefore + 0.5;
    this.#peak = 0;
    this.#clippedBefore = clipped;
    const pitches = this.#voices.map(({ pitch_hz }) => pitch_hz);
    return {
      level_dbfs: Math.max(inaudible, ...this.#voices.map(({ level_dbfs }) => level_dbfs)),
      peak_dbfs,
      is_clipping: isClipping,
      clipping_ratio,
      pitch_hz: pitches.find((pitch) => pitch !== null) ?? null,
      talk_s: this.#voices.map(({ talk_s }) => talk_s),
      pauses: this.#voices.map(({ pauses }) => pauses),
    };
  }
}
