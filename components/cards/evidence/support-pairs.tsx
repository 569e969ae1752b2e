import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { Folded } from '#components/cards/parts/folded';
import { readingsMessages } from '#lib/messages/readings';
import { Moment } from './moment';
import { PlayAt } from './play-at';

const texts = readingsMessages.argument_analysis;

/** A claim with its reason. Older results have no moments; then the words are located in the transcript. */
export type Supported = ArgumentAnalysis['key_arguments'][number] & {
  claim_start_s?: number | null;
  claim_end_s?: number | null;
  evidence_start_s?: number | null;
  speaker?: string | null;
  counters?: boolean;
};

const weights = { weak: 'border-t border-dashed', moderate: 'border-t', strong: 'border-t-[3px]' } as const;

function Quote({ text, start_s }: { text: string; start_s: number | null | undefined }) {
  return (
    <>
      “{text}”
      {start_s === null || start_s === undefined ? <Moment of={text} /> : <PlayAt start_s={start_s} className="ml-2" />}
    </>
  );
}

/**
 * The claim on the left, its reason on the right; the line between them shows the strength. By speaker, if they are
 * known.
 */
export function SupportPairs({ claims }: { claims: readonly Supported[] }) {
  const bySpeaker = [...Map.groupBy(claims, (item) => item.speaker ?? null)];
  return bySpeaker.map(([speaker, own]) => (
    <section key={speaker ?? ''} className="mt-1">
      {speaker !== null && (
        <h4 className="text-note font-medium">
          {texts.claimsOf(speaker, own.length, own.filter((item) => item.evidence !== null).length)}
        </h4>
      )}
      <Folded
        items={own.map((item, index) => (
          <Pair key={`${index} ${item.claim}`} of={item} />
        ))}
      />
    </section>
  ));
}

function Pair({ of: item }: { of: Supported }) {
  return (
    <li className="grid items-center gap-x-2 py-2 wrap-anywhere sm:grid-cols-[minmax(0,1fr)_2.5rem_minmax(0,1fr)]">
      <p>
        <Quote text={item.claim} start_s={item.claim_start_s} />
        {item.counters && <span className="block text-note text-ink-2">{texts.counters}</span>}
      </p>
      {item.evidence === null ? (
        <p className="text-note text-ink-2 sm:col-span-2">{texts.noReason}</p>
      ) : (
        <>
          <span aria-hidden="true" className="hidden items-center sm:flex">
            <span className="size-0 border-y-4 border-r-[7px] border-y-transparent border-r-ink-2" />
            <span className={`grow border-ink-2 ${weights[item.strength]}`} />
          </span>
          <p className="border-ink-2 max-sm:mt-1 max-sm:ml-1 max-sm:border-l-2 max-sm:pl-3">
            <Quote text={item.evidence} start_s={item.evidence_start_s} />
            <span className="block text-note text-ink-2">{texts.support(item.strength)}</span>
          </p>
        </>
      )}
    </li>
  );
}
