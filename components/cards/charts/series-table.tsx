'use client';

import { useState } from 'react';
import { useClock } from '#components/session/session-context';
import { clock } from '#lib/base/words';
import type { SeriesPoint } from '#lib/client/timeline/series';
import { Disclosure } from '#components/cards/parts/disclosure';
import { PlayAt } from '#components/cards/evidence/play-at';
import { noteMessages } from '#lib/messages/note';

/** A longer table is rendered only when it is opened, so that a page of many charts stays light. */
const rowsAtOnce = 60;

interface Props {
  points: readonly SeriesPoint[];
  unit: string;
  say: (value: number) => string;
  /** Whether neighbouring points were joined. */
  joined: boolean;
}

/** The values of a chart, each row with a time that plays. */
export function SeriesTable({ points, unit, say, joined }: Props) {
  const { lengths } = useClock();
  const [opened, setOpened] = useState(false);
  const labelled = points.some((point) => point.label);
  return (
    <Disclosure
      open={noteMessages.showTable}
      close={noteMessages.hideTable}
      onToggle={(isOpen) => isOpen && setOpened(true)}
    >
      {joined && <p className="text-note text-ink-2">{noteMessages.joined}</p>}
      {(opened || points.length <= rowsAtOnce) && (
        <div className="max-h-96 overflow-y-auto">
          <table className="w-full text-note">
            <thead>
              <tr className="border-b border-line text-left text-ink-2">
                <th className="py-1 font-normal">{noteMessages.from}</th>
                {lengths && <th className="font-normal">{noteMessages.to}</th>}
                <th className="font-normal">{unit}</th>
                {labelled && <th className="font-normal">{noteMessages.label}</th>}
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.start_s} className="border-b border-line">
                  <td className="py-1">
                    <PlayAt start_s={point.start_s} className="ml-0.5" />
                  </td>
                  {lengths && <td>{clock(point.end_s)}</td>}
                  <td>{point.value === null ? '' : say(point.value)}</td>
                  {labelled && <td>{point.label}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Disclosure>
  );
}
