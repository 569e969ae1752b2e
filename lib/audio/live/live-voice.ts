import { AcousticTracker } from '#lib/audio/voice/acoustic-tracker';
import type { Detect } from '#lib/audio/speech-spans/channel-splitter';
import type { SpeechSpan } from '#lib/audio/contract';
import { createPitchFinder, pitchWindow, voicedFrom } from '#lib/audio/voice/pitch-finder';
import { PcmFile } from '#lib/audio/write/pcm-file';
import { frameSeconds, SpanCutter } from '#lib/audio/speech-spans/span-cutter';

/** A step of 32 ms. */
export interface VoiceStep {
  probability: number;
  dbfs: number;
}

/** No voice is this quiet, in dBFS, so the model is not needed. */
const inaudible = -80;
const speechFrom = 0.5;

/** One channel of a recording under way: writes its samples to a file and cuts its speech at pauses. */
export class LiveVoice {
  readonly tracker: AcousticTracker;
  readonly #file: PcmFile;
  readonly #cutter = new SpanCutter({ soon: true });
  readonly #channel: number | null;
  readonly #findPitch = createPitchFinder();
  /** Steps that are not judged yet, and the probabilities of all steps since `#first`. */
  readonly #steps: VoiceStep[] = [];
  #recent: number[] = [];
  #first = 0;
  #ended: SpeechSpan[] = [];
  /** The latest samples, for the pitch. */
  #last = new Float32Array(0);
  #wasOpen = false;
  talk_s = 0;
  pauses = 0;
  level_dbfs = inaudible;

  /** `channel` counts from 1 if the recording has two. */
  constructor(path: string, detect: Detect, channel: number | null = null) {
    this.#file = new PcmFile(path);
    this.#channel = channel;
    this.tracker = new AcousticTracker(async (frame) => {
      const dbfs = levelOf(frame);
      const probability = dbfs < inaudible ? 0 : await detect(frame);
      this.#recent.push(probability);
      this.#steps.push({ probability, dbfs });
      if (this.#channel === null) this.judge(false);
      return probability;
    });
  }

  get heard_s(): number {
    return this.tracker.duration_s;
  }

  get silent_s(): number {
    return this.#cutter.silent_s;
  }

  /** Steps so far. */
  get steps(): number {
    return this.#first + this.#recent.length;
  }

  /** Of a step since the last push. */
  probabilityAt(step: number): number {
    return this.#recent[step - this.#first] ?? 0;
  }

  /** The step to judge next. */
  get next(): VoiceStep | null {
    return this.#steps[0] ?? null;
  }

  async push(samples: Int16Array): Promise<void> {
    this.#file.write(samples);
    this.#first += this.#recent.length;
    this.#recent = [];
    await this.tracker.push(samples);
    const floats = Float32Array.from(samples, (sample) => sample / 32_768);
    if (floats.length > 0) this.level_dbfs = Math.max(inaudible, levelOf(floats));
    const kept = new Float32Array(Math.min(pitchWindow, this.#last.length + floats.length));
    const both = new Float32Array(this.#last.length + floats.length);
    both.set(this.#last);
    both.set(floats, this.#last.length);
    kept.set(both.subarray(both.length - kept.length));
    this.#last = kept;
  }

  /** Decides whether the next step counts, or is bleed from the other voice. */
  judge(isOthers: boolean): void {
    const step = this.#steps.shift();
    if (!step) return;
    const probability = isOthers ? 0 : step.probability;
    if (probability >= speechFrom) this.talk_s += frameSeconds;
    this.#ended.push(...this.#cutter.push(probability));
    const isOpen = this.#cutter.open !== null;
    if (this.#wasOpen && !isOpen) this.pauses += 1;
    this.#wasOpen = isOpen;
  }

  get open(): SpeechSpan | null {
    const open = this.#cutter.open;
    return open && this.#named(open);
  }

  takeEnded(): SpeechSpan[] {
    const ended = this.#ended.map((span) => this.#named(span));
    this.#ended = [];
    return ended;
  }

  get pitch_hz(): number | null {
    if (!this.#wasOpen || this.#last.length < pitchWindow) return null;
    const { hertz, clarity } = this.#findPitch(this.#last);
    return clarity >= voicedFrom ? Math.round(hertz) : null;
  }

  close(): void {
    this.#file.close();
  }

  #named(span: SpeechSpan): SpeechSpan {
    return this.#channel === null ? span : { ...span, channel: this.#channel, speaker: `Speaker ${this.#channel}` };
  }
}

function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(Math.max(1e-12, sum / Math.max(1, samples.length)));
}
