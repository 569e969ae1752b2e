'use client';

import { CardFrame } from '#components/cards/frame/card-frame';
import { ReadingCard } from '#components/cards/reading/reading-card';
import { transcript } from '#components/cards/transcript';
import { OpenWords } from '#components/live/open-words';
import { titles } from '#lib/analyses/steps';
import { usePageFacts, useSession } from '#components/session/session-context';
import { transcriptMessages } from '#lib/messages/transcript';
import { isDoubtedThroughout } from '#lib/base/confidence';
import type { Segment } from '#lib/speech/contract';
import { DoubtedText } from './doubted-text';
import { TextToolsProvider } from './text-tools-context';
import { TranscriptText } from './transcript-text';
import { TranscriptTools } from './transcript-tools';

/** The text during recognition. */
function EarlyText({ segments }: { segments: readonly Segment[] }) {
  const text = <TranscriptText segments={segments} words={[]} />;
  if (!isDoubtedThroughout(segments)) return text;
  return (
    <>
      <p className="text-pretty">{transcriptMessages.doubtedSoFar}</p>
      <DoubtedText>{text}</DoubtedText>
    </>
  );
}

/** Stays beside the notes while they scroll, so that a quote and its place in the text are visible together. */
export function TranscriptColumn() {
  const known = useSession((state) => state.view.steps.transcript);
  // A live recording is transcribed all the time, though its step starts at the end.
  const listening = useSession(({ view }) => view.live !== null && view.complete === null) && known.state === 'waiting';
  const step = listening ? { ...known, state: 'running' as const } : known;
  const { hasAudio } = usePageFacts();
  const segments = useSession((state) => state.view.segments);
  const speaking = useSession((state) => state.open !== null);
  const early =
    step.data === null && (segments.length > 0 || speaking) ? (
      <>
        <EarlyText segments={segments} />
        <OpenWords />
      </>
    ) : undefined;
  return (
    <div
      className={`${hasAudio ? '' : '[--player:0.5rem] '}lg:sticky lg:top-[calc(var(--player,9rem)+0.5rem)] lg:flex lg:max-h-[calc(100dvh-var(--player,9rem)-1.5rem)] lg:flex-col lg:self-start`}
    >
      <TextToolsProvider>
        <CardFrame step={step} title={titles.transcript} column>
          <TranscriptTools />
          <div
            data-scroller
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroll container must be reachable by keyboard
            tabIndex={0}
            role="group"
            aria-label={transcriptMessages.text}
            className="lg:min-h-0 lg:overflow-y-auto lg:overscroll-contain lg:pr-4"
          >
            <ReadingCard step={step} parts={transcript} early={early} />
          </div>
        </CardFrame>
      </TextToolsProvider>
    </div>
  );
}
