'use client';

import { type KeyboardEvent, useMemo, useState } from 'react';
import { cueWords } from '#components/cards/cue-words';
import { clock } from '#lib/base/words';
import { groupMarks, type MarkGroup, markedCards, marksOf } from '#lib/client/marks';
import { useSeek, useSession } from './session-context';
import type { MarkFilter } from './timeline-key';

function label({ start_s, marks }: MarkGroup): string {
  const lines = marks.map((mark) => `${cueWords(mark.evidence.cue)} (${mark.title})`);
  return `${clock(start_s)}: ${[...new Set(lines)].join('; ')}`;
}

/** Every piece of evidence as a mark that plays its moment: full for words, open for the voice, taller where several meet. */
export function TimelineMarks({ duration_s, filter }: { duration_s: number; filter: MarkFilter }) {
  const steps = useSession((state) => state.view.steps);
  const custom = useSession((state) => state.view.custom);
  const groups = useMemo(() => {
    const all = markedCards({ steps, custom });
    const one = all.filter(({ analysis_type }) => analysis_type === filter);
    return groupMarks(marksOf(one.length > 0 ? one : all), duration_s);
  }, [steps, custom, filter, duration_s]);
  const [focused, setFocused] = useState(0);
  const seek = useSeek();

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(groups.length - 1, Math.max(0, focused + step));
    setFocused(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div role="toolbar" tabIndex={-1} aria-label="Marks of evidence" onKeyDown={move} className="relative h-6">
      {groups.map((group, index) => {
        const spoken = group.marks.some((mark) => mark.evidence.source === 'text');
        return (
          <button
            key={group.start_s}
            type="button"
            tabIndex={index === Math.min(focused, groups.length - 1) ? 0 : -1}
            aria-label={label(group)}
            title={label(group)}
            onFocus={() => setFocused(index)}
            onClick={() => seek(group.start_s)}
            className="group absolute inset-y-0 w-3 -translate-x-1/2"
            style={{ left: `${(group.start_s / duration_s) * 100}%` }}
          >
            <span
              aria-hidden="true"
              className={`absolute top-1 left-1/2 w-[5px] -translate-x-1/2 group-hover:w-[7px] ${group.marks.length > 2 ? 'h-4' : group.marks.length > 1 ? 'h-3' : 'h-2'} ${
                spoken ? 'bg-accent' : 'border border-accent bg-paper'
              }`}
            />
          </button>
        );
      })}
    </div>
  );
}
