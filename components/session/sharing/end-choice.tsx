'use client';

import { useId } from 'react';
import { timeHere } from '#components/ui/local-time';
import { sharingMessages } from '#lib/messages/sharing';

const daySeconds = 24 * 3600;
const spans = { never: null, hour: 3600, day: daySeconds, week: 7 * daySeconds, month: 30 * daySeconds } as const;
export type Span = keyof typeof spans;

const words: Record<Span, string> = sharingMessages.spans;

/** In the form of the API. */
export function endOf(span: Span): { expires_in: number } | { expires_at: null } {
  const seconds = spans[span];
  return seconds === null ? { expires_at: null } : { expires_in: seconds };
}

interface Props {
  label: string;
  /** The choice; absent if it takes effect at once and `until` shows the current state. */
  value?: Span;
  until?: string | null;
  onChange: (span: Span) => void;
}

export function EndChoice({ label, value, until = null, onChange }: Props) {
  const id = useId();
  const chosen = value ?? (until === null ? 'never' : '');
  return (
    <div>
      <label htmlFor={id} className="block text-note text-ink-2">
        {label}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={(event) => onChange(event.target.value as Span)}
        className="mt-1 min-h-11 max-w-full border border-line-strong bg-paper px-3"
      >
        {until !== null && chosen === '' && (
          <option value="" disabled>
            {sharingMessages.until(timeHere(until))}
          </option>
        )}
        {Object.entries(words).map(([span, text]) => (
          <option key={span} value={span}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
