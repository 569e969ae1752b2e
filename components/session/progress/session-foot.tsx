'use client';

import { Disclosure } from '#components/cards/parts/disclosure';
import { provenanceOf } from '#lib/analyses/evidence/provenance';
import { finishedWords } from './progress';
import { useSession, usePageFacts } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';
import { StepRail } from './step-rail';
import { modelCost, modelCostWords, spentWords } from '#lib/client/session/model-cost';

/** After the run, one line at the bottom: how it ended, the engines, and on demand the time of each step. */
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
 * The usage of the language model's readings, and for the owner today's spending and budget; nothing if there is
 * neither.
 */
function ModelCostLine() {
  const view = useSession((state) => state.view);
  const { model } = usePageFacts();
  const parts = [modelCostWords(modelCost(view)), model && spentWords(model)].filter((part) => part !== null);
  return parts.length === 0 ? null : <p className="text-note text-ink-2">{parts.join('; ')}.</p>;
}
