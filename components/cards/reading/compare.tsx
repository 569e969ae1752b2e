'use client';

import { useState } from 'react';
import { later } from '#components/ui/later';
import { useHydrated } from '#components/ui/use-hydrated';
import type { AnalysisType } from '#lib/analyses/steps';
import type { StepView } from '#lib/events/view';
import { Disclosure } from '#components/cards/parts/disclosure';
import { noteMessages } from '#lib/messages/note';

const Comparison = later(
  () => import('./comparison').then((module) => module.Comparison),
  <p className="text-note text-ink-2">{noteMessages.comparing}</p>,
);

/**
 * Unfolds both readings if the card shows a model's. Few readers want it, so its code is loaded with the first press.
 */
export function Compare<T extends AnalysisType>({
  step: { analysis_type, data, engine, local },
}: {
  step: StepView<T>;
}) {
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  if (!ready || !data || !local || engine?.kind !== 'model') return null;
  return (
    <Disclosure open={noteMessages.compare} close={noteMessages.hideComparison} onToggle={setOpen}>
      {open && <Comparison type={analysis_type} local={local.data} model={data} />}
    </Disclosure>
  );
}
