import type { ReactNode } from 'react';

/** A button that unfolds; works before the page has woken up, and without JavaScript. */
export function Disclosure({ open, close, children }: { open: string; close: string; children: ReactNode }) {
  return (
    <details className="mt-1">
      <summary className="inline-flex min-h-11 items-center text-note text-accent underline decoration-1 underline-offset-[0.2em] sm:min-h-8">
        <span className="when-closed">{open}</span>
        <span className="when-open">{close}</span>
      </summary>
      {children}
    </details>
  );
}
