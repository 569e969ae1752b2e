'use client';

import { type KeyboardEvent, useEffect, useId, useRef } from 'react';

interface Props {
  name: string;
  label: string;
  about?: string;
  value?: string | undefined;
  /** More than one makes it a text area. */
  rows?: number;
  maxLength: number;
  /** Whether it takes the focus when it appears. */
  focus?: boolean;
  onEscape: () => void;
}

/** A labelled required field. */
export function TextField({ name, label, about, value, rows = 1, maxLength, focus = false, onEscape }: Props) {
  const id = useId();
  const line = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) (text.current ?? line.current)?.focus();
  }, [focus]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onEscape();
  };
  const shared = {
    id,
    name,
    maxLength,
    defaultValue: value,
    required: true,
    onKeyDown,
    autoComplete: 'off',
    'aria-describedby': about ? `${id}-about` : undefined,
  };
  const look = 'mt-1 w-full border border-line-strong bg-paper px-3 text-body';
  return (
    <div className="mt-3">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {about && (
        <p id={`${id}-about`} className="text-note text-ink-2">
          {about}
        </p>
      )}
      {rows > 1 ? (
        <textarea ref={text} rows={rows} className={`${look} py-2`} {...shared} />
      ) : (
        <input ref={line} className={`${look} min-h-11`} {...shared} />
      )}
    </div>
  );
}
