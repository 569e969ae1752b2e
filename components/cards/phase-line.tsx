'use client';

import { useSeek } from '#components/session/session-context';
import { capital, clock, words } from '#lib/base/words';

/** The phases as stretches of one line, in proportion to their length; each plays from its beginning. */
export function PhaseLine({ phases }: { phases: readonly { phase: string; start_s: number; end_s: number }[] }) {
  const seek = useSeek();
  if (phases.length < 2) return null;
  return (
    <ol aria-label="Phases" className="mt-4 flex gap-[3px]">
      {phases.map((item) => (
        <li key={item.start_s} className="min-w-16" style={{ flexGrow: Math.max(0.1, item.end_s - item.start_s), flexBasis: 0 }}>
          <button type="button" onClick={() => seek(item.start_s)} className="group block w-full border-t-[3px] border-ink-2 pt-1 pb-2 text-left text-note hover:border-accent">
            <span className="block font-medium group-hover:text-accent">{capital(words(item.phase))}</span>
            <span className="text-accent underline decoration-1 underline-offset-[0.2em]">{clock(item.start_s)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
