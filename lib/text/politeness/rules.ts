import type { TextModel } from '#lib/text/model';
import { longestOfKind, matchRules, ruleSet, type RuleMatch } from '#lib/text/rules/found';
import type { Rule } from '#lib/text/rules/rule';
import type { PolitenessCue } from './cues.ts';
import { impolite } from './impolite.ts';
import { polite } from './polite.ts';

export const politenessRules = [...polite, ...impolite];

const rules = ruleSet(politenessRules);
const negatable: ReadonlySet<PolitenessCue> = new Set([
  'gratitude',
  'deference',
  'considerate',
  'respect',
  'disrespect',
] as const);
const known = new WeakMap<TextModel, RuleMatch<Rule<PolitenessCue>>[]>();

/** Phrases of politeness and impoliteness, in order of the text. Quoted phrases and "no thanks" do not count. */
export function politenessMatches(model: TextModel): RuleMatch<Rule<PolitenessCue>>[] {
  const before = known.get(model);
  if (before) return before;
  const found = longestOfKind(matchRules(model, rules)).filter(
    ({ rule, context }) => !context.quoted && !(context.negated && negatable.has(rule.what)),
  );
  known.set(model, found);
  return found;
}
