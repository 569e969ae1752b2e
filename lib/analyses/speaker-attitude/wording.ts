import { perHundred } from '#lib/analyses/measures/sufficiency';
import { inWords } from '#lib/messages/units';
import type { Burst } from '#lib/text/bursts';
import type { TextModel } from '#lib/text/model';
import { knowsEnds } from '#lib/base/times';
import { lasting } from '#lib/analyses/wording/wording';
import { capital, count, decimal, list, words } from '#lib/base/words';
import type { SpeakerAttitude } from './schema.ts';

/**
 * Occurrences per 100 words in 150,000 words of Reddit comments (GoEmotions), by the same lists: `npm run eval --
 * attitude`.
 */
export const usual = { hedge: 0.7, booster: 0.5 } as const;

const names: Record<string, readonly [one: string, many?: string]> = {
  gratitude: ['thank-you'],
  apology: ['apology', 'apologies'],
  please: ['"please"', '"please"'],
  please_start: ['"please" at the start of a sentence', '"please" at the start of a sentence'],
  counterfactual_modal: ['“could you” or “would you”', '“could you” or “would you”'],
  considerate: ['considerate turn of phrase', 'considerate turns of phrase'],
  deference: ['word of praise', 'words of praise'],
  greeting: ['greeting'],
  indirect: ['“by the way”', '“by the way”'],
  respect: ['mark of respect', 'marks of respect'],
  disrespect: ['mark of disrespect', 'marks of disrespect'],
  impatience: ['impatient turn of phrase', 'impatient turns of phrase'],
  bare_command: ['command without a “please”', 'commands without a “please”'],
  direct_question: ['direct question'],
  direct_start: ['request that begins with “so”, “but” or “and”', 'requests that begin with “so”, “but” or “and”'],
  second_person_start: ['sentence that begins with “you”', 'sentences that begin with “you”'],
  factuality: ['“in fact”, “actually” or the like', '“in fact”, “actually” or the like'],
  challenge: ['“why” that challenges', '“why” that challenge'],
};

/** A line with the count of one kind: "Two thank-yous". */
export function lineOf(kind: string, times: number): string {
  const [one, many] = names[kind] ?? [words(kind)];
  return capital(count(times, one, many));
}

/**
 * A line such as "Two hedges in 14 seconds, 9.5 per 100 words; Reddit comments have 0.7", with a number of words if the
 * seconds are unknown. A single occurrence is not compared.
 */
export function rateLine(model: TextModel, times: number, name: keyof typeof usual): string {
  if (times === 1) return capital(count(times, name));
  const start_s = model.segments[0]?.segment.start_s ?? 0;
  const length = knowsEnds(model.times)
    ? lasting((model.segments.at(-1)?.segment.end_s ?? start_s) - start_s)
    : count(model.wordCount, 'word');
  return `${capital(count(times, name))} in ${length}, ${perHundred(times, model.wordCount)} per 100 words; Reddit comments have ${usual[name]}`;
}

/** A note that compares a passage with the rest of the same speaker's talk. */
export function burstNote(
  { occurrences, words, restOccurrences, restWords, speaker }: Burst,
  one: string,
  many = `${one}s`,
): string {
  const rest =
    restOccurrences === 0
      ? `none in the other ${count(restWords, 'word')}`
      : `${perHundred(restOccurrences, restWords)} per 100 words in the rest`;
  return `${capital(count(occurrences, one, many))} in ${count(words, 'word')}, ${perHundred(occurrences, words)} per 100 words; ${rest}${speaker === null ? '' : ' of the same speaker’s talk'}`;
}

type Line = SpeakerAttitude['speakers'][number];

/** A line such as "Anna: politeness 0.62, formality 0.41, three hedges and no boosters in 120 words". */
export function speakerLine({ speaker, words, politeness_score, formality_score, hedges, boosters }: Line): string {
  const parts = [
    politeness_score === null ? null : `politeness ${decimal(politeness_score, 2)}`,
    formality_score === null ? null : `formality ${decimal(formality_score, 2)}`,
    `${count(hedges, 'hedge')} and ${count(boosters, 'booster')} in ${count(words, 'word')}`,
  ].filter((part) => part !== null);
  return `${speaker}: ${parts.join(', ')}`;
}

/** A line such as "From four polite marks, three impolite ones, two hedges and one booster in 120 words." */
export function methodOf({
  polite,
  impolite,
  hedges,
  boosters,
  words,
}: Record<'polite' | 'impolite' | 'hedges' | 'boosters' | 'words', number>): string {
  const parts = [
    polite > 0 ? count(polite, 'mark of politeness', 'marks of politeness') : null,
    impolite > 0 ? count(impolite, 'mark of impoliteness', 'marks of impoliteness') : null,
    hedges > 0 ? count(hedges, 'hedge') : null,
    boosters > 0 ? count(boosters, 'booster') : null,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? `From ${inWords(words)} words without any mark of politeness or its opposite, hedge or booster.`
    : `From ${list(parts)} in ${count(words, 'word')}.`;
}
