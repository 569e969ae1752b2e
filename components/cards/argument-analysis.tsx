import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { capital, count, percent, words } from '#lib/client/format';
import type { CardParts } from './card-parts';
import { ClaimList } from './claim-list';
import { Meter } from './meter';
import { Moment } from './moment';
import { Points } from './points';

const small = (number: number): string => (number === 0 ? 'none' : (count(number, '').split(' ')[0] ?? ''));

function lead(data: ArgumentAnalysis): string {
  if (!data.arguments_present) return 'Nobody argues for anything here.';
  const supported = data.key_arguments.filter((item) => item.evidence !== null).length;
  const fallacies = data.fallacies_detected.length === 0 ? '' : ` ${capital(count(data.fallacies_detected.length, 'fallacy', 'fallacies'))} in the wording.`;
  return `${capital(count(data.key_arguments.length, 'claim'))}, ${supported === data.key_arguments.length ? 'all with a reason' : `${small(supported)} of them with a reason`}.${fallacies}`;
}

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
  lead,
  Body,
  source: 'From the words alone.',
  measured: false,
  quotes: (data) => data.fallacies_detected.map((item) => item.quote),
};
