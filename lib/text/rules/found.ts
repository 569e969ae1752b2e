import { cueTable, findCuesIn, type CueMatch, type CueTable } from '#lib/text/matcher/cue-table';
import type { Sentence, TextModel } from '#lib/text/model';
import type { Rule } from './rule.ts';

/** A rule at work in the text. */
export interface RuleMatch<R extends Rule> extends Omit<CueMatch, 'cue'> {
  rule: R;
}

/** Rules, ready to be looked for. */
export interface RuleSet<R extends Rule> {
  rules: readonly R[];
  byId: ReadonlyMap<string, R>;
  table: CueTable;
}

export function ruleSet<R extends Rule>(rules: readonly R[]): RuleSet<R> {
  return {
    rules,
    byId: new Map(rules.map((rule) => [rule.id, rule])),
    table: cueTable(rules.map(({ id, phrases }) => ({ cue: id, phrases }))),
  };
}

/** All that the rules match, in order of the text, however it is said. */
export function matchRules<R extends Rule>(model: TextModel, rules: RuleSet<R>): RuleMatch<R>[] {
  return model.sentences.flatMap((sentence) => matchRulesIn(model, sentence, rules));
}

/** The same in one sentence. */
export function matchRulesIn<R extends Rule>(
  model: TextModel,
  sentence: Sentence,
  { byId, table }: RuleSet<R>,
): RuleMatch<R>[] {
  return findCuesIn(model, sentence, table).flatMap(({ cue, ...match }): RuleMatch<R>[] => {
    const rule = byId.get(cue);
    return rule ? [{ ...match, rule }] : [];
  });
}

/**
 * What the rules match in the speaker's own voice, in order of the text: not negated, not in quotation marks. `among`
 * chooses among all matches before that is looked at.
 */
export function findRules<R extends Rule>(
  model: TextModel,
  rules: RuleSet<R>,
  among: (matches: readonly RuleMatch<R>[]) => readonly RuleMatch<R>[] = (matches) => matches,
): RuleMatch<R>[] {
  return among(matchRules(model, rules)).filter(({ context }) => !context.negated && !context.quoted);
}

/** Of matches that show the same, none inside a longer one, and one for each first word. */
export function longestOfKind<R extends Rule>(matches: readonly RuleMatch<R>[]): RuleMatch<R>[] {
  const out: RuleMatch<R>[] = [];
  const open = new Map<string, RuleMatch<R>>();
  for (const match of matches.toSorted((a, b) => a.first - b.first || b.last - a.last)) {
    const before = open.get(match.rule.what);
    if (before && before.sentence === match.sentence && before.last >= match.last) continue;
    open.set(match.rule.what, match);
    out.push(match);
  }
  return out;
}
