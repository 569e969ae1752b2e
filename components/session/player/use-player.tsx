'use client';

import { type RefObject, useEffect, useState } from 'react';
import { afterSilence, loopBack } from '#lib/client/timeline/listening';
import { momentIn } from '#lib/client/transcript/moment-in';
import { useSession, useSessionStore } from '#components/session/session-context';
import { pausesOf } from '#components/session/timeline/use-timeline';

const notePlaybackEveryMs = 60;

function playAt(element: HTMLAudioElement, speed: number): void {
  element.playbackRate = speed;
}

/** Connects the audio element to the store: position, playback settings, and seeking. */
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
    const note = (): void => {
      setPlayback({ time_s: element.currentTime, playing: !element.paused });
      if (element.paused || element.seeking) return;
      const state = store.getState();
      const { listening } = state;
      const to = listening.loop
        ? loopBack(listening.loop, element.currentTime)
        : listening.skipsSilence
          ? afterSilence(pausesOf(state), element.currentTime)
          : null;
      if (to !== null) element.currentTime = to;
    };
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
    // WebM from a recorder reports Infinity until it has been played through.
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
        // A user who seeks elsewhere leaves the loop.
        const { listening, setListening } = store.getState();
        if (listening.loop && (seconds < listening.loop.start_s - 0.5 || seconds >= listening.loop.end_s))
          setListening({ loop: null });
      },
      toggle() {
        if (element.paused) element.play().catch(() => undefined);
        else element.pause();
      },
    });
    playAt(element, store.getState().listening.speed);
    const stopListening = store.subscribe(
      ({ listening }, before) => listening.speed !== before.listening.speed && playAt(element, listening.speed),
    );
    const moment = momentIn(window.location.hash);
    if (moment !== null) store.getState().player?.seek(moment, false);
    return () => {
      cancelAnimationFrame(frame);
      stopListening();
      element.removeEventListener('play', onPlay);
      element.removeEventListener('durationchange', onLength);
      for (const name of quiet) element.removeEventListener(name, note);
      setPlayer(null);
    };
  }, [media, store]);

  return { duration_s: known_s ?? media_s ?? 0 };
}
