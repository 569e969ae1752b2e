'use client';

import { useId } from 'react';
import { spokenLanguages } from '#lib/base/languages';
import { captureMessages } from '#lib/messages/capture';

/** The language of the next recordings, for an engine that accepts one; empty if the engine detects it. */
export function RecordingLanguage({ value, onChange }: { value: string; onChange: (language: string) => void }) {
  const id = useId();
  return (
    <div className="mt-5">
      <label htmlFor={id} className="block text-note text-ink-2">
        {captureMessages.language}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 min-h-11 max-w-full border border-line-strong bg-paper px-3 text-body"
      >
        <option value="">{captureMessages.detect}</option>
        {spokenLanguages().map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
