import type { ManipulationAssessment } from '#lib/analyses/manipulation-assessment/schema';
import { decimal } from '#lib/base/words';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from './card-parts';
import { ClaimList } from './claim-list';
import { Meter } from './meter';

function Body({ data }: { data: ManipulationAssessment }) {
  return (
    <>
      <p className="mt-1 text-ink-2">{data.manipulation_explanation}</p>
      {data.manipulation_score !== null && (
        <Meter label="How densely the cues stand" value={data.manipulation_score} text={decimal(data.manipulation_score, 2)} low="none" high="dense" />
      )}
      <ClaimList claims={data.manipulation_techniques.map(({ technique, ...rest }) => ({ name: technique, ...rest }))} evidence={data.evidence} />
      <p className="mt-2 text-note text-ink-2">
        A density, not a probability, and no statement about anybody’s intent.
        {data.manipulation_confidence !== null && ` Confidence in the cues: ${decimal(data.manipulation_confidence, 2)} of 1.`}
      </p>
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
