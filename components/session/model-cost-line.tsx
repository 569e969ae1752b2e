'use client';

import { modelCost, modelCostWords } from '#lib/client/model-cost';
import { useSession } from './session-context';

/** What the language model's readings of this session took; nothing where there are none. */
export function ModelCostLine() {
  const view = useSession((state) => state.view);
  const words = modelCostWords(modelCost(view));
  return words === null ? null : <p className="text-note text-ink-2">{words}</p>;
}
