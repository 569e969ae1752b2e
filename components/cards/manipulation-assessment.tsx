import { page } from '#lib/analyses/manipulation-assessment/page';
import type { Engine } from '#lib/analyses/analysis';
import type { ManipulationAssessment } from '#lib/analyses/manipulation-assessment/schema';
import { decimal, percent } from '#lib/base/words';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from '#components/cards/parts/card-parts';
import { ClaimList } from '#components/cards/evidence/claim-list';
import { Meter } from '#components/cards/charts/meter';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.manipulation_assessment;

/**
 * The meaning of the numbers, if there are any: a density by the local engine, or how many cues a model calls certain.
 */
function caution(
  { manipulation_score, manipulation_confidence: sure, manipulation_techniques: found }: ManipulationAssessment,
  by: Engine['kind'],
): string {
  const scored = sure !== null && found.length > 0;
  if (by === 'model') return `${scored ? `${texts.certain(percent(sure))} ` : ''}${texts.wordingOnly}`;
  const what = manipulation_score === null ? texts.wordingOnly : texts.densityOnly;
  return scored ? `${what} ${texts.confidence(decimal(sure, 2))}` : what;
}

function Body({ data, by = 'local' }: { data: ManipulationAssessment; by?: Engine['kind'] | undefined }) {
  return (
    <>
      {data.manipulation_explanation !== '' && <p className="mt-1 text-ink-2">{data.manipulation_explanation}</p>}
      {data.manipulation_score !== null && (
        <Meter {...texts.density} value={data.manipulation_score} text={decimal(data.manipulation_score, 2)} />
      )}
      <ClaimList
        claims={data.manipulation_techniques.map(({ technique, certain, explanation, quote }) => ({
          name: technique,
          quote,
          explanation: certain === false ? `${explanation} ${texts.readersMayDiffer}` : explanation,
        }))}
        evidence={data.evidence}
      />
      <p className="mt-2 text-note text-ink-2">{caution(data, by)}</p>
    </>
  );
}

export const manipulationAssessment: CardParts<'manipulation_assessment'> = {
  page,
  Body,
  source: texts.source,
  measured: false,
  quotes: (data) =>
    placeQuotes(
      data.manipulation_techniques.map((item) => item.quote),
      data.evidence,
    ),
};
