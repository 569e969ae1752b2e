'use client';

import { Fragment, memo } from 'react';
import { LiveMarkInText } from '#components/live/live-marks';
import type { Word } from '#lib/analyses/transcript/schema';
import { clock, decimal } from '#lib/base/words';
import type { Paragraph } from '#lib/client/transcript/paragraphs';
import type { LiveMark } from '#lib/events/view';
import type { Underlines } from '#lib/glance/underlines';
import type { Gap } from '#lib/speech/contract';
import { useClock, usePageFacts, useSeek } from '#components/session/session-context';
import { PassageSpeaker } from '#components/session/correcting/passage-speaker';
import { transcriptMessages } from '#lib/messages/transcript';
import { TranscriptSegment } from './transcript-segment';

interface Props {
  paragraph: Paragraph;
  words: Map<number, Word[]>;
  underlines: Underlines;
  /** By the passage before them. */
  gaps: Map<number | undefined, Gap[]>;
  /** The same for markers and pauses of a live recording. */
  marks: Map<number | undefined, LiveMark[]>;
  /** The speaker's index among all, from 0. */
  voice: number;
  /** Whether it is the speaker's first paragraph. */
  first: boolean;
  /** The passage that is playing, if it is one of these. */
  currentId: number | null;
}

export const TranscriptParagraph = memo(function TranscriptParagraph({
  paragraph,
  words,
  underlines,
  gaps,
  marks,
  voice,
  first,
  currentId,
}: Props) {
  const seek = useSeek();
  const { timed } = useClock();
  const { hasAudio } = usePageFacts();
  return (
    <div className={timed ? 'grid grid-cols-[3.25rem_minmax(0,1fr)]' : ''}>
      {timed && (
        <a
          href={`#t=${paragraph.start_s}`}
          onClick={(event) => {
            event.preventDefault();
            seek(paragraph.start_s);
          }}
          aria-label={transcriptMessages[hasAudio ? 'playFrom' : 'show'](clock(paragraph.start_s))}
          className="pt-[0.3em] text-note leading-[1.65] text-ink-2 hover:text-accent"
        >
          {clock(paragraph.start_s)}
        </a>
      )}
      <div>
        <PassageSpeaker paragraph={paragraph} voice={voice} first={first} />
        <p>
          {paragraph.segments.map((segment, index) => (
            <Fragment key={segment.id}>
              <TranscriptSegment
                segment={segment}
                words={words.get(segment.id)}
                found={underlines.get(segment.id)}
                current={segment.id === currentId}
                first={index === 0}
              />
              {gaps.get(segment.id)?.map((gap) => (
                <GapMark key={gap.start_s} gap={gap} />
              ))}
              {marks.get(segment.id)?.map((mark) => (
                <LiveMarkInText key={`${mark.kind} ${mark.at_s}`} mark={mark} />
              ))}
            </Fragment>
          ))}
        </p>
      </div>
    </div>
  );
});

/** Speech without recognised words. */
function GapMark({ gap }: { gap: Gap }) {
  return (
    <span data-gap={gap.start_s} title={clock(gap.start_s)} className="text-note text-ink-2">
      {transcriptMessages.notUnderstood(decimal(gap.end_s - gap.start_s, 1))}{' '}
    </span>
  );
}
