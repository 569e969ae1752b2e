'use client';

import { type KeyboardEvent, useState } from 'react';
import { clock } from '#lib/base/words';
import { type LaneMark, type LanePlace, nextPlace } from '#lib/client/timeline/lanes';
import { useClock, useSeek } from '#components/session/session-context';
import { placeOn, type Span } from './use-span';

export interface Lane {
  label: string;
  /** Next to the label: number or strength. */
  text?: string;
  marks: readonly LaneMark[];
}

interface Props {
  /** The content of the lanes, for assistive technology. */
  caption: string;
  lanes: readonly Lane[];
  span: Span;
  /** Without headings, for the narrow lanes below the waveform. */
  bare?: boolean;
}

/** Marks on lanes over the recording; each plays its moment. One tab stop; arrow keys lead from mark to mark. */
export function LaneMarks({ caption, lanes, span, bare = false }: Props) {
  const seek = useSeek();
  const { verb } = useClock();
  const marks = lanes.map((lane) => lane.marks);
  const firstLane = Math.max(
    0,
    marks.findIndex((lane) => lane.length > 0),
  );
  const [chosen, setChosen] = useState<LanePlace>({ lane: firstLane, mark: 0 });
  const current = marks[chosen.lane]?.[chosen.mark] ? chosen : { lane: firstLane, mark: 0 };

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const next = nextPlace(marks, current, event.key);
    if (!next) return;
    setChosen(next);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-place="${next.lane} ${next.mark}"]`)?.focus();
  }

  return (
    <div role="toolbar" tabIndex={-1} aria-label={caption} aria-orientation="horizontal" onKeyDown={move}>
      {lanes.map((lane, at) => (
        <div key={lane.label} role="group" aria-label={lane.label} className={bare ? '' : 'mt-1'}>
          {!bare && (
            <div className="flex flex-wrap justify-between gap-x-4 text-note">
              <span>{lane.label}</span>
              {lane.text && <span className="text-ink-2">{lane.text}</span>}
            </div>
          )}
          <div className="relative h-6">
            {!bare && <span aria-hidden="true" className="absolute inset-x-0 top-1/2 h-px bg-line" />}
            {lane.marks.map((mark, index) => (
              <button
                key={mark.start_s}
                type="button"
                data-place={`${at} ${index}`}
                tabIndex={at === current.lane && index === current.mark ? 0 : -1}
                aria-label={`${verb} ${clock(mark.start_s)}: ${mark.label}`}
                title={`${clock(mark.start_s)}: ${mark.label}`}
                onFocus={() => setChosen({ lane: at, mark: index })}
                onClick={() => seek(mark.start_s)}
                className="group absolute inset-y-0 min-w-1.5"
                style={{
                  left: `${Math.min(99, placeOn(span, mark.start_s) * 100)}%`,
                  width: `${Math.max(0, placeOn(span, mark.end_s) - placeOn(span, mark.start_s)) * 100}%`,
                }}
              >
                <span
                  aria-hidden="true"
                  className={`absolute top-1/2 right-px left-0 -translate-y-1/2 ${bare ? 'h-1.5 group-hover:h-2.5' : 'h-2.5 group-hover:h-4'} ${
                    mark.open
                      ? 'border border-accent bg-paper'
                      : bare
                        ? 'bg-line-strong group-hover:bg-accent'
                        : 'bg-accent'
                  }`}
                />
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
