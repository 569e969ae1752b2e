'use client';

import { type MouseEvent, useMemo } from 'react';
import type { Word } from '#lib/analyses/transcript/schema';
import { unsureBelow } from '#lib/base/confidence';
import { clock, decimal } from '#lib/base/words';
import { textOffsetAt } from '#lib/client/caret';
import { wordAt, wordAtOffset, type WordRange, wordRanges } from '#lib/client/word-ranges';
import type { Segment } from '#lib/speech/contract';
import { useClock, useSeek, useSession } from './session-context';

/** A passage is a link to its moment: it wraps like text, works from the keyboard, and its address can be copied. */
export function TranscriptSegment(props: { segment: Segment; words: Word[] | undefined; current: boolean; first: boolean }) {
  const { segment, current } = props;
  const seek = useSeek();
  const { timed } = useClock();
  const ranges = useMemo(() => wordRanges(segment.text, props.words ?? []), [segment.text, props.words]);
  const unsure = segment.confidence < unsureBelow;

  function play(event: MouseEvent<HTMLAnchorElement>): void {
    event.preventDefault();
    // A click made by the keyboard has no place.
    const offset = event.detail === 0 ? null : textOffsetAt(event.currentTarget, event.clientX, event.clientY);
    const word = offset === null ? null : wordAtOffset(ranges, offset);
    seek(word?.start_s ?? segment.start_s);
  }

  return (
    <>
      <a
        href={`#t=${segment.start_s}`}
        tabIndex={props.first ? 0 : -1}
        data-segment={segment.id}
        data-current={current || undefined}
        aria-current={current ? 'true' : undefined}
        data-unsure={unsure || undefined}
        title={!timed ? undefined : unsure ? `${clock(segment.start_s)}: the recogniser was unsure here (${decimal(segment.confidence, 2)} of 1)` : clock(segment.start_s)}
        onClick={play}
        className="segment"
      >
        {current && ranges.length > 0 ? <SpokenText text={segment.text} ranges={ranges} /> : segment.text}
      </a>
      {unsure && <span className="sr-only"> (unsure)</span>}{' '}
    </>
  );
}

/** Only the passage that is heard follows the playback word by word. */
function SpokenText({ text, ranges }: { text: string; ranges: readonly WordRange[] }) {
  const from = useSession((state) => wordAt(ranges, state.playback.time_s)?.from ?? -1);
  const word = ranges.find((range) => range.from === from);
  if (!word) return text;
  return (
    <>
      {text.slice(0, word.from)}
      <span className="word-now">{text.slice(word.from, word.to)}</span>
      {text.slice(word.to)}
    </>
  );
}
