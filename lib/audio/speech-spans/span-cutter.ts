import type { SpeechSpan } from '#lib/audio/contract';
import { round } from '#lib/base/statistics';

/** Length of one step of the voice activity model: 512 samples at 16 kHz, in seconds. */
export const frameSeconds = 0.032;

/** Measured to give the fewest word errors (see docs/decisions/012-cutting-speech.md). Seconds and probabilities. */
const startAt = 0.5;
const stopBelow = 0.35;
const minSilence = 0.3;
/**
 * For live recordings. The model detects a voice slightly too long at both ends: of a pause of 0.3 s it leaves 0.26 s
 * or more. In a longer piece a shorter pause is enough: within a word there is at most 0.13 s of silence.
 */
const minSilenceSoon = 0.25;
const longSoon = 6;
const minSilenceLongSoon = 0.16;
const minSpeech = 0.1;
const padding = 0.2;
const maxSpan = 10;
/** A span that becomes too long is cut at its least voiced moment after this much of it. */
const earliestCut = 4;
/** Voiced parts closer than this are joined. */
const joinGap = 0.1;

interface Utterance {
  /** With padding, in seconds. */
  start_s: number;
  /** Frames, from the start of the recording. */
  from: number;
  probabilities: number[];
}

/**
 * Cuts speech probabilities, one per 32 ms, into spans at pauses: padded by up to 0.2 s, at most 10 s, in order, never
 * overlapping (spans closer than twice the padding share the gap). A span is returned as soon as it is complete.
 */
export class SpanCutter {
  #frame = 0;
  #open: Utterance | null = null;
  /** Frame at which the open utterance became silent. */
  #silentFrom: number | null = null;
  /** Closed, but its padding depends on the next one. */
  #closed: (Utterance & { to: number }) | null = null;
  #lastEnd_s = 0;
  /** Frame after the last voice. */
  #voiceTo = 0;
  readonly #soon: boolean;

  /** `soon`: a span is reported when it closes, without waiting for the next; for live recordings. */
  constructor({ soon = false } = {}) {
    this.#soon = soon;
  }

  /** The unfinished span, up to now. */
  get open(): SpeechSpan | null {
    const utterance = this.#open;
    return (
      utterance && {
        start_s: round(utterance.start_s),
        end_s: round(this.#frame * frameSeconds),
        voiced: voicedParts(utterance, this.#frame),
      }
    );
  }

  /** Seconds since the last voice. */
  get silent_s(): number {
    return (this.#frame - this.#voiceTo) * frameSeconds;
  }

  push(probability: number): SpeechSpan[] {
    const frame = this.#frame++;
    return this.#open ? this.#speaking(this.#open, frame, probability) : this.#silent(frame, probability);
  }

  /** No later span starts before this. */
  get nextStart_s(): number {
    const kept = this.#closed ?? this.#open;
    return kept ? round(kept.start_s) : Math.max(this.#lastEnd_s, this.#frame * frameSeconds - padding);
  }

  /** Ends the recording: returns the open spans. */
  finish(duration_s: number): SpeechSpan[] {
    if (this.#open) this.#close(this.#open, this.#silentFrom ?? this.#frame);
    const last = this.#closed;
    return last ? this.#emit(last, Math.min(duration_s, last.to * frameSeconds + padding)) : [];
  }

  #silent(frame: number, probability: number): SpeechSpan[] {
    const waiting = this.#closed;
    const gap_s = waiting ? (frame - waiting.to) * frameSeconds : Infinity;
    if (probability < startAt) {
      return waiting && gap_s >= 2 * padding ? this.#emit(waiting, waiting.to * frameSeconds + padding) : [];
    }
    const share = Math.min(padding, gap_s / 2);
    const given = waiting ? this.#emit(waiting, waiting.to * frameSeconds + share) : [];
    this.#open = {
      start_s: Math.max(this.#lastEnd_s, frame * frameSeconds - share),
      from: frame,
      probabilities: [probability],
    };
    this.#silentFrom = null;
    return given;
  }

  #speaking(utterance: Utterance, frame: number, probability: number): SpeechSpan[] {
    utterance.probabilities.push(probability);
    if (probability >= stopBelow) this.#voiceTo = frame + 1;
    if (probability >= startAt) this.#silentFrom = null;
    else if (probability < stopBelow) this.#silentFrom ??= frame;
    const silence_s = this.#silentFrom === null ? 0 : (frame - this.#silentFrom) * frameSeconds;
    if (this.#silentFrom !== null && silence_s >= this.#silenceThatEnds(utterance)) {
      this.#close(utterance, this.#silentFrom);
      const heard_s = (frame + 1) * frameSeconds;
      return this.#soon && this.#closed
        ? this.#emit(this.#closed, Math.min(heard_s, this.#closed.to * frameSeconds + padding))
        : [];
    }
    const length_s = (frame + 1) * frameSeconds - utterance.start_s;
    return length_s >= maxSpan - padding ? this.#split(utterance) : [];
  }

  #silenceThatEnds({ probabilities }: Utterance): number {
    if (!this.#soon) return minSilence;
    return probabilities.length * frameSeconds < longSoon ? minSilenceSoon : minSilenceLongSoon;
  }

  #close(utterance: Utterance, to: number): void {
    this.#open = null;
    this.#silentFrom = null;
    if ((to - utterance.from) * frameSeconds >= minSpeech) this.#closed = { ...utterance, to };
  }

  #split(utterance: Utterance): SpeechSpan[] {
    const { probabilities, from } = utterance;
    const at = (index: number): number => probabilities[index] ?? 1;
    let cut = probabilities.length - 2;
    let least = Infinity;
    for (let index = Math.ceil(earliestCut / frameSeconds); index < probabilities.length - 1; index++) {
      const around = at(index - 1) + 2 * at(index) + at(index + 1);
      if (around <= least) [least, cut] = [around, index];
    }
    const span = this.#emit(
      { ...utterance, probabilities: probabilities.slice(0, cut), to: from + cut },
      (from + cut) * frameSeconds,
    );
    this.#open = { start_s: this.#lastEnd_s, from: from + cut, probabilities: probabilities.slice(cut) };
    if (this.#silentFrom !== null && this.#silentFrom < from + cut) this.#silentFrom = from + cut;
    return span;
  }

  #emit(utterance: Utterance & { to: number }, end_s: number): SpeechSpan[] {
    this.#closed = null;
    this.#lastEnd_s = end_s;
    return [{ start_s: round(utterance.start_s), end_s: round(end_s), voiced: voicedParts(utterance, utterance.to) }];
  }
}

function voicedParts({ from, probabilities }: Utterance, to: number): SpeechSpan['voiced'] {
  const parts: SpeechSpan['voiced'] = [];
  for (let index = 0; index < to - from; index++) {
    if ((probabilities[index] ?? 0) < stopBelow) continue;
    const start_s = round((from + index) * frameSeconds);
    const end_s = round((from + index + 1) * frameSeconds);
    const last = parts.at(-1);
    if (last && start_s - last.end_s < joinGap) last.end_s = end_s;
    else parts.push({ start_s, end_s });
  }
  return parts;
}
