import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Span, TextModel } from '#lib/text/model';
import { repairRules } from '#lib/text/repairs/rules';
import { findRules, longestOfKind, ruleSet, type RuleMatch } from '#lib/text/rules/found';
import type { Rule } from '#lib/text/rules/rule';
import type { Token } from '#lib/text/tokens/token';
import { repetitionsOf } from './repetitions.ts';

/** Interruptions of fluent speech, by the kinds of Shriberg (2001). The names are cues of the evidence. */
export type DisfluencyKind = 'filled_pause' | 'repetition' | 'repair' | 'cut_off';

export interface Disfluency extends Span {
  kind: DisfluencyKind;
  /** Id of the rule that found it, if one did. */
  rule?: string;
}

const filledPauses = lexicon('filled-pauses');

const rules = ruleSet(repairRules);

/** All disfluencies in order of the text. Repairs in quoted speech do not count. */
export function disfluenciesOf(model: TextModel): Disfluency[] {
  const filled = model.tokens
    .filter((token, i) => token.word && filledPauses.has(token.norm) && !isListening(model.tokens, i))
    .map(({ start, end }): Disfluency => ({ kind: 'filled_pause', start, end }));
  const repairs = findRules(model, rules, longestOfKind)
    .filter((match) => mends(model, match))
    .map(({ rule, start, end }): Disfluency => ({ kind: 'repair', start, end, rule: rule.id }));
  const repeated = repetitionsOf(model.tokens).map((span): Disfluency => ({ kind: 'repetition', ...span }));
  return [...filled, ...repairs, ...repeated, ...cutOffsOf(model.tokens)].toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  );
}

/** Whether the token is part of "mm-hmm" or "uh-huh", which signal listening and are not filled pauses. */
function isListening(tokens: readonly Token[], at: number): boolean {
  const [before, here, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return (next?.text === '-' && next.start === here?.end) || (before?.text === '-' && before.end === here?.start);
}

/**
 * Whether an editing term corrects something: "I mean" and "sorry" do so only between other words of the same sentence.
 */
function mends(
  model: TextModel,
  { rule, sentence, first, last }: RuleMatch<Rule<'mean' | 'sorry' | 'repair'>>,
): boolean {
  if (rule.what === 'repair') return true;
  const before = model.tokens.slice(sentence.first, first).filter((token) => token.pos !== 'PUNCT');
  const after = model.tokens.slice(last + 1, sentence.last + 1).filter((token) => token.pos !== 'PUNCT');
  if (before.length < 2 || after.length < 1) return false;
  if (rule.what === 'mean')
    return !/^(?:what|know|which|that|if|when|as|how|and|but|so|well|yeah|yes|because|do|did|would|can|not)$/u.test(
      before.at(-1)?.norm ?? '',
    );
  const comma = (at: number): boolean => /^(?:,|-|–|—|\.\.\.|…)$/u.test(model.tokens[at]?.text ?? '');
  return comma(first - 1) && comma(last + 1);
}

/** Words broken off by a dash that a space follows: "th- the", "I wan- he wanted"; not "pre- and post-war". */
function cutOffsOf(tokens: readonly Token[]): Disfluency[] {
  return tokens.flatMap((dash, i) => {
    const [broken, next] = [tokens[i - 1], tokens[i + 1]];
    if (
      (dash.text !== '-' && dash.text !== '–') ||
      !broken ||
      !next ||
      broken.end !== dash.start ||
      next.start === dash.end
    )
      return [];
    if (
      !/^\p{L}{1,8}$/u.test(broken.text) ||
      !/^\p{L}/u.test(next.text) ||
      /^(?:and|or|to|but)$/u.test(next.norm) ||
      tokens[i - 2]?.text === '-'
    )
      return [];
    // A whole word before a dash is broken off only if one of the next words begins in the same way.
    const mended = [next, tokens[i + 2]].some(
      (token) => token !== undefined && token.norm.startsWith(broken.norm.slice(0, 3)) && token.norm !== broken.norm,
    );
    return mended || !isWhole(broken) ? [{ kind: 'cut_off' as const, start: broken.start, end: next.end }] : [];
  });
}

/** Whether a token is a whole word: a stop word, a word of more than three letters, or one of the listed short ones. */
function isWhole(token: Token): boolean {
  return token.stop || token.text.length > 3 || /^(?:i|a|oh|ok|no|go|so)$/u.test(token.norm);
}
