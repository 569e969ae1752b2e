import type { Sufficiency } from '#lib/analyses/evidence';
import type { TextModel } from '#lib/analyses/text/model';

/** Whether there are words enough for a reading that needs `minimum` of them; the reason names both numbers. */
export function enoughWords(model: TextModel, minimum: number): Sufficiency {
  if (model.wordCount === 0) return { enough: false, reason: 'No words were recognised, so there is nothing to read.' };
  if (model.wordCount >= minimum) return { enough: true };
  return { enough: false, reason: `${plural(model.wordCount, 'word was', 'words were')} recognised; this reading needs at least ${minimum}.` };
}

/** "1 cue", "3 cues", "Only 1 word was" without a grammar mistake. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Occurrences per 100 words, one decimal; 0 in an empty text. */
export function perHundred(count: number, words: number): number {
  return words === 0 ? 0 : Math.round((count / words) * 1000) / 10;
}
