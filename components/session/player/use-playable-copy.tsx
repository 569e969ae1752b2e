'use client';

import { type RefObject, useEffect } from 'react';
import { useSession } from '#components/session/session-context';

/**
 * The server makes a copy of recordings that browsers cannot play or seek (WebM from a recorder has no length, AMR no
 * decoder) while it measures the recording. A page that was opened before switches to it then, at the same position.
 */
export function usePlayableCopy(media: RefObject<HTMLAudioElement | null>, href: string): void {
  const ended = useSession(
    ({ view }) => view.complete !== null || ['done', 'failed'].includes(view.steps.audio_quality_metrics.state),
  );

  useEffect(() => {
    const element = media.current;
    if (!element || !ended) return;
    let tried = false;
    const check = (): void => {
      const bad =
        element.error !== null ||
        (element.readyState >= HTMLMediaElement.HAVE_METADATA && !Number.isFinite(element.duration));
      if (!bad || tried) return;
      tried = true;
      // A separate address, so that no range of the original is taken from the cache.
      changeSource(element, `${href}?copy`);
    };
    check();
    element.addEventListener('loadedmetadata', check);
    element.addEventListener('error', check);
    return () => {
      element.removeEventListener('loadedmetadata', check);
      element.removeEventListener('error', check);
    };
  }, [media, href, ended]);
}

/** Another file of the same sound: continues at the same position, playing or not. */
function changeSource(element: HTMLAudioElement, src: string): void {
  const { currentTime, paused } = element;
  element.src = src;
  element.currentTime = currentTime;
  if (!paused) element.play().catch(() => undefined);
}
