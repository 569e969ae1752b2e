'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useHydrated } from '#components/ui/use-hydrated';
import type { AnalysisType } from '#lib/analyses/steps';
import { importWithRetry } from '#lib/client/import-with-retry';
import type { StepView } from '#lib/events/view';
import { Disclosure } from '#components/cards/parts/disclosure';
import { noteMessages } from '#lib/messages/note';

const Comparison = dynamic(() => importWithRetry(() => import('./comparison')).then((module) => module.Comparison), {
  ssr: false,
  loading: () => <p className="text-note text-ink-2">{noteMessages.comparing}</p>,
});

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
