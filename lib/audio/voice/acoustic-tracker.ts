import type { AcousticTracks, SpeechSpan } from '#lib/audio/contract';
import { ClickFinder } from '#lib/audio/measure/click-finder';
import { GrowingFloats } from '#lib/audio/measure/growing-floats';
import { cleanPitch, createPitchFinder, type FoundPitch, noPitch, pitchWindow, voicedFrom } from './pitch-finder.ts';
import { SpanCutter } from '#lib/audio/speech-spans/span-cutter';
import { vadFrame } from '#lib/audio/speech-spans/voice-activity';
import { qualityWindow, steadyFrames, VoiceQualityMeter } from './voice-quality-meter.ts';

const rate = 16_000;
const hop = 320;
const floorDbfs = -120;
/** Pitch is measured only if speech is at least this likely. */
const pitchFrom = 0.4;
/** How far before the next pitch frame samples are still needed. */
const lookBack = Math.ceil(qualityWindow / 2 + (steadyFrames / 2) * hop) + pitchWindow / 2;

/**
 * Follows one recording, or one channel of it, at 16 kHz mono: speech probability, spans of speech, intensity, pitch,
 * voice quality and clicks, with a few thousand samples in memory and about fourteen bytes of results per 20 ms.
 */
export class AcousticTracker {
  readonly #detect: (frame: Float32Array) => Promise<number>;
  readonly #findPitch = createPitchFinder();
  readonly #cutter = new SpanCutter();
  readonly #pitch = new GrowingFloats();
  readonly #intensity = new GrowingFloats();
  readonly #probabilities = new GrowingFloats();
  readonly #quality = new VoiceQualityMeter();
  readonly #clicks = new ClickFinder();
  /** Samples from `#bufferStart` on. */
  #buffer = new Float32Array(32_768);
  #bufferStart = 0;
  #bufferEnd = 0;

  constructor(detect: (frame: Float32Array) => Promise<number>) {
    this.#detect = detect;
  }

  get duration_s(): number {
    return this.#bufferEnd / rate;
  }

  /** Takes the next 16-bit samples; returns the spans that closed. */
  async push(samples: Int16Array): Promise<SpeechSpan[]> {
    this.#append(samples);
    this.#clicks.push(samples);
    const spans: SpeechSpan[] = [];
    for (let at = this.#probabilities.length * vadFrame; at + vadFrame <= this.#bufferEnd; at += vadFrame) {
      spans.push(...(await this.#step(this.#slice(at, vadFrame))));
    }
    this.#measure(false);
    return spans;
  }

  async finish(): Promise<{ spans: SpeechSpan[]; tracks: AcousticTracks }> {
    const spans: SpeechSpan[] = [];
    const rest = this.#bufferEnd - this.#probabilities.length * vadFrame;
    if (rest > 0) {
      const last = new Float32Array(vadFrame);
      last.set(this.#slice(this.#probabilities.length * vadFrame, rest));
      spans.push(...(await this.#step(last)));
    }
    this.#measure(true);
    spans.push(...this.#cutter.finish(this.duration_s));
    return { spans, tracks: this.tracks() };
  }

  /** The measurements so far. */
  tracks(): AcousticTracks {
    const probabilities = this.#probabilities.toArray();
    const speech = Float32Array.from(
      { length: this.#intensity.length },
      (_, index) => probabilities[Math.floor(((index + 0.5) * hop) / vadFrame)] ?? 0,
    );
    return {
      hop_s: hop / rate,
      pitch_hz: cleanPitch(this.#pitch.toArray()),
      intensity_dbfs: this.#intensity.toArray(),
      speech,
      voice_quality: this.#quality.tracks(),
      clicks: [...this.#clicks.places],
    };
  }

  async #step(frame: Float32Array): Promise<SpeechSpan[]> {
    const probability = await this.#detect(frame);
    this.#probabilities.push(probability);
    this.#lastProbabilities.push(probability);
    return this.#cutter.push(probability);
  }

  /** Probabilities of the frames without a pitch measurement yet. */
  #lastProbabilities: number[] = [];
  #firstProbability = 0;

  #measure(atEnd: boolean): void {
    for (;;) {
      const at = this.#intensity.length * hop;
      const centre = at + hop / 2;
      if (atEnd ? at >= this.#bufferEnd : centre + pitchWindow / 2 > this.#bufferEnd) break;
      const frame = Math.floor(centre / vadFrame);
      const probability = this.#lastProbabilities[frame - this.#firstProbability];
      if (probability === undefined && !atEnd) break;
      this.#intensity.push(level(this.#slice(at, Math.min(hop, this.#bufferEnd - at))));
      const from = centre - pitchWindow / 2;
      const isInside = from >= 0 && from + pitchWindow <= this.#bufferEnd;
      const samples = this.#slice(from, pitchWindow);
      const pitch = isInside && (probability ?? 0) >= pitchFrom ? this.#findPitch(samples) : noPitch;
      this.#pitch.push(pitch.clarity >= voicedFrom ? pitch.hertz : 0);
      this.#quality.hear(pitch, samples, centre / rate);
      this.#measureQuality(pitch, centre - Math.floor(steadyFrames / 2) * hop);
      while (this.#firstProbability < frame - 1) {
        this.#lastProbabilities.shift();
        this.#firstProbability++;
      }
    }
  }

  #measureQuality(pitch: FoundPitch, middle: number): void {
    const from = middle - qualityWindow / 2;
    if (
      this.#quality.isSteady(pitch, middle / rate) &&
      from >= this.#bufferStart &&
      from + qualityWindow <= this.#bufferEnd
    ) {
      this.#quality.measure(this.#slice(from, qualityWindow), middle / rate);
    }
  }

  #slice(from: number, length: number): Float32Array {
    return this.#buffer.subarray(from - this.#bufferStart, from - this.#bufferStart + length);
  }

  #append(samples: Int16Array): void {
    const used = this.#bufferEnd - this.#bufferStart;
    if (used + samples.length > this.#buffer.length) {
      // Samples before the next frame of either measurement are not needed any more.
      const keepFrom = Math.max(
        this.#bufferStart,
        Math.min(this.#probabilities.length * vadFrame, this.#intensity.length * hop - lookBack),
      );
      const kept = this.#slice(keepFrom, this.#bufferEnd - keepFrom);
      const size = Math.max(this.#buffer.length, 2 * (kept.length + samples.length));
      const next = size > this.#buffer.length ? new Float32Array(size) : this.#buffer;
      if (next === this.#buffer) next.copyWithin(0, keepFrom - this.#bufferStart, used);
      else next.set(kept);
      this.#buffer = next;
      this.#bufferStart = keepFrom;
    }
    let at = this.#bufferEnd - this.#bufferStart;
    for (const sample of samples) this.#buffer[at++] = sample / 32_768;
    this.#bufferEnd += samples.length;
  }
}

/** RMS in dBFS; full scale is a square wave of amplitude 1. */
function level(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? floorDbfs : Math.max(floorDbfs, 10 * Math.log10(sum / samples.length));
}
