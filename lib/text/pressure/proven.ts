/**
 * Rules that can carry a headline alone: they matched at least three times in the measured conversations and were right
 * each time (`npm run eval -- --rules <folder>`). This file has only ids, so that a page need not load the rules.
 */
export const provenRules: ReadonlySet<string> = new Set([
  'belittle.person',
  'guilt.sacrifice',
  'urgency.now_or_never',
  'urgency.offer_ends',
]);
