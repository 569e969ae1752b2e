'use client';

import { Pause, Play } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { clock } from '#lib/base/words';
import { hashOf } from '#lib/client/session/selection';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { playerMessages } from '#lib/messages/player';
import { SpeedChoice } from './listening-controls';
import { PlayerCommands } from './player-commands';
import { useSession, useSessionStore } from '#components/session/session-context';
import { Timeline } from '#components/session/timeline/timeline';
import { Waveform } from './waveform';

interface Props {
  media: RefObject<HTMLAudioElement | null>;
  audio: NonNullable<SessionSnapshot['audio']>;
  duration_s: number;
  /** On a small screen the thin lanes are shown on demand. */
  lanesOpen: boolean;
}

/** The controls of the player. They are loaded after the page, since they need a script to work. */
export function PlayerControls({ media, audio, duration_s, lanesOpen }: Props) {
  const ready = useSession(({ code }) => code !== null);
  return (
    <>
      <div className="player-bar">
        <PlayButton />
        <Waveform media={media} href={audio.peaks_href} duration_s={duration_s} />
        <div className="flex flex-col justify-end">
          <SpeedChoice />
        </div>
      </div>
      <PlayerCommands media={media} />
      <Timeline duration_s={duration_s} lanesOpen={lanesOpen} ready={ready} />
    </>
  );
}

function PlayButton() {
  const store = useSessionStore();
  const playing = useSession((state) => state.playback.playing);
  const Icon = playing ? Pause : Play;
  const action = playing ? playerMessages.pause : playerMessages.play;
  return (
    <div className="flex shrink-0 items-center justify-center gap-2 lg:w-14 lg:flex-col lg:gap-0">
      <button
        type="button"
        aria-label={action}
        title={playerMessages.keyHint(action)}
        onClick={() => store.getState().player?.toggle()}
        className="grid size-11 place-items-center bg-accent text-accent-ink hover:opacity-90"
      >
        <Icon size={20} strokeWidth={2} aria-hidden="true" className="fill-current" />
      </button>
      <MomentLink />
    </div>
  );
}

/** The playback position; a press copies a link to it, with the selected finding. */
function MomentLink() {
  const store = useSessionStore();
  const time = useSession((state) => clock(state.playback.time_s));
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    const { selection, playback, say } = store.getState();
    try {
      await navigator.clipboard.writeText(
        `${window.location.href.split('#')[0] ?? ''}${hashOf({ ...selection, time_s: playback.time_s })}`,
      );
      say(playerMessages.linkCopied(clock(playback.time_s)));
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    } catch {
      say(playerMessages.cannotCopy);
    }
  }

  return (
    <button
      type="button"
      title={playerMessages.copyLink}
      onClick={() => void copy()}
      className="min-h-11 min-w-11 text-center text-note font-semibold hover:text-accent lg:min-h-7 lg:min-w-14"
    >
      <span className="sr-only">{`${playerMessages.copyLink}, `}</span>
      {copied ? playerMessages.copied : time}
    </button>
  );
}
