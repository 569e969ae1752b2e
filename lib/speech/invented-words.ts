import type { SpeechSpan } from '#lib/audio/contract';
import type { Recognition } from '#lib/speech/moonshine-model';

/** Least voiced time of a span that is looked at, in seconds: the shortest `no` has about this. */
export const minVoiced = 0.12;
/**
 * Below this mean token probability text is a guess. Measured: clear English 0.85 to 0.98, English at 10 dB over noise
 * 0.5 to 0.6, other languages 0.24 to 0.5.
 */
export const minConfidence = 0.35;
/** A decoder that never ended by itself has to be this sure of what it said. */
const minConfidenceAtLimit = 0.6;
/** Text as dense as this per voiced second is not spoken: the fastest auctioneers reach six words, thirty letters. */
const maxLettersPerSecond = 40;
/** So many repeats in a row of one to four words are a loop of the decoder, not speech. */
const maxRepeats = 4;

export function voicedSeconds({ voiced }: Pick<SpeechSpan, 'voiced'>): number {
  return voiced.reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
}

/** The words to keep of what the model gave: none where nobody spoke them, and a loop is cut to its first round. */
export function believable(span: SpeechSpan, { text, confidence, hitLimit }: Pick<Recognition, 'text' | 'confidence' | 'hitLimit'>): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const voiced_s = voicedSeconds(span);
  if (!/\p{L}|\p{N}/u.test(text) || voiced_s < minVoiced || confidence < minConfidence) return '';
  if (hitLimit && confidence < minConfidenceAtLimit) return '';
  if (text.length / voiced_s > maxLettersPerSecond) return '';
  const loop = findLoop(words);
  if (loop === null) return words.join(' ');
  // A loop that never ended by itself is noise; one inside real speech keeps what came before it, once.
  return hitLimit && loop.start === 0 ? '' : words.slice(0, loop.start + loop.length).join(' ');
}

/** The first place where one to four words stand more than `maxRepeats` times in a row. */
function findLoop(words: string[]): { start: number; length: number } | null {
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ''));
  for (let length = 1; length <= 4; length++) {
    let same = 0;
    for (let index = length; index < plain.length; index++) {
      same = plain[index] === plain[index - length] ? same + 1 : 0;
      if (same >= length * maxRepeats) return { start: index - same - length + 1, length };
    }
  }
  return null;
}
