'use client';

import { modelCost, modelCostWords, spentWords } from '#lib/client/session/model-cost';
import { usePageFacts, useSession } from '#components/session/session-context';

/**
 * What the language model's readings of this session took, and for its owner the day's sum against the budget; nothing
 * where there is neither.
 */
export function ModelCostLine() {
  const view = useSession((state) => state.view);
  const { model } = usePageFacts();
  const parts = [modelCostWords(modelCost(view)), model && spentWords(model)].filter((part) => part !== null);
  return parts.length === 0 ? null : <p className="text-note text-ink-2">{parts.join('; ')}.</p>;
}
