'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { LevelMeter } from '#components/capture/recording/level-meter';
import { Button } from '#components/ui/button';
import { recall, remember } from '#lib/client/remembered';
import { type Capture, canShareSound, openCapture, type SoundSource } from '#lib/client/live/capture';
import { liveMessages } from '#lib/messages/live';
import { MicrophoneChoice } from './microphone-choice';

const sources: { value: SoundSource; text: string; note: string }[] = [
  { value: 'microphone', text: liveMessages.sourceMicrophone, note: liveMessages.sourceMicrophoneText },
  {
    value: 'system',
    text: liveMessages.sourceTab,
    note: liveMessages.sourceTabText,
  },
  { value: 'both', text: liveMessages.sourceBoth, note: liveMessages.sourceBothText },
];

type Sound = { kind: 'asking' } | { kind: 'open'; capture: Capture } | { kind: 'failed'; sentence: string };

interface Props {
  /** Resolves when the recording has started; rejects if this browser does not support it. */
  onBegin: (capture: Capture) => Promise<void>;
  onClose: () => void;
  /** The label of the start button, if a recording is continued. */
  begin?: string;
  /** A continued recording keeps its sound source and rate. */
  fixed?: { source: SoundSource; sample_rate_hz: number };
}

/** Before a recording: the source, the device, and whether any sound arrives. */
export function SetUp({ onBegin, onClose, begin = liveMessages.begin, fixed }: Props) {
  const name = useId();
  const [source, setSource] = useState<SoundSource>(fixed?.source ?? 'microphone');
  const [deviceId, setDeviceId] = useState(() => recall('microphone'));
  // A screen can only be shared after a press.
  const [sound, setSound] = useState<Sound>(
    source === 'microphone' ? { kind: 'asking' } : { kind: 'failed', sentence: liveMessages.shareAgain },
  );
  const [starting, setStarting] = useState(false);
  const open = useRef<Capture | null>(null);
  const asked = useRef(0);
  const heading = useRef<HTMLHeadingElement>(null);

  async function ask(wanted: SoundSource, device: string | null): Promise<void> {
    const mine = (asked.current += 1);
    open.current?.close();
    open.current = null;
    setSound({ kind: 'asking' });
    const started = await openCapture(wanted, device, fixed?.sample_rate_hz ?? null);
    if (mine !== asked.current) {
      if (started.kind === 'open') started.capture.close();
      return;
    }
    if (started.kind === 'open') open.current = started.capture;
    setSound(started);
  }
  const first = useRef(ask);
  useEffect(() => {
    heading.current?.focus();
    if ((fixed?.source ?? 'microphone') === 'microphone') void first.current('microphone', recall('microphone'));
    return () => {
      asked.current += 1;
      open.current?.close();
    };
  }, [fixed?.source]);

  function choose(wanted: SoundSource): void {
    setSource(wanted);
    void ask(wanted, deviceId);
  }
  function chooseDevice(id: string): void {
    remember('microphone', id);
    setDeviceId(id);
    void ask(source, id);
  }
  async function start(): Promise<void> {
    const capture = open.current;
    if (!capture) return;
    // The capture now belongs to the recording.
    open.current = null;
    setStarting(true);
    try {
      await onBegin(capture);
    } catch {
      setStarting(false);
      setSound({
        kind: 'failed',
        sentence: liveMessages.notStarted,
      });
    }
  }

  return (
    <section aria-label={liveMessages.beforeRecording} className="border-y border-line py-6">
      <h2 ref={heading} tabIndex={-1} className="text-lead font-semibold outline-none">
        {fixed ? liveMessages.beforeContinuing : liveMessages.beforeRecording}
      </h2>
      {!fixed && canShareSound() && (
        <fieldset className="mt-3">
          <legend className="sr-only">{liveMessages.whatIsRecorded}</legend>
          {sources.map(({ value, text, note }) => (
            <label key={value} className="flex min-h-11 items-start gap-3 py-1.5">
              <input
                type="radio"
                name={name}
                className="mt-1.5 accent-accent"
                checked={source === value}
                onChange={() => choose(value)}
              />
              <span>
                {text}
                <span className="block text-note text-ink-2">{note}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {source !== 'system' && <MicrophoneChoice key={sound.kind} value={deviceId} onChange={chooseDevice} />}
      <div className="mt-4 min-h-16">
        {sound.kind === 'asking' && <p className="text-ink-2">{liveMessages.waitingForPermission}</p>}
        {sound.kind === 'failed' && (
          <p role="alert" className="border-l-2 border-alert pl-4">
            {sound.sentence}
          </p>
        )}
        {sound.kind === 'open' &&
          sound.capture.voices.map(({ name: of, level_dbfs }, index) => (
            <div key={of} className="mb-2">
              {sound.capture.voices.length > 1 && <p className="text-note">{of}</p>}
              <LevelMeter
                level_dbfs={level_dbfs}
                source={of === liveMessages.microphoneTitle ? 'microphone' : 'shared'}
                bare={index < sound.capture.voices.length - 1}
              />
            </div>
          ))}
      </div>
      <p className="text-note text-ink-2">{liveMessages.tryLevel}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {sound.kind === 'failed' ? (
          <Button look="solid" onClick={() => void ask(source, deviceId)}>
            {source === 'microphone' ? liveMessages.tryAgain : liveMessages.chooseSound}
          </Button>
        ) : (
          <Button look="solid" disabled={sound.kind !== 'open' || starting} onClick={() => void start()}>
            {starting ? liveMessages.beginning : begin}
          </Button>
        )}
        <Button onClick={onClose}>{liveMessages.notNow}</Button>
      </div>
    </section>
  );
}
