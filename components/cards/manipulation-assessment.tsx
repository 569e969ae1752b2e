import type { Engine } from '#lib/analyses/analysis';
import type { ManipulationAssessment } from '#lib/analyses/manipulation-assessment/schema';
import { decimal, percent } from '#lib/base/words';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from '#components/cards/parts/card-parts';
import { ClaimList } from '#components/cards/evidence/claim-list';
import { Meter } from '#components/cards/charts/meter';

/** What the numbers are, where there are any: a density by the local engine, or how many cues a model calls certain. */
function caution(
  { manipulation_score, manipulation_confidence: sure, manipulation_techniques: found }: ManipulationAssessment,
  by: Engine['kind'],
): string {
  const intent = 'no statement about anybody’s intent.';
  if (by === 'model')
    return `${found.length > 0 && sure !== null ? `Certain, as the model says: ${percent(sure)} of the places. ` : ''}Wording, and ${intent}`;
  return `${manipulation_score === null ? 'Wording' : 'A density, not a probability'}, and ${intent}${sure === null || found.length === 0 ? '' : ` Confidence in the cues: ${decimal(sure, 2)} of 1.`}`;
}

function Body({ data, by = 'local' }: { data: ManipulationAssessment; by?: Engine['kind'] | undefined }) {
  return (
    <>
      {data.manipulation_explanation !== '' && <p className="mt-1 text-ink-2">{data.manipulation_explanation}</p>}
      {data.manipulation_score !== null && (
        <Meter
          label="How densely the cues stand"
          value={data.manipulation_score}
          text={decimal(data.manipulation_score, 2)}
          low="none"
          high="dense"
        />
      )}
      <ClaimList
        claims={data.manipulation_techniques.map(({ technique, certain, explanation, quote }) => ({
          name: technique,
          quote,
          explanation: certain === false ? `${explanation} Readers may differ.` : explanation,
        }))}
        evidence={data.evidence}
      />
      <p className="mt-2 text-note text-ink-2">{caution(data, by)}</p>
    </>
  );
}

export const manipulationAssessment: CardParts<'manipulation_assessment'> = {
  Body,
  source: 'From the words alone.',
  measured: false,
  quotes: (data) =>
    placeQuotes(
      data.manipulation_techniques.map((item) => item.quote),
      data.evidence,
    ),
};
