'use client';

import { clock } from '#lib/base/words';
import { speeds } from '#lib/client/timeline/listening';
import { useSession, useSessionStore } from '#components/session/session-context';
import { useLoop } from './use-loop';
import { pausesOf } from '#components/session/timeline/use-timeline';
import { playerMessages } from '#lib/messages/player';

const quiet =
  'min-h-11 text-accent underline decoration-1 underline-offset-[0.2em] hover:decoration-2 aria-pressed:font-semibold aria-pressed:no-underline lg:min-h-6';

/** The playback speed. */
export function SpeedChoice() {
  const store = useSessionStore();
  const speed = useSession((state) => state.listening.speed);
  return (
    <select
      aria-label={playerMessages.speed}
      title={playerMessages.speedHint}
      value={speed}
      onChange={(event) => store.getState().setListening({ speed: Number(event.target.value) })}
      className="min-h-11 w-14 bg-transparent text-center text-note text-ink-2 hover:text-ink lg:min-h-8"
    >
      {speeds.map((known) => (
        <option key={known} value={known}>
          {known}×
        </option>
      ))}
    </select>
  );
}

/** Skipping silence, and repeating a passage. */
export function ListeningControls() {
  const store = useSessionStore();
  const { toggleLoop } = useLoop();
  const { skipsSilence, loop } = useSession((state) => state.listening);
  const hasPauses = useSession((state) => pausesOf(state).length > 0);
  return (
    <>
      {hasPauses && (
        <button
          type="button"
          aria-pressed={skipsSilence}
          title={playerMessages.skipSilenceHint}
          onClick={() => store.getState().setListening({ skipsSilence: !skipsSilence })}
          className={quiet}
        >
          {playerMessages.skipSilence}
        </button>
      )}
      <button
        type="button"
        aria-pressed={loop !== null}
        aria-label={loop === null ? playerMessages.repeatPassage : undefined}
        title={playerMessages.repeatHint}
        onClick={toggleLoop}
        className={quiet}
      >
        {loop === null ? playerMessages.repeat : playerMessages.repeating(clock(loop.start_s), clock(loop.end_s))}
      </button>
    </>
  );
}
