'use client';

import { useState } from 'react';
import { useHydrated } from '#components/ui/use-hydrated';
import type { AnalysisType } from '#lib/analyses/steps';
import type { StepView } from '#lib/events/view';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Disclosure } from '#components/cards/parts/disclosure';
import { noteMessages } from '#lib/messages/note';
import { upgradedBy } from '#lib/analyses/as-of-today';
import { Reading } from './reading';

/** The complete local reading, one press away if the card shows a model's. */
export function LocalReading<T extends AnalysisType>({
  step: { data, engine, local },
  parts,
}: {
  step: StepView<T>;
  parts: CardParts<T>;
}) {
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  if (!ready || !data || !local || engine?.kind !== 'model') return null;
  return (
    <Disclosure open={noteMessages.showLocal} close={noteMessages.hideLocal} onToggle={setOpen}>
      {open && (
        <section aria-label={noteMessages.local} className="mt-2 border-l-2 border-line pl-4">
          <p className="text-note font-semibold text-ink-2">{noteMessages.aboutLocal}</p>
          <Reading parts={parts} data={upgradedBy(parts.page, local.data)} by="local" />
        </section>
      )}
    </Disclosure>
  );
}
