'use client';

import { AnalysisCard } from '#components/cards/analysis-card';
import { clock } from '#lib/base/words';
import { plainText } from '#lib/client/paragraphs';
import { CopyButton } from './copy-button';
import { useClock, usePageFacts, useSession, useSessionStore } from './session-context';
import { TranscriptText } from './transcript-text';

/** Stays beside the notes while they scroll, so that a quote and its place in the text are seen together. */
export function TranscriptColumn() {
  const store = useSessionStore();
  const step = useSession((state) => state.view.steps.transcript);
  const { timed } = useClock();
  const { hasAudio } = usePageFacts();
  const segments = useSession((state) => state.view.segments);
  const early = step.data === null && segments.length > 0 ? <TranscriptText segments={segments} words={[]} /> : undefined;
  const copy =
    segments.length > 0 ? <CopyButton label="Copy the text" done="Text copied" text={() => plainText(store.getState().view.segments, timed ? clock : null)} /> : undefined;
  return (
    <div className={`${hasAudio ? '' : '[--player:0.5rem] '}lg:sticky lg:top-[calc(var(--player,9rem)+0.5rem)] lg:flex lg:max-h-[calc(100dvh-var(--player,9rem)-1.5rem)] lg:flex-col lg:self-start`}>
      <AnalysisCard step={step} early={early} aside={copy} column />
    </div>
  );
}
