'use client';

import { Pause, Play, Square } from 'lucide-react';
import { useEffect } from 'react';
import { DiscardRecording } from '#components/capture/recording/discard-recording';
import { LevelMeter } from '#components/capture/recording/level-meter';
import { useLeaveWarning } from '#components/capture/use-leave-warning';
import { Button } from '#components/ui/button';
import { clock } from '#lib/base/words';
import { currentLive } from '#lib/client/live/current';
import type { LiveRecording } from '#lib/client/live/live-recording';
import { useStickyHeight } from '#components/ui/use-sticky-height';
import { liveMessages } from '#lib/messages/live';
import { liveSentences, phaseWords } from './live-words';
import { MarkForm } from './mark-form';
import { useLiveState } from './use-live';

interface Props {
  recording: LiveRecording;
  /** When the last words came, as ISO time. */
  heardAt: string | undefined;
  onDiscard: () => Promise<void>;
}

/** The recorder, always visible while it records: time, level, pause, marker, stop, and problems that can be fixed. */
export function LiveBar({ recording, heardAt, onDiscard }: Props) {
  const section = useStickyHeight();
  const state = useLiveState(recording, (all) => all);
  const { phase, elapsed_s, silenceLeft_s } = state;
  const running = phase === 'recording';
  const going = running || phase === 'paused' || phase === 'held';
  const sentences = liveSentences(state);
  useLeaveWarning(phase !== 'ended');
  useEffect(() => {
    if (heardAt !== undefined) recording.heard();
  }, [recording, heardAt]);
  useEffect(() => {
    // The page then shows the recording itself, by the log.
    if (phase === 'ended' && state.refused === null) currentLive.setState({ recording: null });
  }, [phase, state.refused]);

  return (
    <section
      ref={section}
      aria-label={liveMessages.recorder}
      className="no-print sticky top-0 z-20 -mx-4 border-y border-line bg-paper px-4 py-3 sm:-mx-8 sm:px-8"
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <div className="min-w-24">
          <p role="timer" aria-label={liveMessages.recorded} className="text-title leading-none font-semibold">
            {clock(elapsed_s)}
          </p>
          <p role="status" className="mt-1 text-note text-ink-2">
            {phaseWords(state)}
          </p>
        </div>
        <div className="min-w-40 flex-1 space-y-1">
          {going &&
            recording.voices.map(({ name, level_dbfs }) => (
              <LevelMeter
                key={name}
                level_dbfs={level_dbfs}
                source={name === liveMessages.microphoneTitle ? 'microphone' : 'shared'}
                paused={!running}
                bare
              />
            ))}
        </div>
        {going && (
          <div className="flex flex-wrap gap-3 max-sm:w-full">
            <Button onClick={() => (running ? void recording.pause() : recording.resume())} disabled={state.gone}>
              {running ? <Pause size={15} aria-hidden="true" /> : <Play size={15} aria-hidden="true" />}
              {running ? liveMessages.pause : liveMessages.resume}
            </Button>
            <MarkForm onMark={recording.mark} at_s={elapsed_s} />
            <Button look="solid" onClick={() => void recording.finish()}>
              <Square size={15} aria-hidden="true" className="fill-current" />
              {liveMessages.stop}
            </Button>
            <DiscardRecording
              about={liveMessages.deletedWithPage}
              length_s={elapsed_s}
              keep={liveMessages.keepRecording}
              onDiscard={onDiscard}
            />
          </div>
        )}
      </div>
      <div role="status">
        {sentences.map((sentence) => (
          <p
            key={sentence}
            className={`mt-2 text-note ${state.refused === null ? 'text-alert' : 'border-l-2 border-alert pl-4'}`}
          >
            {sentence}
          </p>
        ))}
      </div>
      {silenceLeft_s !== null && (
        <Button look="quiet" onClick={recording.heard}>
          {liveMessages.keepRecording}
        </Button>
      )}
    </section>
  );
}
