import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { percent, words } from '#lib/base/words';
import type { CardParts } from './card-parts';
import { ClaimList } from './claim-list';
import { Meter } from './meter';
import { Moment } from './moment';
import { Points } from './points';

function Body({ data }: { data: ArgumentAnalysis }) {
  return (
    <>
      <p className="mt-1 text-ink-2">{data.argument_summary}</p>
      {data.argument_strength !== null && (
        <Meter label="Claims that come with a reason" value={data.argument_strength} text={percent(data.argument_strength)} low="none" high="all" />
      )}
      {data.argument_structure_rating && <p className="mt-2 text-note text-ink-2">As a whole: {words(data.argument_structure_rating)}.</p>}
      {data.key_arguments.length > 0 && (
        <Points title="Claims">
          <ul>
            {data.key_arguments.map((item, index) => (
              <li key={`${index} ${item.claim}`} className="border-t border-line py-2">
                <p>
                  “{item.claim}” <span className="text-note whitespace-nowrap text-ink-2">{item.strength} support</span>
                  <Moment of={item.claim} />
                </p>
                <p className="text-note text-ink-2">{item.evidence === null ? 'No reason given.' : <>Reason: “{item.evidence}”</>}</p>
              </li>
            ))}
          </ul>
        </Points>
      )}
      {data.fallacies_detected.length > 0 && (
        <Points title="Fallacies">
          <ClaimList claims={data.fallacies_detected.map(({ fallacy, ...rest }) => ({ name: fallacy, ...rest }))} evidence={data.evidence} />
        </Points>
      )}
    </>
  );
}

export const argumentAnalysis: CardParts<'argument_analysis'> = {
  Body,
  source: 'From the words alone.',
  measured: false,
  quotes: (data) => data.fallacies_detected.map((item) => item.quote),
};
