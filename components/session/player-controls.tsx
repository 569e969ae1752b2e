'use client';

import { Pause, Play } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { clock } from '#lib/base/words';
import { hashOf } from '#lib/client/selection';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { useSession, useSessionStore } from './session-context';
import { Timeline } from './timeline';
import { Waveform } from './waveform';

interface Props {
  media: RefObject<HTMLAudioElement | null>;
  audio: NonNullable<SessionSnapshot['audio']>;
  duration_s: number;
  /** On a small screen the thin lanes wait for a press. */
  lanesOpen: boolean;
  onSpeed: (speed: number) => void;
}

/** What is pressed and seen of the player. It comes after the page: before a script runs nothing of it would work. */
export function PlayerControls({ media, audio, duration_s, lanesOpen, onSpeed }: Props) {
  return (
    <>
      <div className="player-bar">
        <PlayButton media={media} />
        <Waveform media={media} href={audio.peaks_href} duration_s={duration_s} />
        <div className="flex flex-col justify-end">
          <SpeedButton onSpeed={onSpeed} />
        </div>
      </div>
      <Timeline duration_s={duration_s} lanesOpen={lanesOpen} />
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
