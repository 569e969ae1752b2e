'use client';

import { clock } from '#lib/base/words';
import type { LiveMark } from '#lib/events/view';
import { useSession } from '#components/session/session-context';
import { livePageMessages } from '#lib/messages/live-page';

const none: readonly LiveMark[] = [];

/** The markers and pauses of a live recording. */
export function useLiveMarks(): readonly LiveMark[] {
  return useSession((state) => state.view.live?.marks ?? none);
}

/** A mark in the text, after the passage where it was made. */
export function LiveMarkInText({ mark }: { mark: LiveMark }) {
  return (
    <span data-live-mark={mark.kind} title={clock(mark.at_s)} className="text-note text-ink-2">
      {mark.kind === 'pause' ? livePageMessages.pausedInText : livePageMessages.markInText(mark.text)}
    </span>
  );
}
