'use client';

import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells the rest of the page how much of the window the player covers, so that jump targets are not hidden below it. On
 * a small screen the tabs cover it instead; app/globals.css knows their height, since a change here costs a style of
 * every element.
 */
export function useStickyHeight(): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = section.current;
    if (!element) return;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() => {
      if (getComputedStyle(element).position === 'sticky') root.setProperty('--player', `${element.offsetHeight}px`);
      else root.removeProperty('--player');
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty('--player');
    };
  }, []);
  return section;
}
