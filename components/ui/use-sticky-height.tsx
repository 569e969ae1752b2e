'use client';

import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells the rest of the page how much of the window the player covers (on a small screen the tabs, 44 px, cover it
 * instead), so that jump targets are not hidden below it.
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
