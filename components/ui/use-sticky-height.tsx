'use client';

import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells the rest of the page how much of the window the player keeps (on a small screen the tabs, 44 px, keep it
 * instead), so that what one jumps to is not under it.
 */
export function useStickyHeight(): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = section.current;
    if (!element) return;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() =>
      root.setProperty('--player', `${getComputedStyle(element).position === 'sticky' ? element.offsetHeight : 44}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty('--player');
    };
  }, []);
  return section;
}
