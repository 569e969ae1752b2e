'use client';

import { useClock, useSeek } from '#components/session/session-context';

/** A time that plays its moment: as large as a word, with a larger touch target. */
export function PlayAt({ start_s, className = '' }: { start_s: number; className?: string }) {
  const seek = useSeek();
  const { timed, verb, label } = useClock();
  return (
    <button
      type="button"
      onClick={() => seek(start_s)}
      className={`relative inline text-note text-accent underline decoration-1 underline-offset-[0.2em] before:absolute before:-inset-x-2 before:-inset-y-2.5 hover:decoration-2 ${className}`}
    >
      {timed && <span className="sr-only">{verb} </span>}
      <span>{label(start_s)}</span>
    </button>
  );
}
