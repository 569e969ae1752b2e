import { useId } from 'react';
import { type SpeakerCount, speakerCounts } from '#lib/analyses/measures/speaker-counts';
import { uiMessages } from '#lib/messages/ui';

interface Props {
  /** null for unsure. */
  value: SpeakerCount | null;
  onChange: (value: SpeakerCount | null) => void;
  disabled?: boolean;
  /** Id of its explanation. */
  about?: string;
}

/** The number of voices to tell apart. */
export function SpeakerCountChoice({ value, onChange, disabled = false, about }: Props) {
  const id = useId();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <label htmlFor={id}>{uiMessages.howMany}</label>
      <select
        id={id}
        value={value ?? ''}
        disabled={disabled}
        aria-describedby={about}
        onChange={(event) => onChange(speakerCounts.find((count) => String(count) === event.target.value) ?? null)}
        className="min-h-11 border border-line-strong bg-paper px-3 text-body"
      >
        <option value="">{uiMessages.notSure}</option>
        {speakerCounts.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
    </span>
  );
}
