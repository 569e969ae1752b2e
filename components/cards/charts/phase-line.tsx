'use client';

import { useClock, useSeek } from '#components/session/session-context';

export interface Stretch {
  name: string;
  start_s: number;
  end_s: number;
}

/** Stretches on one line, in proportion to their length; each plays from its start. They wrap if space is short. */
export function PhaseLine({ caption, stretches }: { caption: string; stretches: readonly Stretch[] }) {
  const seek = useSeek();
  const { timed, verb, label } = useClock();
  if (stretches.length < 2) return null;
  return (
    <ol aria-label={caption} className="mt-4 flex flex-wrap gap-[3px]">
      {stretches.map((item) => (
        <li
          key={item.start_s}
          className="min-w-20"
          style={{ flexGrow: Math.max(0.1, item.end_s - item.start_s), flexBasis: 0 }}
        >
          <button
            type="button"
            onClick={() => seek(item.start_s)}
            className="group block min-h-11 w-full border-t-[3px] border-ink-2 pt-1 pb-2 text-left text-note wrap-anywhere hover:border-accent"
          >
            <span className="block font-medium group-hover:text-accent">{item.name}</span>
            <span className="text-accent underline decoration-1 underline-offset-[0.2em]">
              {timed && <span className="sr-only">{verb} </span>}
              {label(item.start_s)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
