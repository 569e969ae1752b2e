import { isDoubtedThroughout, meanConfidence } from '#lib/base/confidence';
import type { Gap, Segment, SpeechCapabilities } from './contract.ts';

/** What recognition and measurement found in a recording. */
interface Heard {
  segments: readonly Pick<Segment, 'start_s' | 'end_s' | 'confidence' | 'text'>[];
  /** Voice without words. */
  gaps: readonly Gap[];
  /** Speech over background; null if it is not known. */
  signal_to_noise_ratio_db: number | null;
}

/** What decides whether an engine's words can be in another language. */
export interface KnownLanguages extends Pick<SpeechCapabilities, 'languages'> {
  /** BCP 47: the language of the recording, if a person gave it. */
  told?: string | undefined;
}

/**
 * A repetition is a sequence of this many words that occurs this often. It has several different words, since people do
 * say "no no no no no".
 */
const repeat = { words: 5, different: 3, times: 3 } as const;
/** From this share of words in repetitions on, the decoder is looping, as it does if the sound fits no English. */
const circles = 0.3;
/**
 * A recording is foreign below this mean confidence, in which voice without words counts as 0. Measured
 * (docs/decisions/232): other languages 0.14 to 0.43, in circles up to 0.63; English in clean sound 0.67 or more, under
 * other voices 0.56.
 */
const below = { clean: 0.5, inCircles: 0.7 } as const;
/**
 * A passage of at least this many words that comes twice in a row is the decoder's, however sure it is, if at least this
 * share of the voice has no words: people do not say a long sentence twice, word for word, and nothing else.
 */
const again = { words: 12, wordless: 0.5 } as const;
/** In dB. From this ratio on, noise does not explain why the recogniser is unsure; the quality card uses the same. */
const clean_db = 15;
/** Less speech than this, in seconds, is not judged. */
const least_s = 8;

/**
 * Whether the recording is in a language that the engine does not know: the engine is unsure throughout although the
 * sound is clean, or it repeats itself. A person who names a language that the engine knows is right. Its words are English whatever the language, so they cannot be used for this.
 */
export function soundsForeign({ segments, gaps, signal_to_noise_ratio_db }: Heard, known: KnownLanguages): boolean {
  if (isKnown(known) || segments.length === 0) return false;
  const all = [...segments, ...gaps.map((gap) => ({ ...gap, confidence: 0 }))];
  const speech_s = all.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  if (speech_s < least_s) return false;
  const confidence = meanConfidence(all);
  const isClean = (signal_to_noise_ratio_db ?? 0) >= clean_db;
  // Music and noise are voice without words, too: they alone do not make confident words foreign.
  if (meanConfidence(segments) >= below.inCircles)
    return isClean && confidence < meanConfidence(segments) * (1 - again.wordless) && saysAgain(segments);
  if (confidence < below.clean && isClean) return true;
  return confidence < below.inCircles && repeatedShare(segments.map(({ text }) => text).join(' ')) >= circles;
}

/** The same for a recording that is still being recognised, of which only the words are known. */
export function soundsForeignSoFar(segments: Heard['segments'], known: KnownLanguages): boolean {
  if (isKnown(known)) return false;
  return isDoubtedThroughout(segments) || soundsForeign({ segments, gaps: [], signal_to_noise_ratio_db: null }, known);
}

/** Whether an engine that knows these languages knows the language with this tag. */
export function knowsLanguage({ languages }: Pick<SpeechCapabilities, 'languages'>, tag: string): boolean {
  return languages === 'any' || languages.some((known) => known === tag || tag.startsWith(`${known}-`));
}

function isKnown({ languages, told }: KnownLanguages): boolean {
  return languages === 'any' || (told !== undefined && knowsLanguage({ languages }, told));
}

/** Whether a long passage is followed by itself. */
function saysAgain(segments: Heard['segments']): boolean {
  return segments.some(({ text }, index) => wordsOf(text).length >= again.words && text === segments[index + 1]?.text);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

function repeatedShare(text: string): number {
  const words = wordsOf(text);
  const places = new Map<string, number[]>();
  for (let at = 0; at + repeat.words <= words.length; at++) {
    const row = words.slice(at, at + repeat.words);
    if (new Set(row).size < repeat.different) continue;
    const key = row.join(' ');
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  const repeated = [...places.values()].filter(({ length }) => length >= repeat.times).flat();
  const covered = new Set(repeated.flatMap((at) => Array.from({ length: repeat.words }, (_, offset) => at + offset)));
  return covered.size / Math.max(1, words.length);
}
