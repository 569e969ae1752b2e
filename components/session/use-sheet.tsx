'use client';

import { type RefObject, useEffect } from 'react';

/** Below this width a note covers the screen; app/session.css has the same number. */
export const smallScreen = '(width < 64rem)';

/**
 * On a small screen an open note covers the page: the focus moves into it, stays in it and the player, and returns when
 * it is closed.
 */
export function useSheet(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const sheet = box.current;
    if (!sheet || !window.matchMedia(smallScreen).matches) return;
    const before = document.activeElement;
    const close = sheet.querySelector<HTMLElement>('[data-close]');
    close?.focus({ preventScroll: true });
    const keep = ({ target }: FocusEvent): void => {
      if (
        target instanceof Element &&
        !sheet.contains(target) &&
        target.closest('[aria-label="Player"], [role="menu"], [role="alertdialog"]') === null
      )
        close?.focus({ preventScroll: true });
    };
    document.addEventListener('focusin', keep);
    return () => {
      document.removeEventListener('focusin', keep);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [box]);
}
