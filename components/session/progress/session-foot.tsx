'use client';

import { Disclosure } from '#components/cards/parts/disclosure';
import { provenanceOf } from '#lib/analyses/evidence/provenance';
import { finishedWords } from './progress';
import { useSession, usePageFacts } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';
import { StepRail } from './step-rail';
import { modelCost, modelCostWords, spentWords } from '#lib/client/session/model-cost';

/** After the run one line at the foot: how it ended, who signed, and on demand what each step took. */
export function SessionFoot() {
  const view = useSession((state) => state.view);
  if (!view.complete) return null;
  const engines = [
    ...new Set(Object.values(view.steps).flatMap(({ engine }) => (engine ? [provenanceOf(engine, null)] : []))),
  ];
  return (
    <footer className="mt-12 border-t border-line pt-3 text-note text-ink-2">
      <p>
        <span>{finishedWords(view)}</span> {engines.length > 0 && <span>{sessionMessages.signed(engines)}</span>}
      </p>
      <ModelCostLine />
      <Disclosure open={sessionMessages.stepTimes} close={sessionMessages.hideStepTimes}>
        <StepRail />
      </Disclosure>
    </footer>
  );
}

/**
 * What the language model's readings of this session took, and for its owner the day's sum against the budget; nothing
 * where there is neither.
 */
function ModelCostLine() {
  const view = useSession((state) => state.view);
  const { model } = usePageFacts();
  const parts = [modelCostWords(modelCost(view)), model && spentWords(model)].filter((part) => part !== null);
  return parts.length === 0 ? null : <p className="text-note text-ink-2">{parts.join('; ')}.</p>;
}
