'use client';

import Link from 'next/link';
import { useSession } from '#components/session/session-context';
import type { Engine } from '#lib/analyses/analysis';
import { provenanceOf } from '#lib/analyses/evidence/provenance';
import { clock, took } from '#lib/base/words';
import { cardsMessages } from '#lib/messages/cards';

/** The engine name of a given transcript. */
const givenEngine = 'given';

/** The parts of a result's signature, present or past. */
export interface Provenance {
  engine: Engine | null;
  took_ms: number | null;
  data: { dropped_claims: number } | null;
  fallback_reason: string | null;
}

/** The engine of a result, its time, its cost, and what was left out. */
export function SignatureLine({
  of: { engine, took_ms, data, fallback_reason },
  source = '',
}: {
  of: Provenance;
  source?: string;
}) {
  const dropped = data?.dropped_claims ?? 0;
  const given = engine?.name === givenEngine;
  const by = engine
    ? cardsMessages.signed(provenanceOf(engine, took_ms))
    : took_ms === null
      ? ''
      : cardsMessages.took(took(took_ms));
  const parts = [
    ...(given ? [cardsMessages.given] : [source, by]),
    fallback_reason ?? '',
    dropped > 0 ? cardsMessages.dropped(dropped) : '',
  ];
  return <p className="text-note text-ink-2 wrap-anywhere">{parts.filter((part) => part !== '').join(' ')}</p>;
}

/**
 * Why a result is provisional: in a live recording every reading covers the talk so far; speakers may still be unknown;
 * otherwise a model has not answered yet.
 */
function Provisional({ so_far_s }: { so_far_s: number | null }) {
  const live = useSession((state) => state.view.live !== null && state.view.complete === null);
  const nobody = useSession((state) => state.view.steps.transcript.data === null);
  if (so_far_s !== null) return <p>{cardsMessages.readUpTo(clock(so_far_s))}</p>;
  if (nobody && !live) return <p>{cardsMessages.wordsOnly}</p>;
  return <p>{live ? cardsMessages.soFar : cardsMessages.modelAtWork}</p>;
}

/** Below a result: its signature, and the link to its limits. */
export function Signature({
  of,
  source,
  href,
}: {
  of: Provenance & { provisional: boolean; so_far_s?: number | null };
  source: string;
  href: string;
}) {
  return (
    <footer className="mt-4 text-note text-ink-2">
      <SignatureLine of={of} source={source} />
      {of.provisional && <Provisional so_far_s={of.so_far_s ?? null} />}
      <p>
        <Link
          href={href}
          prefetch={false}
          className="inline-block py-1.5 underline decoration-1 underline-offset-[0.2em] hover:text-ink sm:py-0.5"
        >
          {cardsMessages.howMeasured}
        </Link>
      </p>
    </footer>
  );
}
