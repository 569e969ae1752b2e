import type { ReactNode } from 'react';

/** A button that unfolds; works before hydration and without JavaScript. */
export function Disclosure({
  open,
  close,
  onToggle,
  children,
}: {
  open: string;
  close: string;
  onToggle?: (isOpen: boolean) => void;
  children: ReactNode;
}) {
  return (
    <details className="mt-1" onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}>
      <summary className="inline-flex min-h-11 items-center text-note text-accent underline decoration-1 underline-offset-[0.2em] sm:min-h-8">
        <span className="when-closed">{open}</span>
        <span className="when-open">{close}</span>
      </summary>
      {children}
    </details>
  );
}
