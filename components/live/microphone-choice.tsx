'use client';

import { useEffect, useId, useState } from 'react';
import { liveMessages } from '#lib/messages/live';

/** The microphones by name. Browsers give the names once the user has allowed one. */
export function MicrophoneChoice({ value, onChange }: { value: string | null; onChange: (deviceId: string) => void }) {
  const id = useId();
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let mounted = true;
    const update = (): void => {
      void navigator.mediaDevices.enumerateDevices().then(
        (all) =>
          mounted &&
          setDevices(
            all.filter(({ kind, deviceId, label }) => kind === 'audioinput' && deviceId !== '' && label !== ''),
          ),
        () => undefined,
      );
    };
    update();
    navigator.mediaDevices.addEventListener('devicechange', update);
    return () => {
      mounted = false;
      navigator.mediaDevices.removeEventListener('devicechange', update);
    };
  }, []);
  if (devices.length < 2) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3">
      <label htmlFor={id}>{liveMessages.microphoneTitle}</label>
      <select
        id={id}
        value={devices.some(({ deviceId }) => deviceId === value) ? (value ?? '') : devices[0]?.deviceId}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-11 max-w-full min-w-0 border border-line-strong bg-paper px-2"
      >
        {devices.map(({ deviceId, label }) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
