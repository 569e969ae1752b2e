/** Rules that may stand alone in a headline: right each time they matched on the conversations measured (docs/EVIDENCE.md). Ids only, so that a page need not load the rules. */
export const provenRules: ReadonlySet<string> = new Set(['guilt.sacrifice', 'threat.you_will_regret', 'urgency.few_left', 'urgency.offer_ends', 'urgency.others_want_it']);
