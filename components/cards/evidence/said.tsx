'use client';

import type { ReactNode } from 'react';
import { Struck, useIsDisputed } from './disputed';
import { useClock, useSeek } from '#components/session/session-context';

/** A line that plays when it is pressed: first the time, then the words, and a remark below them. */
export function Said({ start_s, children, about }: { start_s: number; children: ReactNode; about?: ReactNode }) {
  const seek = useSeek();
  const disputed = useIsDisputed(start_s);
  const { timed, verb, label } = useClock();
  return (
    <div className="grid grid-cols-[3.25rem_minmax(0,1fr)] wrap-anywhere">
      <button
        type="button"
        onClick={() => seek(start_s)}
        className="group relative col-span-2 grid grid-cols-subgrid items-baseline py-1 text-left before:absolute before:inset-x-0 before:-inset-y-1.5 sm:before:hidden"
      >
        <span className="text-note text-accent underline decoration-1 underline-offset-[0.2em] group-hover:decoration-2">
          {timed && <span className="sr-only">{verb} </span>}
          {label(start_s)}
        </span>
        <span className="group-hover:text-accent">
          <Struck when={disputed}>{children}</Struck>
        </span>
      </button>
      {about && <div className="relative col-start-2 -mt-0.5 pb-1 text-note text-ink-2">{about}</div>}
    </div>
  );
}
