'use client';

import { Pause, Play, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button';
import { clock } from '#lib/base/words';
import type { Recorder } from '#lib/client/recording/recorder';
import { DiscardRecording } from './discard-recording';
import { LevelMeter } from './level-meter';

/** While it records: time, level, pause, stop, discard. */
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
    <section aria-label="Recorder" className="border-y border-line py-6">
      <div className="flex items-baseline justify-between">
        <p className="text-display font-semibold" role="timer" aria-label="Recorded">
          {clock(elapsed_s)}
        </p>
        <p className="text-body text-ink-2" role="status">
          {gone ? 'Microphone gone' : paused ? 'Paused' : 'Recording'}
        </p>
      </div>
      <div className="mt-4">
        <LevelMeter level_dbfs={recorder.level_dbfs} paused={paused || gone} />
      </div>
      {gone && (
        <p role="alert" className="mt-3 text-body text-alert">
          The microphone went away. What was recorded until then is here: analyse it, or discard it.
        </p>
      )}
      {props.full && (
        <p role="status" className="mt-3 text-note text-alert">
          This browser has no room to keep a copy, so the recording exists in this page alone. Do not close it before
          the recording is sent.
        </p>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="solid" onClick={props.onStop}>
          <Square size={15} aria-hidden="true" className="fill-current" />
          Stop and analyse
        </Button>
        {!gone && (
          <Button onClick={togglePause}>
            {paused ? <Play size={15} aria-hidden="true" /> : <Pause size={15} aria-hidden="true" />}
            {paused ? 'Resume' : 'Pause'}
          </Button>
        )}
        <DiscardRecording
          className="sm:ml-auto"
          length_s={elapsed_s}
          keep={gone ? 'Keep it' : 'Keep recording'}
          onDiscard={props.onDiscard}
        />
      </div>
    </section>
  );
}
