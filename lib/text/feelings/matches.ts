import type { TextModel } from '#lib/text/model';
import { findRules, longestOfKind, ruleSet, type RuleMatch } from '#lib/text/rules/found';
import type { Rule } from '#lib/text/rules/rule';
import type { Felt, StrainSign } from './names.ts';
import { emotionRules, strainRules } from './rules/index.ts';

export type FeelingMatch = RuleMatch<Rule<Felt>>;
export type StrainMatch = RuleMatch<Rule<StrainSign>>;

const emotionSet = ruleSet(emotionRules);
const strainSet = ruleSet(strainRules);

/** Emotions put into words that are not negated, reported or conditional, in order of the text. */
export const emotionMatches = (model: TextModel): FeelingMatch[] => stated(findRules(model, emotionSet, longestOfKind));

/** The same for signs of strain. */
export const strainMatches = (model: TextModel): StrainMatch[] => stated(findRules(model, strainSet, longestOfKind));

function stated<R extends Rule>(matches: RuleMatch<R>[]): RuleMatch<R>[] {
  return matches.filter(({ context }) => !context.conditional);
}
