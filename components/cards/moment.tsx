'use client';

import { useMemo } from 'react';
import { useClock, useSeek, useSession } from '#components/session/session-context';
import { locate } from '#lib/client/locate';

/** The time at which a quoted text is heard, as a button that plays it; nothing where the text was not said so. */
export function Moment({ of: text }: { of: string }) {
  const segments = useSession((state) => state.view.segments);
  const start_s = useMemo(() => locate(text, segments), [text, segments]);
  const seek = useSeek();
  const { timed, verb, label } = useClock();
  if (start_s === null) return null;
  return (
    <button
      type="button"
      onClick={() => seek(start_s)}
      className="relative ml-2 inline text-note text-accent underline decoration-1 underline-offset-[0.2em] before:absolute before:-inset-x-2 before:-inset-y-2.5 hover:decoration-2"
    >
      {timed && <span className="sr-only">{verb} </span>}
      {label(start_s)}
    </button>
  );
}
