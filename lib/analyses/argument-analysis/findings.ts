import type { ArgumentAnalysis } from './schema.ts';
import { evidenceFor } from '#lib/analyses/evidence/evidence-for';
import type { Found } from '#lib/analyses/evidence/finding';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import { capital, count, firstSentence, quotedAtEnd, words } from '#lib/base/words';

/**
 * Fallacies first, since readers want to listen to them. The claims themselves score low, since most talk contains
 * some.
 */
export function findings({ fallacies_detected, evidence, key_arguments, argument_summary }: ArgumentAnalysis): Found[] {
  const places = placeQuotes(
    fallacies_detected.map(({ quote }) => quote),
    evidence,
  );
  const named = fallacies_detected.map(({ fallacy, quote }, index) => ({
    fallacy,
    quote,
    start_s: places[index]?.start_s ?? null,
  }));
  const fallacies = [...Map.groupBy(named, ({ fallacy }) => fallacy)].map(([fallacy, all]): Found => {
    const own = all
      .map(({ quote, start_s }) => (start_s === null ? null : evidenceFor(evidence, quote, start_s, fallacy)))
      .filter((item) => item !== null);
    const name = words(fallacy);
    const quote = quotedAtEnd(own[0]?.quote ?? '', 70);
    return {
      kind: 'argument',
      score: 0.5,
      sentence:
        own.length === 1
          ? `${capital(name)}: ${quote}`
          : `${capital(name)} in ${count(own.length, 'place')}, first ${quote}`,
      evidence: own,
    };
  });
  const claims = evidence.filter(({ cue }) => cue === 'claim');
  if (key_arguments.length === 0) return fallacies;
  return [
    ...fallacies,
    {
      kind: 'argument',
      score: 0.35,
      sentence: firstSentence(argument_summary)[0],
      evidence: claims.length > 0 ? claims : evidence,
    },
  ];
}
