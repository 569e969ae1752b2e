'use client';

import { Pause, Play } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useHydrated } from '#components/ui/use-hydrated';
import { clock } from '#lib/base/words';
import { hashOf } from '#lib/client/selection';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { useSession, useSessionStore } from './session-context';
import { Timeline } from './timeline';
import { TimelineKey } from './timeline-key';
import { usePlayableCopy } from './use-playable-copy';
import { usePlayer } from './use-player';
import { useStickyHeight } from './use-sticky-height';
import { usePauses, useTone } from './use-timeline';
import { Waveform } from './waveform';

/** The recording, always in reach: waveform, who speaks when, and what was found, on one time axis. On a small screen it is played from a bar at the bottom. */
export function Player({ audio }: { audio: NonNullable<SessionSnapshot['audio']> }) {
  const media = useRef<HTMLAudioElement>(null);
  const { duration_s } = usePlayer(media);
  usePlayableCopy(media, audio.href);
  const ready = useHydrated();
  const section = useStickyHeight();
  const tone = useTone();
  const pauses = usePauses(duration_s);
  const [lanesOpen, setLanesOpen] = useState(false);
  return (
    <>
      <section ref={section} aria-label="Player" className="no-print -mx-4 border-y border-line bg-paper px-4 sm:-mx-8 sm:px-8 lg:sticky lg:top-0 lg:z-20">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript on the same page is its text */}
        <audio ref={media} src={audio.href} preload="metadata" controls={!ready} className="plain-player my-4 w-full" />
        <div className="player-lines gap-x-6 py-2 lg:grid lg:grid-cols-[auto_minmax(0,1fr)]">
          <div className="player-bar">
            <PlayButton media={media} />
            <Waveform media={media} href={audio.peaks_href} duration_s={duration_s} />
            <div className="flex flex-col justify-end">
              <SpeedButton
                onSpeed={(speed) => {
                  if (media.current) media.current.playbackRate = speed;
                }}
              />
            </div>
          </div>
          <Timeline duration_s={duration_s} tone={tone} pauses={pauses} lanesOpen={lanesOpen} />
        </div>
      </section>
      <TimelineKey hasTone={tone !== null} hasPauses={pauses.length > 0} lanesOpen={lanesOpen} onLanes={setLanesOpen} />
    </>
  );
}

function PlayButton({ media }: { media: RefObject<HTMLAudioElement | null> }) {
  const playing = useSession((state) => state.playback.playing);
  const Icon = playing ? Pause : Play;
  return (
    <div className="flex shrink-0 items-center justify-center gap-2 lg:w-14 lg:flex-col lg:gap-0">
      <button
        type="button"
        aria-label={playing ? 'Pause' : 'Play'}
        title={`${playing ? 'Pause' : 'Play'} (space bar; arrow keys move by 5 s)`}
        onClick={() => (playing ? media.current?.pause() : void media.current?.play().catch(() => undefined))}
        className="grid size-11 place-items-center bg-accent text-accent-ink hover:opacity-90"
      >
        <Icon size={20} strokeWidth={2} aria-hidden="true" className="fill-current" />
      </button>
      <MomentLink />
    </div>
  );
}

/** Where the playback is; a press copies a link to there, and to the finding that is selected. */
function MomentLink() {
  const store = useSessionStore();
  const time = useSession((state) => clock(state.playback.time_s));
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    const { selection, playback, say } = store.getState();
    try {
      await navigator.clipboard.writeText(`${window.location.href.split('#')[0] ?? ''}${hashOf({ ...selection, time_s: playback.time_s })}`);
      say(`A link to ${clock(playback.time_s)} was copied.`);
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    } catch {
      say('The browser does not allow copying here.');
    }
  }

  return (
    <button type="button" title="Copy a link to this moment" onClick={() => void copy()} className="min-h-11 min-w-11 text-center text-note font-semibold hover:text-accent lg:min-h-7 lg:min-w-14">
      <span className="sr-only">Copy a link to this moment, </span>
      {copied ? 'copied' : time}
    </button>
  );
}

const speeds = [1, 1.25, 1.5, 2, 0.75];

function SpeedButton({ onSpeed }: { onSpeed: (speed: number) => void }) {
  const [speed, setSpeed] = useState(1);
  function next(): void {
    const chosen = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(chosen);
    onSpeed(chosen);
  }
  return (
    <button type="button" aria-label={`Speed: ${speed} times. Change`} title="Speed" onClick={next} className="min-h-11 w-10 text-note text-ink-2 hover:text-ink lg:min-h-8 lg:w-14">
      {speed}×
    </button>
  );
}
