import type { Heard } from '#lib/audio/live/live-child';
import { numberOfWords } from '#lib/base/number-of-words';
import type { RecognisedSegment, Segment } from '#lib/speech/contract';

/** Words are counted in windows of this many seconds, for the current pace. */
const paceWindow_s = 15;

/** The transcript of a recording under way. */
export class LiveTranscript {
  #segments: RecognisedSegment[] = [];
  /** Seconds of sound that were heard. */
  heard_s = 0;
  /** Pieces up to here have been reported. */
  told_s: number;
  #talk_s = 0;
  #words = 0;

  constructor(told_s = 0) {
    this.told_s = told_s;
  }

  get segments(): readonly RecognisedSegment[] {
    return this.#segments;
  }

  get words(): number {
    return this.#words;
  }

  heard({ heard_s, gauge }: Heard): void {
    this.heard_s = heard_s;
    this.#talk_s = gauge.talk_s.reduce((sum, talk_s) => sum + talk_s, 0);
  }

  get talk_s(): number {
    return this.#talk_s;
  }

  /** Adds a recognised piece; `isChange` is false if it is known already. */
  settle(understood: RecognisedSegment, replaces: readonly number[]): { segment: Segment; isChange: boolean } {
    // The channel determines the speaker.
    const { channel: _, ...recognised } = understood;
    const { voiced: __, words: ___, language: ____, ...segment } = recognised;
    const before = this.#segments.find(({ id }) => id === segment.id);
    const isOld = ({ id }: RecognisedSegment): boolean => id === segment.id || replaces.includes(id);
    const others = this.#segments.filter((known) => !isOld(known));
    this.#words +=
      numberOfWords(segment.text) -
      this.#segments.filter(isOld).reduce((sum, { text }) => sum + numberOfWords(text), 0);
    const isChange = before?.text !== segment.text || replaces.some((id) => id !== segment.id);
    // Nearly always at the end.
    let place = others.length;
    while (place > 0 && (others[place - 1]?.start_s ?? 0) > segment.start_s) place -= 1;
    this.#segments = others.toSpliced(place, 0, recognised);
    return { segment, isChange };
  }

  /** Words per minute of the latest speech; null if there is too little. */
  get pace_wpm(): number | null {
    let [words, voiced_s] = [0, 0];
    for (let index = this.#segments.length - 1; index >= 0 && voiced_s < paceWindow_s; index -= 1) {
      const segment = this.#segments[index];
      if (!segment) break;
      words += numberOfWords(segment.text);
      voiced_s += segment.voiced.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
    }
    return voiced_s < 2 ? null : Math.round((60 * words) / voiced_s);
  }
}
