'use client';

import { type RefObject, useEffect, useState } from 'react';
import { momentIn } from '#lib/client/moment-in';
import { useSession, useSessionStore } from './session-context';

const notePlaybackEveryMs = 60;
const skip_s = 5;

/** True where a key press belongs to a control and not to the player. */
export function belongsToControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, button, summary, [role="menu"], [role="alertdialog"], [contenteditable]') !== null;
}

/** Ties the audio element to the store: where it plays, how to seek it, and the keys that move it. */
export function usePlayer(media: RefObject<HTMLAudioElement | null>): { duration_s: number } {
  const store = useSessionStore();
  const known_s = useSession((state) => state.view.audio_s);
  const [media_s, setMediaLength] = useState<number | null>(null);

  useEffect(() => {
    const element = media.current;
    if (!element) return;
    const { setPlayback, setPlayer } = store.getState();
    let frame = 0;
    let notedAt = 0;
    const note = (): void => setPlayback({ time_s: element.currentTime, playing: !element.paused });
    const run = (now: number): void => {
      if (now - notedAt >= notePlaybackEveryMs) {
        notedAt = now;
        note();
      }
      frame = element.paused ? 0 : requestAnimationFrame(run);
    };
    const onPlay = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(run);
    };
    // Recorded WebM says Infinity until it has been played through.
    const onLength = (): void => setMediaLength(Number.isFinite(element.duration) ? element.duration : null);
    const quiet = ['pause', 'seeked', 'seeking', 'ended', 'timeupdate'] as const;

    element.addEventListener('play', onPlay);
    element.addEventListener('durationchange', onLength);
    for (const name of quiet) element.addEventListener(name, note);
    onLength();
    setPlayer({
      seek(seconds, play) {
        element.currentTime = seconds;
        setPlayback({ time_s: seconds });
        if (play) element.play().catch(() => undefined);
      },
    });
    const moment = momentIn(window.location.hash);
    if (moment !== null) store.getState().player?.seek(moment, false);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('play', onPlay);
      element.removeEventListener('durationchange', onLength);
      for (const name of quiet) element.removeEventListener(name, note);
      setPlayer(null);
    };
  }, [media, store]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const element = media.current;
      if (!element || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || belongsToControl(event.target)) return;
      if (event.key === ' ') {
        if (element.paused) element.play().catch(() => undefined);
        else element.pause();
      } else if (event.key === 'ArrowLeft') element.currentTime = Math.max(0, element.currentTime - skip_s);
      else if (event.key === 'ArrowRight') element.currentTime += skip_s;
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [media]);

  return { duration_s: known_s ?? media_s ?? 0 };
}
