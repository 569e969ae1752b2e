'use client';

import { useEffect } from 'react';
import { momentIn } from '#lib/client/transcript/moment-in';
import { showPassage } from '#lib/client/transcript/show-passage';
import { useSessionStore } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';

/** In the place of the player, for a text that was given without a recording. */
export function GivenText() {
  const store = useSessionStore();
  useEffect(() => {
    const moment = momentIn(window.location.hash);
    if (moment !== null) showPassage(store, moment);
  }, [store]);
  return <p className="border-y border-line py-4 text-ink-2">{sessionMessages.noAudio}</p>;
}
