'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** In ms: a dialog that closes gives the focus back first, if what had it is still there. */
const dialogMs = 50;

/**
 * Takes the focus to a place when a change of `state` has removed what had it, so that the keyboard goes on from there
 * and not from the top of the page. `state` changes by what a person does alone: whoever reads elsewhere keeps their
 * place. The place needs `tabIndex={-1}`.
 */
export function useFocusKept<Place extends HTMLElement>(state: string | number): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const last = useRef(state);
  useEffect(() => {
    if (last.current === state) return undefined;
    last.current = state;
    const timer = setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body) place.current?.focus();
    }, dialogMs);
    return () => clearTimeout(timer);
  }, [state]);
  return place;
}
