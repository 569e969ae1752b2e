'use client';

import { useMemo } from 'react';
import { clock } from '#lib/base/words';
import { passageAt, type Stretch, stretchOf } from '#lib/client/timeline/listening';
import type { SessionView } from '#lib/events/view';
import { useSessionStore } from '#components/session/session-context';
import { playerMessages } from '#lib/messages/player';

/** Repeats the passages selected in the text, or the one that is playing; ends the current loop if there is one. */
export function useLoop(): { toggleLoop: () => void } {
  const store = useSessionStore();
  return useMemo(
    () => ({
      toggleLoop() {
        const { listening, playback, view, player, setListening, say } = store.getState();
        const loop = listening.loop ? null : (selectedIn(view) ?? passageAt(view.segments, playback.time_s));
        setListening({ loop });
        say(loop ? `${playerMessages.repeating(clock(loop.start_s), clock(loop.end_s))}.` : playerMessages.repeatOff);
        if (loop && (playback.time_s < loop.start_s || playback.time_s >= loop.end_s)) player?.seek(loop.start_s, true);
      },
    }),
    [store],
  );
}

/** The passages in a selection by mouse or keyboard. */
function selectedIn({ segments }: SessionView): Stretch | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = [...document.querySelectorAll<HTMLElement>('[data-segment]')].filter((passage) =>
    range.intersectsNode(passage),
  );
  return stretchOf(
    segments,
    touched.map((passage) => Number(passage.dataset['segment'])),
  );
}
