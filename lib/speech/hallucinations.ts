import type { SpeechSpan } from '#lib/audio/contract';
import type { Gap } from './contract.ts';
import type { Recognition } from '#lib/speech/moonshine/moonshine-model';
import { syllablesOf } from './words.ts';

interface Said {
  word: string;
}

/** Least voiced time of a span that is looked at, in seconds: the shortest `no` has about this. */
export const minVoiced = 0.12;
/**
 * Below this mean token probability text is a guess. Measured: clear English 0.85 to 0.98, English at 10 dB over noise
 * 0.5 to 0.6, other languages 0.24 to 0.5.
 */
export const minConfidence = 0.35;
/** A decoder that never ended by itself has to be this sure of what it said. */
const minConfidenceAtLimit = 0.6;
/** Text as dense as this is not spoken: the fastest auctioneers reach six words, thirty letters a second. */
const maxLettersPerSecond = 40;
/**
 * Nobody repeats a word faster than this: `no no no` in a quarrel has five or six syllables a second, a tongue's
 * fastest `da da da` seven.
 */
const maxSyllablesPerSecond = 8;
/** So many repeats in a row of one to four words may be a loop of the decoder. */
const maxRepeats = 4;
/**
 * Voice without words is worth a mark from this length on, in seconds; what is shorter is a breath, a cough or a hum.
 */
const minGap = 0.6;

export function voicedSeconds({ voiced }: Pick<SpeechSpan, 'voiced'>): number {
  return voiced.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
}

/** The gap that a span without words leaves; null where there is too little voice in it. */
export function gapIn(span: Pick<SpeechSpan, 'start_s' | 'end_s' | 'voiced'>): Gap | null {
  if (voicedSeconds(span) < minGap) return null;
  return { start_s: span.voiced[0]?.start_s ?? span.start_s, end_s: span.voiced.at(-1)?.end_s ?? span.end_s };
}

/**
 * The words to keep of what the model gave: none where nobody spoke them. Repetitions are kept as far as there is time
 * to say them. Density is measured by the whole span, because sound of another channel may have been taken out of
 * `voiced`.
 */
export function withoutHallucinations<W extends Said>(
  span: Pick<SpeechSpan, 'start_s' | 'end_s' | 'voiced'>,
  { words, confidence, hitLimit }: Pick<Recognition, 'confidence' | 'hitLimit'> & { words: readonly W[] },
): W[] {
  const length_s = span.end_s - span.start_s;
  if (
    !words.some(({ word }) => /\p{L}|\p{N}/u.test(word)) ||
    voicedSeconds(span) < minVoiced ||
    confidence < minConfidence
  )
    return [];
  if (hitLimit && confidence < minConfidenceAtLimit) return [];
  const kept = hitLimit ? withoutEndlessLoop(words) : words;
  const letters = kept.reduce((sum, { word }) => sum + word.length + 1, 0);
  return letters / length_s > maxLettersPerSecond ? [] : asLongAsItTakes(kept, length_s);
}

/**
 * Of a text that never ended by itself: what came before the loop, with its first round. The last word may be half a
 * word.
 */
function withoutEndlessLoop<W extends Said>(words: readonly W[]): W[] {
  const whole = words.slice(0, -1);
  const loop = findLoops(whole).find(({ end }) => end >= whole.length - 1);
  if (!loop) return whole;
  return loop.start === 0 ? [] : whole.slice(0, loop.start + loop.length);
}

/**
 * Takes rounds off the longest repetition while nobody could have said the whole in the time; what follows it stays.
 */
function asLongAsItTakes<W extends Said>(words: readonly W[], length_s: number): W[] {
  const longest = findLoops(words).toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  let kept = [...words];
  if (!longest) return kept;
  for (
    let { end } = longest;
    end - longest.length > longest.start && syllables(kept) / length_s > maxSyllablesPerSecond;
    end -= longest.length
  ) {
    kept = [...words.slice(0, end - longest.length), ...words.slice(longest.end)];
  }
  return kept;
}

function syllables(words: readonly Said[]): number {
  return words.reduce((sum, { word }) => sum + syllablesOf(word), 0);
}

/**
 * Where one to four words stand more than `maxRepeats` times in a row; `length` is that of a round, `end` after the
 * last whole one.
 */
function findLoops(words: readonly Said[]): { start: number; end: number; length: number }[] {
  const plain = words.map(({ word }) => word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ''));
  const loops: { start: number; end: number; length: number }[] = [];
  for (let length = 1; length <= 4; length++) {
    let same = 0;
    for (let index = length; index <= plain.length; index++) {
      if (index < plain.length && plain[index] === plain[index - length]) {
        same += 1;
        continue;
      }
      if (same >= length * maxRepeats)
        loops.push({ start: index - same - length, end: index - (same % length), length });
      same = 0;
    }
  }
  return loops;
}
