import type { TextModel } from '#lib/text/model';
import { longestOfKind, matchRules, ruleSet, type RuleMatch } from '#lib/text/rules/found';
import type { Rule } from '#lib/text/rules/rule';
import { certaintyRules } from './certainty-rules.ts';

type CertaintyMatch = RuleMatch<Rule<'hedge' | 'booster'>>;

export interface Certainty {
  hedges: CertaintyMatch[];
  boosters: CertaintyMatch[];
}

const rules = ruleSet(certaintyRules);
const cache = new WeakMap<TextModel, Certainty>();

/**
 * Hedges and boosters in the speakers' own words, not in quotations. A negated booster, or one in a question, does not
 * count. Cached per model.
 */
export function certaintyOf(model: TextModel): Certainty {
  const known = cache.get(model);
  if (known) return known;
  const all = longestOfKind(matchRules(model, rules)).filter(({ context }) => !context.quoted);
  const found = {
    hedges: all.filter(({ rule, first }) => rule.what === 'hedge' && !namesKind(model, first)),
    boosters: all
      .filter(({ rule, context }) => rule.what === 'booster' && !context.negated && !context.question)
      .filter((match) => !isWhole(model, match)),
  };
  cache.set(model, found);
  return found;
}

/**
 * Whether "kind of" or "sort of" names a kind ("what kind of …", "some sort of …") instead of hedging ("it is kind of
 * late").
 */
function namesKind(model: TextModel, first: number): boolean {
  return (
    /^(?:kind|sort)$/u.test(model.tokens[first]?.norm ?? '') &&
    /^(?:what|which|this|that|some|any|every|the|a|same|another|different)$/u.test(model.tokens[first - 1]?.norm ?? '')
  );
}

/**
 * Whether the match is the whole sentence: "Of course." and "Absolutely." mean yes; only inside a sentence they
 * strengthen it.
 */
function isWhole(model: TextModel, { first, last, sentence }: CertaintyMatch): boolean {
  const others = (from: number, to: number): boolean =>
    model.tokens
      .slice(from, to)
      .some((token) => token.pos !== 'PUNCT' && !/^(?:yes|yeah|oh|well|no)$/u.test(token.norm));
  return !others(sentence.first, first) && !others(last + 1, sentence.last + 1);
}
