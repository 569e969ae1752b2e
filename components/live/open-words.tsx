'use client';

import { useSession } from '#components/session/session-context';

/**
 * The current words of a live recording: firm ones in full colour, the rest grey. Not announced, since they change
 * several times a second.
 */
export function OpenWords() {
  const open = useSession((state) => state.open);
  if (!open) return null;
  return (
    <p aria-live="off" data-open-words="" className="transcript mt-[0.9em]">
      {open.text.slice(0, open.firm_chars)}
      <span className="text-ink-2">{open.text.slice(open.firm_chars)}</span>
    </p>
  );
}
