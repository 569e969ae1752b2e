import { cueTable, findCues, type CueMatch, type CueTable } from '#lib/text/cues/cue-table';
import type { TextModel } from '#lib/text/model';
import type { Rule } from './rule.ts';

/** A rule at work in the text. */
export interface RuleMatch<R extends Rule> extends Omit<CueMatch, 'cue'> {
  rule: R;
}

/** Rules, ready to be looked for. */
export interface RuleSet<R extends Rule> {
  rules: readonly R[];
  table: CueTable;
}

export function ruleSet<R extends Rule>(rules: readonly R[]): RuleSet<R> {
  return { rules, table: cueTable(rules.map(({ id, phrases }) => ({ cue: id, phrases }))) };
}

/** What the rules match in the speaker's own voice, in order of the text: not negated, not in quotation marks. */
export function findRules<R extends Rule>(model: TextModel, { rules, table }: RuleSet<R>): RuleMatch<R>[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return findCues(model, table).flatMap(({ cue, ...match }): RuleMatch<R>[] => {
    const rule = byId.get(cue);
    return rule && !match.context.negated && !match.context.quoted ? [{ ...match, rule }] : [];
  });
}
