/** The cost of a language model. */
export const modelCostMessages = {
  withUnknownPrice: (known: string) => `${known} plus calls whose price is unknown`,
  priceUnknown: 'price unknown',
  modelCost: (cards: number, tokens: number, price: string) =>
    `Language model: ${cards} ${cards === 1 ? 'card' : 'cards'}, ${tokens.toLocaleString('en')} tokens, ${price}`,
  spentToday: (spent: string, budget: string) => `${spent} of ${budget} today, all sessions together`,
} as const;
