'use client';

import { sentence } from '#lib/base/words';
import { useSession, useSessionStore } from './session-context';
import { useState } from 'react';

interface Props {
  hasTone: boolean;
  hasPauses: boolean;
  lanesOpen: boolean;
  onLanes: (open: boolean) => void;
}

/** What the marks and lanes mean, in words. It scrolls away; the marks stay. */
export function TimelineKey({ hasTone, hasPauses, lanesOpen, onLanes }: Props) {
  const store = useSessionStore();
  const [filling] = useState(() => store.getState().view.complete === null);
  const marked = useSession(({ view }) => Object.values(view.steps).some(({ data }) => data !== null && data.evidence.length > 0));
  if (!marked && !hasTone && !hasPauses) return filling ? <div className="mt-1 min-h-11 lg:min-h-6" /> : null;
  const lanes = [hasTone ? 'outline: tone of the words, up is pleasant' : null, hasPauses ? 'dashes: pauses' : null].filter((part) => part !== null);
  const lanesName = hasTone && hasPauses ? 'tone and pauses' : hasTone ? 'tone' : 'pauses';
  return (
    <div className="no-print mt-1 flex min-h-11 flex-wrap items-center gap-x-5 text-note text-ink-2 lg:min-h-6">
      {lanes.length > 0 && (
        <button
          type="button"
          aria-expanded={lanesOpen}
          onClick={() => onLanes(!lanesOpen)}
          className="min-h-11 text-accent underline decoration-1 underline-offset-[0.2em] hover:decoration-2 lg:hidden"
        >
          {lanesOpen ? 'Hide' : 'Show'} {lanesName}
        </button>
      )}
      <p className={lanesOpen ? '' : 'max-lg:hidden'}>
        {marked && 'Marks: what was found; those of a note while it is open. '}
        {lanes.length > 0 && sentence(lanes.join('; '))}
      </p>
    </div>
  );
}
