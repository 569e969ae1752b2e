'use client';

import { Disclosure } from '#components/cards/parts/disclosure';
import { provenanceOf } from '#lib/analyses/evidence/provenance';
import { ModelCostLine } from './model-cost-line';
import { finishedWords } from './progress';
import { useSession } from '#components/session/session-context';
import { sessionMessages } from '#lib/messages/session';
import { StepRail } from './step-rail';

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
