'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { LevelMeter } from '#components/capture/level-meter';
import { Button } from '#components/ui/button';
import { recall, remember } from '#lib/client/remembered';
import { type Capture, canShareSound, openCapture, type SoundSource } from '#lib/client/live/capture';
import { MicrophoneChoice } from './microphone-choice';

const sources: { value: SoundSource; text: string; note: string }[] = [
  { value: 'microphone', text: 'The microphone', note: 'Everybody in this room.' },
  {
    value: 'system',
    text: 'A tab, or what this device plays',
    note: 'Switch on the sound in the window that the browser opens.',
  },
  { value: 'both', text: 'Both', note: 'A call: you and the others become two speakers.' },
];

type Sound = { kind: 'asking' } | { kind: 'open'; capture: Capture } | { kind: 'failed'; sentence: string };

interface Props {
  /** Resolves when the recording has begun; rejects where this browser cannot. */
  onBegin: (capture: Capture) => Promise<void>;
  onClose: () => void;
  /** How it is called where a recording goes on. */
  begin?: string;
  /** Where a recording goes on, its sound is as before. */
  fixed?: { source: SoundSource; sample_rate_hz: number };
}

/** Before a recording: what is recorded, by which device, and whether anything is heard. */
export function SetUp({ onBegin, onClose, begin = 'Begin recording', fixed }: Props) {
  const name = useId();
  const [source, setSource] = useState<SoundSource>(fixed?.source ?? 'microphone');
  const [deviceId, setDeviceId] = useState(() => recall('microphone'));
  // A screen can only be shared at a press.
  const [sound, setSound] = useState<Sound>(
    source === 'microphone'
      ? { kind: 'asking' }
      : { kind: 'failed', sentence: 'Press “Choose the sound” to share the same sound as before.' },
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
    // It is the recording's from now on.
    open.current = null;
    setStarting(true);
    try {
      await onBegin(capture);
    } catch {
      setStarting(false);
      setSound({
        kind: 'failed',
        sentence:
          'Recording could not be started in this browser. Try once more, or record with another app and drop the file here.',
      });
    }
  }

  return (
    <section aria-label="Before you record" className="border-y border-line py-6">
      <h2 ref={heading} tabIndex={-1} className="text-lead font-semibold outline-none">
        {fixed ? 'Before it goes on' : 'Before you record'}
      </h2>
      {!fixed && canShareSound() && (
        <fieldset className="mt-3">
          <legend className="sr-only">What is recorded</legend>
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
        {sound.kind === 'asking' && <p className="text-ink-2">Waiting for your permission.</p>}
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
                of={of === 'Microphone' ? 'the microphone' : 'the tab or system'}
                bare={index < sound.capture.voices.length - 1}
              />
            </div>
          ))}
      </div>
      <p className="text-note text-ink-2">Say something and see whether the line moves. Nothing is recorded yet.</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {sound.kind === 'failed' ? (
          <Button look="solid" onClick={() => void ask(source, deviceId)}>
            {source === 'microphone' ? 'Try again' : 'Choose the sound'}
          </Button>
        ) : (
          <Button look="solid" disabled={sound.kind !== 'open' || starting} onClick={() => void start()}>
            {starting ? 'Beginning' : begin}
          </Button>
        )}
        <Button onClick={onClose}>Not now</Button>
      </div>
    </section>
  );
}
