'use client';

import { type RefObject, useEffect, useMemo } from 'react';
import type { Command } from '#lib/client/session/commands';
import { plainListening, speedAfter } from '#lib/client/timeline/listening';
import { useSessionStore } from '#components/session/session-context';
import { useLoop } from './use-loop';
import { useOffer } from '#components/session/keys/use-offer';
import { useSelection } from '#components/session/use-selection';
import { playerMessages } from '#lib/messages/player';

const { commands: names } = playerMessages;

/** In seconds. */
const step_s = 5;
const leap_s = 10;

/** The commands of the player, for keys, palette, and the media keys of headphones and lock screens. */
export function PlayerCommands({ media }: { media: RefObject<HTMLAudioElement | null> }) {
  const store = useSessionStore();
  const selecting = useSelection();
  const { toggleLoop } = useLoop();

  const commands = useMemo((): Command[] => {
    const toggle = (): void => store.getState().player?.toggle();
    const move = (by_s: number) => (): void => {
      const { player, playback } = store.getState();
      player?.seek(Math.max(0, playback.time_s + by_s), false);
    };
    const setSpeed = (speed: number): void => {
      store.getState().setListening({ speed });
      store.getState().say(playerMessages.speedIs(speed));
    };
    return [
      { id: 'toggle', name: names.toggle, keys: [' ', 'k'], run: toggle },
      { id: 'back', name: names.back, keys: ['ArrowLeft'], run: move(-step_s) },
      { id: 'on', name: names.forward, keys: ['ArrowRight'], run: move(step_s) },
      { id: 'far-back', name: names.farBack, keys: ['j'], run: move(-leap_s) },
      { id: 'far-on', name: names.farForward, keys: ['l'], run: move(leap_s) },
      {
        id: 'slower',
        name: names.slower,
        keys: ['<'],
        run: () => setSpeed(speedAfter(store.getState().listening.speed, -1)),
      },
      {
        id: 'faster',
        name: names.faster,
        keys: ['>'],
        run: () => setSpeed(speedAfter(store.getState().listening.speed, 1)),
      },
      { id: 'plain-speed', name: names.normalSpeed, run: () => setSpeed(plainListening.speed) },
      {
        id: 'skip-silence',
        name: names.skipSilence,
        keys: ['s'],
        run: () => store.getState().setListening({ skipsSilence: !store.getState().listening.skipsSilence }),
      },
      { id: 'loop', name: names.repeat, keys: ['r'], run: toggleLoop },
    ];
  }, [store, toggleLoop]);
  useOffer(commands);

  useEffect(() => {
    if (!('mediaSession' in navigator)) return undefined;
    const { mediaSession } = navigator;
    const seekTo = (seconds: number): void => store.getState().player?.seek(Math.max(0, seconds), false);
    const now = (): number => store.getState().playback.time_s;
    const handlers: Partial<Record<MediaSessionAction, (details: MediaSessionActionDetails) => void>> = {
      play: () => void media.current?.play().catch(() => undefined),
      pause: () => media.current?.pause(),
      seekbackward: ({ seekOffset }) => seekTo(now() - (seekOffset ?? leap_s)),
      seekforward: ({ seekOffset }) => seekTo(now() + (seekOffset ?? leap_s)),
      seekto: ({ seekTime }) => seekTo(seekTime ?? now()),
      previoustrack: () => selecting.step(-1),
      nexttrack: () => selecting.step(1),
    };
    mediaSession.metadata = new MediaMetadata({ title: document.title, artist: 'Undertone' });
    for (const [action, handler] of Object.entries(handlers)) setHandler(action as MediaSessionAction, handler);
    return () => {
      for (const action of Object.keys(handlers)) setHandler(action as MediaSessionAction, null);
    };
  }, [media, store, selecting]);
  return null;
}

/** A browser throws for an action that it does not know. */
function setHandler(action: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // The player works without this key.
  }
}
