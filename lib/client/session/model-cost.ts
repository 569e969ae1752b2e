import type { Engine } from '#lib/analyses/analysis';
import { money } from '#lib/base/words';
import type { SessionView } from '#lib/events/view';
import { modelCostMessages } from '#lib/messages/model-cost';
import type { ModelState } from '#lib/sessions/contract';

export interface ModelCost {
  /** Cards with a model's reading, present or past. */
  cards: number;
  tokens: number;
  /** The cost of readings with a known price. */
  usd: number;
  /** False if the price of a reading is unknown. */
  priced: boolean;
}

/**
 * The usage of all models' readings of a session: current ones, replaced ones, and answers to the owner's own
 * questions.
 */
export function modelCost(view: SessionView): ModelCost {
  const byCard = [...Object.values(view.steps), ...view.custom].map(({ engine, history }) =>
    [...(engine ? [engine] : []), ...history.map((past) => past.engine)].filter(({ kind }) => kind === 'model'),
  );
  const engines: Engine[] = byCard.flat();
  return {
    cards: byCard.filter((card) => card.length > 0).length,
    tokens: engines.reduce((sum, { tokens }) => sum + (tokens ? tokens.input + tokens.output : 0), 0),
    usd: engines.reduce((sum, { cost_usd }) => sum + (cost_usd ?? 0), 0),
    priced: engines.every(
      ({ tokens, cost_usd }) => typeof cost_usd === 'number' || (cost_usd === undefined && !tokens),
    ),
  };
}

/** "Language model: 8 cards, 34,120 tokens, $0.04"; null without a model's reading. */
export function modelCostWords({ cards, tokens, usd, priced }: ModelCost): string | null {
  if (cards === 0) return null;
  const price = priced
    ? money(usd)
    : usd > 0
      ? modelCostMessages.withUnknownPrice(money(usd))
      : modelCostMessages.priceUnknown;
  return modelCostMessages.modelCost(cards, tokens, price);
}

/** "$0.31 of $2.00 today, all sessions together"; null for visitors who may not see it, and without a budget. */
export function spentWords({ spent_today_usd, budget_usd }: ModelState): string | null {
  return spent_today_usd === null || budget_usd === null
    ? null
    : modelCostMessages.spentToday(money(spent_today_usd), money(budget_usd));
}
