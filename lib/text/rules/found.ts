import { cueTable, findCuesIn, type CueMatch, type CueTable } from '#lib/text/matcher/cue-table';
import type { Sentence, TextModel } from '#lib/text/model';
import type { Rule } from './rule.ts';

/** A match of a rule in the text. */
export interface RuleMatch<R extends Rule> extends Omit<CueMatch, 'cue'> {
  rule: R;
}

/** Rules, compiled for matching. */
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

/** All matches of the rules, in order of the text, in any context. */
export function matchRules<R extends Rule>(model: TextModel, rules: RuleSet<R>): RuleMatch<R>[] {
  return model.sentences.flatMap((sentence) => matchRulesIn(model, sentence, rules));
}

/** The matches in one sentence. */
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
 * The matches in the speaker's own voice, in order of the text: not negated and not quoted. `among` selects among all
 * matches before the context is checked.
 */
export function findRules<R extends Rule>(
  model: TextModel,
  rules: RuleSet<R>,
  among: (matches: readonly RuleMatch<R>[]) => readonly RuleMatch<R>[] = (matches) => matches,
): RuleMatch<R>[] {
  return among(matchRules(model, rules)).filter(({ context }) => !context.negated && !context.quoted);
}

/** Of matches of the same kind, removes those inside a longer one, and keeps one per first token. */
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
