'use client';

import { useId } from 'react';
import type { CardType } from '#lib/analyses/steps';
import { sentence } from '#lib/base/words';
import { markedCards } from '#lib/client/marks';
import { useSession } from './session-context';

export type MarkFilter = CardType | 'all';

interface Props {
  filter: MarkFilter;
  onFilter: (filter: MarkFilter) => void;
  hasTone: boolean;
  hasPauses: boolean;
  lanesOpen: boolean;
  onLanes: (open: boolean) => void;
}

/** What the marks and lanes mean, in words, and which marks are shown. It scrolls away; the marks stay. */
export function TimelineKey({ filter, onFilter, hasTone, hasPauses, lanesOpen, onLanes }: Props) {
  const id = useId();
  const steps = useSession((state) => state.view.steps);
  const custom = useSession((state) => state.view.custom);
  const marked = markedCards({ steps, custom });
  if (marked.length === 0 && !hasTone && !hasPauses) return null;
  const lanes = [hasTone ? 'outline: tone of the words, up is pleasant' : null, hasPauses ? 'dashes: pauses' : null].filter((part) => part !== null);
  const lanesName = hasTone && hasPauses ? 'tone and pauses' : hasTone ? 'tone' : 'pauses';
  return (
    <div className="no-print mt-1 flex flex-wrap items-center gap-x-5 text-note text-ink-2">
      {marked.length > 0 && (
        <div className="flex min-h-11 items-center gap-2 sm:min-h-8">
          <label htmlFor={id}>Marks</label>
          <select
            id={id}
            value={marked.some(({ analysis_type }) => analysis_type === filter) ? filter : 'all'}
            onChange={(event) => onFilter(marked.find(({ analysis_type }) => analysis_type === event.target.value)?.analysis_type ?? 'all')}
            className="min-h-9 max-w-44 border border-line bg-paper px-1.5 text-ink hover:border-line-strong sm:min-h-7"
          >
            <option value="all">of all readings</option>
            {marked.map(({ analysis_type, title, evidence }) => (
              <option key={analysis_type} value={analysis_type}>
                {title} ({evidence.length})
              </option>
            ))}
          </select>
        </div>
      )}
      {lanes.length > 0 && (
        <button
          type="button"
          aria-expanded={lanesOpen}
          onClick={() => onLanes(!lanesOpen)}
          className="min-h-11 text-accent underline decoration-1 underline-offset-[0.2em] hover:decoration-2 sm:hidden"
        >
          {lanesOpen ? 'Hide' : 'Show'} {lanesName}
        </button>
      )}
      <p className="max-sm:pb-1">
        {marked.length > 0 && 'Full marks: words; open: the sound. '}
        {lanes.length > 0 && <span className={lanesOpen ? '' : 'max-sm:hidden'}>{sentence(lanes.join('; '))}</span>}
      </p>
    </div>
  );
}
