'use client';

import { useRef, useState } from 'react';
import { later } from '#components/ui/later';
import { useHydrated } from '#components/ui/use-hydrated';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { useLaneRows } from '#components/session/timeline/use-lane-rows';
import { usePlayableCopy } from './use-playable-copy';
import { usePlayer } from './use-player';
import { useStickyHeight } from '#components/ui/use-sticky-height';
import { sessionMessages } from '#lib/messages/session';

const PlayerControls = later(() => import('./player-controls').then((module) => module.PlayerControls));
const TimelineKey = later(() =>
  import('#components/session/timeline/timeline-key').then((module) => module.TimelineKey),
);

/**
 * The recording, always visible: waveform, speakers and findings on one time axis. On a small screen a bar at the
 * bottom plays it.
 */
export function Player({ audio }: { audio: NonNullable<SessionSnapshot['audio']> }) {
  const media = useRef<HTMLAudioElement>(null);
  const { duration_s } = usePlayer(media);
  usePlayableCopy(media, audio.href);
  const ready = useHydrated();
  const section = useStickyHeight();
  const rows = useLaneRows();
  const [lanesOpen, setLanesOpen] = useState(false);
  return (
    <>
      <section
        ref={section}
        aria-label={sessionMessages.player}
        className="no-print -mx-4 border-y border-line bg-paper px-4 sm:-mx-8 sm:px-8 lg:sticky lg:top-0 lg:z-20"
      >
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript on the same page is its text */}
        <audio ref={media} src={audio.href} preload="metadata" controls={!ready} className="plain-player my-4 w-full" />
        <div
          className="player-lines gap-x-6 py-2 lg:grid lg:grid-cols-[auto_minmax(0,1fr)]"
          data-rows={Number(rows.tone) + Number(rows.pauses)}
        >
          <PlayerControls media={media} audio={audio} duration_s={duration_s} lanesOpen={lanesOpen} />
        </div>
      </section>
      <div className={rows.marks || rows.tone || rows.pauses ? 'no-print mt-1 min-h-11 lg:min-h-6' : ''}>
        <TimelineKey lanesOpen={lanesOpen} onLanes={setLanesOpen} />
      </div>
    </>
  );
}
