import { evidenceFor } from '#lib/analyses/evidence/evidence-for';
import type { Found } from '#lib/analyses/evidence/finding';
import type { PsychologicalAnalysis } from './schema.ts';
import { standsOut } from './lead.ts';
import { capital, count, firstSentence, quotedAtEnd } from '#lib/base/words';

/** Signs of strain in the words. Counts score low, and are listed only if they are unusual. */
export function findings(data: PsychologicalAnalysis): Found[] {
  const strained = [...Map.groupBy(data.strain, ({ sign }) => sign)].map(([sign, all]): Found => {
    const evidence = all
      .map(({ quote, start_s }) => evidenceFor(data.evidence, quote, start_s, sign))
      .filter((item) => item !== null);
    const [first] = evidence;
    const quote = quotedAtEnd(first?.quote ?? '', 70);
    const who = first?.speaker ? `${first.speaker}’s words` : 'the words';
    return {
      kind: 'feeling',
      score: 0.52,
      sentence:
        evidence.length > 1
          ? `${capital(sign)} in ${count(evidence.length, 'place')}, first ${quote}`
          : `${capital(sign)} in ${who}: ${quote}`,
      evidence,
    };
  });
  if (strained.length > 0 || !standsOut(data)) return strained;
  return [
    { kind: 'feeling', score: 0.3, sentence: firstSentence(data.psychological_summary)[0], evidence: data.evidence },
  ];
}
