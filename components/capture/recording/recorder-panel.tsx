'use client';

import { Pause, Play, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button';
import { clock } from '#lib/base/words';
import type { Recorder } from '#lib/client/recording/recorder';
import { captureMessages } from '#lib/messages/capture';
import { DiscardRecording } from './discard-recording';
import { LevelMeter } from './level-meter';

/** The panel during a recording: time, level, pause, stop, discard. */
export function RecorderPanel(props: {
  recorder: Recorder;
  gone: boolean;
  full: boolean;
  onStop: () => void;
  onDiscard: () => void;
}) {
  const { recorder, gone } = props;
  const [paused, setPaused] = useState(false);
  const [elapsed_s, setElapsed] = useState(0);

  useEffect(() => {
    const timer = setInterval(() => setElapsed(recorder.elapsed_s()), 200);
    return () => clearInterval(timer);
  }, [recorder]);

  function togglePause(): void {
    if (paused) recorder.resume();
    else recorder.pause();
    setPaused(!paused);
  }

  return (
    <section aria-label={captureMessages.recorder} className="border-y border-line py-6">
      <div className="flex items-baseline justify-between">
        <p className="text-display font-semibold" role="timer" aria-label={captureMessages.recorded}>
          {clock(elapsed_s)}
        </p>
        <p className="text-body text-ink-2" role="status">
          {gone ? captureMessages.microphoneGone : paused ? captureMessages.paused : captureMessages.recording}
        </p>
      </div>
      <div className="mt-4">
        <LevelMeter level_dbfs={recorder.level_dbfs} paused={paused || gone} />
      </div>
      {gone && (
        <p role="alert" className="mt-3 text-body text-alert">
          {captureMessages.microphoneLost}
        </p>
      )}
      {props.full && (
        <p role="status" className="mt-3 text-note text-alert">
          {captureMessages.noRoom}
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="solid" onClick={props.onStop}>
          <Square size={15} aria-hidden="true" className="fill-current" />
          {captureMessages.stopAndAnalyse}
        </Button>
        {!gone && (
          <Button onClick={togglePause}>
            {paused ? <Play size={15} aria-hidden="true" /> : <Pause size={15} aria-hidden="true" />}
            {paused ? captureMessages.resume : captureMessages.pause}
          </Button>
        )}
        <DiscardRecording
          className="sm:ml-auto"
          length_s={elapsed_s}
          keep={gone ? captureMessages.keepIt : captureMessages.keepRecording}
          onDiscard={props.onDiscard}
        />
      </div>
    </section>
  );
}
