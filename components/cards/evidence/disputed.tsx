'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useSession } from '#components/session/session-context';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { findingId } from '#lib/analyses/evidence/finding';
import { type CardType, isAnalysisType } from '#lib/analyses/steps';
import type { Dispute } from '#lib/events/view';
import { cardsMessages } from '#lib/messages/cards';

/** A passage of a note that its owner disputes. */
export interface DisputedPlace extends Pick<Evidence, 'quote' | 'start_s'>, Dispute {
  id: string;
}

const none: readonly DisputedPlace[] = [];
const PlacesContext = createContext(none);

/** The disputed passages of a note, in the order of its evidence. */
export function useDisputedPlaces(type: CardType): readonly DisputedPlace[] {
  const disputes = useSession(({ view }) => view.disputes);
  const step = useSession(({ view }) =>
    isAnalysisType(type) ? view.steps[type] : view.custom.find(({ analysis_type }) => analysis_type === type),
  );
  return useMemo(() => {
    if (Object.keys(disputes).length === 0 || !step?.data) return none;
    const places =
      'findings' in step.data ? step.data.findings.map((item) => ({ ...item, cue: 'answer' })) : step.data.evidence;
    return places.flatMap(({ cue, quote, start_s }) => {
      const id = findingId(type, cue, quote);
      const dispute = disputes[id];
      return dispute ? [{ id, quote, start_s, ...dispute }] : [];
    });
  }, [disputes, step, type]);
}

/** Strikes through everything in a note that belongs to a disputed passage. */
export function DisputedPlaces({ places, children }: { places: readonly DisputedPlace[]; children: ReactNode }) {
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

/** Whether a line of a note belongs to a disputed passage; with its quote if the line has exactly one. */
export function useIsDisputed(start_s: number, quote?: string): boolean {
  return useContext(PlacesContext).some(
    (place) => place.start_s === start_s && (quote === undefined || place.quote === quote),
  );
}

/** Struck through for readers, announced for screen readers. */
export function Struck({ when, children }: { when: boolean; children: ReactNode }) {
  if (!when) return children;
  return (
    <s className="decoration-1">
      <span className="sr-only">{cardsMessages.markedWrong}</span>
      {children}
    </s>
  );
}
