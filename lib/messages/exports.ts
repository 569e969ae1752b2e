/** The formats in which a session can be exported, and the cost of a language model. */
export const exportsMessages = {
  print: 'Page to print, or PDF',
  word: 'Word document',
  markdown: 'Markdown',
  plainText: 'Plain text',
  passages: 'Table of passages (CSV)',
  findings: 'Table of findings (CSV)',
  srt: 'Subtitles (SRT)',
  vtt: 'Subtitles (WebVTT)',
  everything: 'Everything (JSON)',

  withUnknownPrice: (known: string) => `${known} plus calls whose price is unknown`,
  priceUnknown: 'price unknown',
  modelCost: (cards: number, tokens: number, price: string) =>
    `Language model: ${cards} ${cards === 1 ? 'card' : 'cards'}, ${tokens.toLocaleString('en')} tokens, ${price}`,
  spentToday: (spent: string, budget: string) => `${spent} of ${budget} today, all sessions together`,
} as const;
