'use client';

import { useId } from 'react';

export const field = 'min-h-11 border border-line-strong bg-paper px-3 text-body';

interface Props<T extends string> {
  label: string;
  /** Value and label of each, in order. */
  options: readonly (readonly [T, string])[];
  value: T;
  onChange: (value: T) => void;
}

/** A choice between a few options. */
export function Choice<T extends string>({ label, options, value, onChange }: Props<T>) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-note text-ink-2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([known]) => known === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}
        className={`${field} mt-1 w-full`}
      >
        {options.map(([known, name]) => (
          <option key={known} value={known}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
