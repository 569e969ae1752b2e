'use client';

import { type RefObject, useEffect, useRef } from 'react';

/**
 * In ms: a dialog that closes first returns the focus to its earlier element, if that still exists. On a busy machine it
 * needs longer than one look.
 */
const dialogMs = { look: 50, most: 2_000 } as const;
const inDialog = '[role="dialog"], [role="alertdialog"]';

/**
 * Moves the focus to an element when a change of `state` has removed the focused one, so that keyboard users continue
 * there and not at the top of the page. `state` must change only by a person's action, so that a reader elsewhere keeps
 * their place. The element needs `tabIndex={-1}`.
 */
export function useFocusKept<Place extends HTMLElement>(state: string | number): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const last = useRef(state);
  useEffect(() => {
    if (last.current === state) return undefined;
    last.current = state;
    const until = performance.now() + dialogMs.most;
    const look = (): void => {
      const active = document.activeElement;
      if (active?.closest(inDialog) && performance.now() < until) timer = setTimeout(look, dialogMs.look);
      else if (active === null || active === document.body) place.current?.focus();
    };
    let timer = setTimeout(look, dialogMs.look);
    return () => clearTimeout(timer);
  }, [state]);
  return place;
}
