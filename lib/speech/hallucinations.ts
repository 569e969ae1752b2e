import type { SpeechSpan } from '#lib/audio/contract';
import type { Gap } from './contract.ts';
import type { Recognition } from '#lib/speech/moonshine/moonshine-model';
import { syllablesOf } from './words.ts';

interface Said {
  word: string;
}

/** Least voiced time of a span that is read, in seconds: the shortest `no` has about this. */
export const minVoiced = 0.12;
/**
 * Text below this mean token probability is a guess. Measured: clear English 0.85 to 0.98, English at 10 dB over noise
 * 0.5 to 0.6, other languages 0.24 to 0.5.
 */
export const minConfidence = 0.35;
/** The least confidence of a text that reached the length limit. */
const minConfidenceAtLimit = 0.6;
/** A denser text cannot be spoken: the fastest auctioneers reach six words, thirty letters, a second. */
const maxLettersPerSecond = 40;
/**
 * Nobody repeats a word faster than this: `no no no` in a quarrel has five or six syllables a second, the fastest `da
 * da da` seven.
 */
const maxSyllablesPerSecond = 8;
/** More consecutive repetitions of one to four words may be a loop of the decoder. */
const maxRepeats = 4;
/**
 * The shortest voice without words that is reported as a gap, in seconds; shorter ones are a breath, a cough or a hum.
 */
const minGap = 0.6;

export function voicedSeconds({ voiced }: Pick<SpeechSpan, 'voiced'>): number {
  return voiced.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
}

/** The gap of a span without words; null if it has too little voice. */
export function gapIn(span: Pick<SpeechSpan, 'start_s' | 'end_s' | 'voiced'>): Gap | null {
  if (voicedSeconds(span) < minGap) return null;
  return { start_s: span.voiced[0]?.start_s ?? span.start_s, end_s: span.voiced.at(-1)?.end_s ?? span.end_s };
}

/**
 * The words to keep of the model's output: none if nobody spoke them. Repetitions are kept as far as they fit the time.
 * The density is measured over the whole span, because sound of another channel may have been removed from `voiced`.
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
 * For a text that reached the length limit: the words before the loop, with its first round. The last word may be
 * incomplete.
 */
function withoutEndlessLoop<W extends Said>(words: readonly W[]): W[] {
  const whole = words.slice(0, -1);
  const loop = findLoops(whole).find(({ end }) => end >= whole.length - 1);
  if (!loop) return whole;
  return loop.start === 0 ? [] : whole.slice(0, loop.start + loop.length);
}

/** Removes rounds of the longest repetition until the whole fits the time; the words after it stay. */
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
 * Loops of one to four words that stand more than `maxRepeats` times in a row; `length` is that of a round, `end` after
 * the last complete one.
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
