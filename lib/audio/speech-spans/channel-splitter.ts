import { AcousticTracker } from '#lib/audio/voice/acoustic-tracker';
import { originOf } from './channel-copies.ts';
import { type ChannelFrame, ChannelVoices, lookAhead } from './channel-voices.ts';
import type { AcousticTracks, ChannelSpeaker, SpeechSpan } from '#lib/audio/contract';
import { frameSeconds, SpanCutter } from './span-cutter.ts';

/** Returns the speech probability of the next 512 samples of one stream. */
export type Detect = (frame: Float32Array) => Promise<number>;

/** How the two channels of a recording are treated. While undecided, no span is reported. */
export type ChannelMode = 'undecided' | 'mixed' | 'by_channel';

/**
 * Speech waits at most this much of the recording for a decision, in seconds; then the likelier mode is chosen.
 * Decoding it takes a quarter of a second.
 */
const longestWait_s = 20;
/** The same if there was hardly any speech yet. */
const longestWaitForMore_s = 120;
/** Voice with a shorter gap, in seconds, is one stretch. */
const joinGap_s = 0.25;
/** No voice is this quiet, in dBFS. */
const inaudible = -80;
/** The model recognises a voice one step after it begins; measured on synthetic calls. */
const onsetLag_s = frameSeconds;
const bothChannels = [0, 1] as const;

type Pair<T> = [T, T];

/**
 * Follows the two channels of a recording side by side: decides whether they are one stream or two, cuts each into
 * spans of its own voice, and returns the spans of both in order of their start. Bleed from the other channel is not
 * speech. Once `mode` is `mixed` there is no need to continue.
 *
 * A channel that has been silent so far is unknown: if only one has spoken, spans are reported by channel without
 * speakers, and get them once the other has spoken, too.
 */
export class ChannelSplitter {
  readonly #trackers: Pair<AcousticTracker>;
  readonly #cutters: Pair<SpanCutter> = [new SpanCutter(), new SpanCutter()];
  readonly #voices: ChannelVoices;
  /** Steps of each channel that its partner has not reached yet. */
  readonly #heard: Pair<ChannelFrame[]> = [[], []];
  /** Steps of both that the cutters have not seen. */
  #waiting: { frames: Pair<ChannelFrame>; against: Pair<number> | null }[] = [];
  /** Index of the first waiting step that is not judged yet. */
  #unjudged = 0;
  /** Judged steps of the recording so far. */
  #judged = 0;
  readonly #bleeds: Pair<boolean[]> = [[], []];
  readonly #levels: Pair<number[]> = [[], []];
  readonly #ready: Pair<SpeechSpan[]> = [[], []];
  readonly #spoken: Pair<{ start_s: number; end_s: number }[]> = [[], []];
  /** Probability of speech in either channel, for each step that the mix has not used yet. */
  readonly #either: number[] = [];
  #firstSpeech_s: number | null = null;
  #mode: ChannelMode = 'undecided';

  /** `separate`: each channel is known to be a source of its own, so that nothing has to be decided. */
  constructor(detectors: Pair<Detect>, separate: boolean) {
    this.#voices = new ChannelVoices(separate);
    if (separate) this.#mode = 'by_channel';
    const trackerOf = (channel: 0 | 1): AcousticTracker =>
      new AcousticTracker(async (frame) => {
        const dbfs = levelOf(frame);
        // A channel on which nobody speaks is often digital silence, and then needs no model.
        const probability = dbfs < inaudible ? 0 : await detectors[channel](frame);
        this.#heard[channel].push({ probability, dbfs });
        return probability;
      });
    this.#trackers = [trackerOf(0), trackerOf(1)];
  }

  get mode(): ChannelMode {
    return this.#mode;
  }

  /** Speech probability of the mix's next step if the channels are separate; called once per step, after `push`. */
  nextOfEither(): number {
    return this.#either.shift() ?? 0;
  }

  /** Takes the next samples of both, equally many; returns the spans that are complete. */
  async push(samples: Readonly<Pair<Int16Array>>): Promise<SpeechSpan[]> {
    for (const channel of bothChannels) await this.#trackers[channel].push(samples[channel]);
    this.#judge(false);
    return this.#give();
  }

  /** Ends the recording. `speakers` is null unless each channel carries a voice; `mode` is decided. */
  async finish(): Promise<{ spans: SpeechSpan[]; speakers: ChannelSpeaker[] | null }> {
    const tracksOf: Pair<AcousticTracks> = [
      (await this.#trackers[0].finish()).tracks,
      (await this.#trackers[1].finish()).tracks,
    ];
    this.#judge(true);
    if (this.#mode === 'undecided') this.#mode = this.#voices.areRatherOne ? 'mixed' : 'by_channel';
    const spans = this.#give();
    if (this.#mode === 'mixed') return { spans: [], speakers: null };
    for (const channel of bothChannels)
      this.#take(channel, this.#cutters[channel].finish(this.#trackers[channel].duration_s));
    spans.push(...this.#inOrder(true));
    if (!this.#voices.areTwo) return { spans, speakers: null };
    const speakers = bothChannels.map((channel): ChannelSpeaker => {
      const tracks = tracksOf[channel];
      const speech = tracks.speech.map((probability, index) =>
        this.#bleeds[channel][Math.floor(((index + 0.5) * tracks.hop_s) / frameSeconds)] ? 0 : probability,
      );
      return {
        channel: channel + 1,
        speaker: nameOf(channel),
        spans: this.#spoken[channel],
        tracks: { ...tracks, speech },
      };
    });
    return { spans, speakers };
  }

  /** Pairs the steps of both channels and judges those whose next few steps are known. */
  #judge(atEnd: boolean): void {
    for (let left = this.#heard[0].shift(); left; left = this.#heard[0].shift()) {
      const right = this.#heard[1].shift();
      if (!right) break;
      this.#waiting.push({ frames: [left, right], against: null });
      this.#either.push(Math.max(left.probability, right.probability));
      this.#levels[0].push(left.dbfs);
      this.#levels[1].push(right.dbfs);
    }
    const end = atEnd ? this.#waiting.length : this.#waiting.length - lookAhead;
    for (; this.#unjudged < end; this.#unjudged++) {
      const step = this.#waiting[this.#unjudged];
      if (!step) return;
      const next = this.#waiting.slice(this.#unjudged + 1, this.#unjudged + 1 + lookAhead).map(({ frames }) => frames);
      step.against = this.#voices.push(step.frames, next);
      this.#judged++;
      if (this.#mode === 'undecided') this.#decide(step.frames);
    }
  }

  #decide(frames: Pair<ChannelFrame>): void {
    const now_s = this.#judged * frameSeconds;
    if (frames.some(({ probability }) => probability >= 0.5)) this.#firstSpeech_s ??= now_s;
    if (this.#voices.areTwo && this.#voices.knowsBleeding) this.#mode = 'by_channel';
    else if (this.#voices.areOne) this.#mode = 'mixed';
    else if (
      this.#firstSpeech_s !== null &&
      now_s - this.#firstSpeech_s > (this.#voices.saySomething ? longestWait_s : longestWaitForMore_s)
    ) {
      this.#mode = this.#voices.areRatherOne ? 'mixed' : 'by_channel';
    }
  }

  #give(): SpeechSpan[] {
    if (this.#mode !== 'by_channel') {
      if (this.#mode === 'mixed') this.#waiting = [];
      return [];
    }
    for (const { frames, against } of this.#waiting.splice(0, this.#unjudged)) {
      for (const channel of bothChannels) {
        const bleeds = against !== null && this.#voices.isBleeding(channel, against[channel]);
        this.#bleeds[channel].push(bleeds);
        this.#take(channel, this.#cutters[channel].push(bleeds ? 0 : frames[channel].probability));
      }
    }
    this.#unjudged = 0;
    return this.#inOrder(false);
  }

  #take(channel: 0 | 1, spans: SpeechSpan[]): void {
    for (const span of spans) {
      const stretch = [span.voiced[0]?.start_s ?? span.start_s, span.voiced.at(-1)?.end_s ?? span.end_s].map((at_s) =>
        Math.round(at_s / frameSeconds),
      ) as Pair<number>;
      const origin = originOf(this.#levels[channel], this.#levels[channel === 0 ? 1 : 0], stretch, channel === 1);
      if (origin === 'copy') continue;
      // Sound in both channels, such as an announcement before a call, has no speaker and is read from the mix.
      this.#ready[channel].push(origin === 'shared' ? span : { ...span, channel: channel + 1 });
      if (origin === 'shared') continue;
      for (const voiced of span.voiced) {
        const last = this.#spoken[channel].at(-1);
        const start_s = Math.max(0, Math.round(1_000 * (voiced.start_s - onsetLag_s)) / 1_000);
        if (last && start_s - last.end_s < joinGap_s) last.end_s = voiced.end_s;
        else this.#spoken[channel].push({ start_s, end_s: voiced.end_s });
      }
    }
  }

  /** A span is reported once no earlier one can come from the other channel. */
  #inOrder(atEnd: boolean): SpeechSpan[] {
    const given: SpeechSpan[] = [];
    for (;;) {
      const [left, right] = bothChannels.map(
        (channel) =>
          this.#ready[channel][0]?.start_s ?? (atEnd ? Number.POSITIVE_INFINITY : this.#cutters[channel].nextStart_s),
      ) as Pair<number>;
      const span = this.#ready[left <= right ? 0 : 1].shift();
      if (!span) return given;
      given.push(
        this.#voices.areTwo && span.channel !== undefined ? { ...span, speaker: nameOf(span.channel - 1) } : span,
      );
    }
  }
}

function nameOf(channel: number): string {
  return `Speaker ${channel + 1}`;
}

function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(Math.max(1e-12, sum / samples.length));
}
