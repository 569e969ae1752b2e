'use client';

import { useClock, useSeek } from '#components/session/session-context';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { cueWords } from './cue-words';
import { Disclosure } from '#components/cards/parts/disclosure';
import { cardsMessages } from '#lib/messages/cards';
import { Struck, useIsDisputed } from './disputed';

const shownAtOnce = 2;

/**
 * Quotes that play their moment. The first few are visible, the rest on demand; all on demand if the card shows quotes
 * itself.
 */
export function EvidenceList({ evidence, folded = false }: { evidence: readonly Evidence[]; folded?: boolean }) {
  if (evidence.length === 0) return null;
  const inOrder = evidence.toSorted((a, b) => a.start_s - b.start_s);
  if (folded) {
    return (
      <div className="mt-3">
        <Disclosure open={cardsMessages.showEvidence(evidence.length)} close={cardsMessages.hideEvidence}>
          <Quotes evidence={inOrder} />
        </Disclosure>
      </div>
    );
  }
  const rest = inOrder.slice(shownAtOnce);
  return (
    <div className="mt-4">
      <h3 className="text-note font-semibold text-ink-2">{cardsMessages.evidence}</h3>
      <Quotes evidence={inOrder.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <Disclosure open={cardsMessages.showMore(rest.length)} close={cardsMessages.showFewer}>
          <Quotes evidence={rest} />
        </Disclosure>
      )}
    </div>
  );
}

function Quotes({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <ul>
      {evidence.map((item, index) => (
        <li key={`${item.start_s} ${item.cue} ${index}`} className="border-b border-line last:border-0">
          <QuoteButton evidence={item} />
        </li>
      ))}
    </ul>
  );
}

export function QuoteButton({ evidence }: { evidence: Evidence }) {
  const seek = useSeek();
  const disputed = useIsDisputed(evidence.start_s, evidence.quote);
  const { timed, verb, label } = useClock();
  const about = [
    cueWords(evidence.cue),
    evidence.speaker,
    evidence.source === 'audio' ? cardsMessages.fromSound : null,
  ].filter((part) => part !== null);
  return (
    <button
      type="button"
      onClick={() => seek(evidence.start_s)}
      className="group grid min-h-11 w-full grid-cols-[3.25rem_minmax(0,1fr)] py-1.5 text-left"
    >
      <span className="text-note leading-6 text-accent underline decoration-1 underline-offset-[0.2em] group-hover:decoration-2">
        {timed && <span className="sr-only">{verb} </span>}
        {label(evidence.start_s)}
      </span>
      <span>
        {evidence.quote !== '' && (
          <span className="block leading-6 group-hover:text-accent">
            <Struck when={disputed}>“{evidence.quote}”</Struck>
          </span>
        )}
        <span className="block text-note text-ink-2">
          {about.join(', ')}
          {evidence.note && `. ${evidence.note}`}
        </span>
      </span>
    </button>
  );
}
