'use client';

import { useRef } from 'react';
import { X } from 'lucide-react';
import { CopyButton } from '#components/ui/copy-button';
import { useSession, useSessionStore } from '#components/session/session-context';
import { useSelection } from '#components/session/use-selection';
import { useSheet } from '#components/session/use-sheet';
import { type CardType, isAnalysisType, titles } from '#lib/analyses/steps';
import { hashOf } from '#lib/client/session/selection';
import type { CustomStepView, StepView } from '#lib/events/view';
import { AnalysisCard } from '#components/cards/analysis-card';
import { useCardMatter } from './card-matter';
import { CustomAnswerCard } from '#components/cards/custom';
import { DisputedPlaces, useDisputedPlaces } from '#components/cards/evidence/disputed';
import { noteMessages } from '#lib/messages/note';
import { Disputing } from './disputing';

/** An open note: below its line, beside the text if there is room, or as a sheet on a small screen. */
export function NotePane({ type }: { type: CardType }) {
  const step = useSession(({ view }) =>
    isAnalysisType(type) ? view.steps[type] : view.custom.find(({ analysis_type }) => analysis_type === type),
  );
  return step ? <Pane step={step} /> : null;
}

function isCustom(step: StepView | CustomStepView): step is CustomStepView {
  return 'name' in step;
}

function Pane({ step }: { step: StepView | CustomStepView }) {
  const store = useSessionStore();
  const { close } = useSelection();
  const box = useRef<HTMLDivElement>(null);
  useSheet(box);
  const title = isCustom(step) ? step.name : titles[step.analysis_type];
  const { menu, notices } = useCardMatter(step, title, isCustom(step) ? step.instruction : undefined, box);
  const places = useDisputedPlaces(step.analysis_type);
  const link = (): string => `${window.location.href.split('#')[0] ?? ''}${hashOf(store.getState().selection)}`;
  return (
    <div ref={box} data-pane className="note-pane">
      <div className="note-pane-inner">
        <div className="no-print flex min-h-11 items-center justify-between gap-4">
          <p aria-hidden="true" className="note-pane-title min-w-0 text-body font-semibold wrap-anywhere">
            {title}
          </p>
          <div className="ml-auto flex items-center gap-4">
            <CopyButton label={noteMessages.copyLink} done={noteMessages.linkCopied} text={link} />
            {menu}
            <button
              type="button"
              data-close
              aria-label={noteMessages.close}
              title={noteMessages.closeHint}
              onClick={close}
              className="-mr-3 grid size-11 place-items-center text-ink-2 hover:text-ink"
            >
              <X size={18} aria-hidden="true" />
            </button>
          </div>
        </div>
        {notices}
        <Disputing type={step.analysis_type} places={places} />
        <DisputedPlaces places={places}>
          {isCustom(step) ? <CustomAnswerCard step={step} /> : <AnalysisCard step={step} />}
        </DisputedPlaces>
      </div>
    </div>
  );
}
