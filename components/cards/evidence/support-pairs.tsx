import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { count } from '#lib/base/words';
import { Folded } from '#components/cards/parts/folded';
import { Moment } from './moment';
import { PlayAt } from './play-at';

/** A claim with its reason. Results from before have no places; then the words are looked up in the transcript. */
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

/** "Anna: two claims, both with a reason." */
function speakerWords(speaker: string, claims: readonly Supported[]): string {
  const supported = claims.filter((item) => item.evidence !== null).length;
  const said =
    supported === claims.length
      ? claims.length === 1
        ? 'with a reason'
        : 'each with a reason'
      : supported === 0
        ? 'without a reason'
        : `${count(supported, '', '').trim()} with a reason`;
  return `${speaker}: ${count(claims.length, 'claim')}, ${said}.`;
}

/**
 * What is claimed on the left, what is to bear it on the right; the line between them says how well. By speaker, where
 * they are known.
 */
export function SupportPairs({ claims }: { claims: readonly Supported[] }) {
  const bySpeaker = [...Map.groupBy(claims, (item) => item.speaker ?? null)];
  return bySpeaker.map(([speaker, own]) => (
    <section key={speaker ?? ''} className="mt-1">
      {speaker !== null && <h4 className="text-note font-medium">{speakerWords(speaker, own)}</h4>}
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
        {item.counters && <span className="block text-note text-ink-2">against what was said before</span>}
      </p>
      {item.evidence === null ? (
        <p className="text-note text-ink-2 sm:col-span-2">No reason given.</p>
      ) : (
        <>
          <span aria-hidden="true" className="hidden items-center sm:flex">
            <span className="size-0 border-y-4 border-r-[7px] border-y-transparent border-r-ink-2" />
            <span className={`grow border-ink-2 ${weights[item.strength]}`} />
          </span>
          <p className="border-ink-2 max-sm:mt-1 max-sm:ml-1 max-sm:border-l-2 max-sm:pl-3">
            <Quote text={item.evidence} start_s={item.evidence_start_s} />
            <span className="block text-note text-ink-2">{item.strength} support</span>
          </p>
        </>
      )}
    </li>
  );
}
