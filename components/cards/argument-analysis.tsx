import { page } from '#lib/analyses/argument-analysis/page';
import type { Lane } from '#components/session/timeline/lane-marks';
import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { percent, words } from '#lib/base/words';
import { placeQuotes } from '#lib/analyses/quotes/quote-places';
import type { CardParts } from '#components/cards/parts/card-parts';
import { ClaimList } from '#components/cards/evidence/claim-list';
import { Meter } from '#components/cards/charts/meter';
import { OverTime } from '#components/cards/charts/over-time';
import { Points } from '#components/cards/evidence/points';
import { type Supported, SupportPairs } from '#components/cards/evidence/support-pairs';
import { TimeLanes } from '#components/cards/charts/time-lanes';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.argument_analysis;

/** One lane per speaker; a claim with a reason is filled, a bare one is an outline. */
function lanesOf(claims: readonly Supported[]): Lane[] {
  return [...Map.groupBy(claims, (item) => item.speaker ?? texts.claimsLane)].map(([label, own]) => ({
    label,
    marks: own
      .flatMap(({ claim, claim_start_s, claim_end_s, evidence }) =>
        typeof claim_start_s === 'number'
          ? [
              {
                start_s: claim_start_s,
                end_s: claim_end_s ?? claim_start_s,
                label: `“${claim}”`,
                open: evidence === null,
              },
            ]
          : [],
      )
      .toSorted((a, b) => a.start_s - b.start_s),
  }));
}

function Body({ data }: { data: ArgumentAnalysis }) {
  const placed = data.key_arguments.some((item: Supported) => typeof item.claim_start_s === 'number');
  return (
    <>
      {data.argument_strength !== null && (
        <Meter {...texts.withReason} value={data.argument_strength} text={percent(data.argument_strength)} />
      )}
      {data.argument_structure_rating && (
        <p className="mt-2 text-note text-ink-2">{texts.overall(words(data.argument_structure_rating))}</p>
      )}
      {data.key_arguments.length > 0 && (
        <Points title={texts.pairs}>
          <SupportPairs claims={data.key_arguments} />
        </Points>
      )}
      {placed && (
        <OverTime>
          <TimeLanes {...texts.lanes} lanes={lanesOf(data.key_arguments)} />
        </OverTime>
      )}
      {data.fallacies_detected.length > 0 && (
        <Points title={texts.fallacies}>
          <ClaimList
            claims={data.fallacies_detected.map(({ fallacy, ...rest }) => ({ name: fallacy, ...rest }))}
            evidence={data.evidence}
          />
        </Points>
      )}
    </>
  );
}

export const argumentAnalysis: CardParts<'argument_analysis'> = {
  page,
  Body,
  source: texts.source,
  measured: false,
  quotes: (data) => [
    ...placeQuotes(
      data.fallacies_detected.map((item) => item.quote),
      data.evidence,
    ),
    ...data.key_arguments.flatMap((item) => [
      { quote: item.claim, start_s: item.claim_start_s ?? null },
      { quote: item.evidence ?? '', start_s: item.evidence_start_s ?? null },
    ]),
  ],
};
