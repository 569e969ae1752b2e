/**
 * Rules that may stand alone in a headline: they matched three times or more on the conversations measured and were
 * right each time (`npm run eval -- --rules <folder>`). Ids only, so that a page need not load the rules.
 */
export const provenRules: ReadonlySet<string> = new Set([
  'belittle.person',
  'guilt.sacrifice',
  'urgency.now_or_never',
  'urgency.offer_ends',
]);
