'use client';

import type { ReactNode } from 'react';
import { useFocusKept } from './use-focus-kept';

/** `useFocusKept` around content that the server renders. */
export function FocusKept({ state, children }: { state: string; children: ReactNode }) {
  const place = useFocusKept<HTMLDivElement>(state);
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      {children}
    </div>
  );
}
