'use client';

import { useId } from 'react';
import { readAsSentence } from '#lib/analyses/transcript/recognised-format';
import { clock } from '#lib/base/words';
import { captureMessages } from '#lib/messages/capture';
import type { GivenSegment, ReadTranscript, Wanted } from '#lib/speech/transcripts/contract';

/** This many passages show whether names and times were recognised. */
const mostShown = 3;

/** How a text would be parsed, before it is sent; with a choice if there are two possibilities. */
export function TextPreview({
  read,
  wanted,
  onWanted,
}: {
  read: ReadTranscript;
  wanted: Wanted;
  onWanted: (wanted: Wanted) => void;
}) {
  const id = useId();
  return (
    <div className="mt-3 border-l-2 border-line-strong pl-4 text-note text-ink-2">
      <p role="status">{readAsSentence(read.read_as)}</p>
      <ol className="mt-1">
        {read.segments.slice(0, mostShown).map((segment, index) => (
          <li key={index} className="truncate">
            {lineOf(segment)}
          </li>
        ))}
      </ol>
      {read.others.map((other) => (
        <p key={labelFor(other)} className="mt-2">
          <button
            type="button"
            aria-describedby={id}
            className="min-h-11 text-accent underline decoration-1 underline-offset-[0.2em] hover:decoration-2 sm:min-h-8"
            onClick={() => onWanted(other)}
          >
            {labelFor(other, wanted)}
          </button>
        </p>
      ))}
      {read.others.length > 0 && <p id={id}>{captureMessages.twoReadings}</p>}
    </div>
  );
}

function lineOf({ speaker, start_s, text }: GivenSegment): string {
  return [start_s === null ? '' : clock(start_s), speaker ?? '', text].filter(Boolean).join(' · ');
}

/** The difference of the other reading. */
function labelFor(other: Wanted, now: Wanted = {}): string {
  if (other.clock !== undefined && other.clock !== now.clock)
    return other.clock === 'hours' ? captureMessages.hoursAndMinutes : captureMessages.minutesAndSeconds;
  return other.names === true ? captureMessages.areNames : captureMessages.areWords;
}
