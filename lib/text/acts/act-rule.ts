import { cueTable, matchesIn, type CueTable } from '#lib/text/matcher/cue-table';
import type { Rule } from '#lib/text/rules/rule';
import type { Token } from '#lib/text/tokens/token';
import type { ActType } from './act-types.ts';
import type { Shape } from './act-words.ts';

/** A rule over the words of one utterance without punctuation: `^` stands before the first word, `$` after the last. */
export interface ActRule<What extends string = ActType> extends Rule<What> {
  /** Where to search: in the utterance without its lead-in (`core`) or in all of it (`said`). Default: both. */
  in?: 'core' | 'said';
  /** Most words that the utterance may have. */
  words?: number;
  /** The same for an utterance that ends in a question mark. */
  asked?: number;
}

export interface ActRuleSet<R extends ActRule<string>> {
  rules: readonly R[];
  table: CueTable;
}

export function actRuleSet<R extends ActRule<string>>(rules: readonly R[]): ActRuleSet<R> {
  return { rules, table: cueTable(rules.map(({ id, phrases }) => ({ cue: id, phrases }))) };
}

/** The first rule, in order, that matches the utterance; null if none does. */
export function firstRule<R extends ActRule<string>>(
  { words, rest, asked }: Pick<Shape, 'words' | 'rest' | 'asked'>,
  { rules, table }: ActRuleSet<R>,
): R | null {
  const said = idsIn(words, table);
  const core = rest.length === words.length ? said : idsIn(rest, table);
  return (
    rules.find(
      (rule) =>
        (rule.in === 'core'
          ? core.has(rule.id)
          : rule.in === 'said'
            ? said.has(rule.id)
            : core.has(rule.id) || said.has(rule.id)) &&
        words.length <= (rule.words ?? Infinity) &&
        (!asked || words.length <= (rule.asked ?? Infinity)),
    ) ?? null
  );
}

function idsIn(tokens: readonly Token[], table: CueTable): Set<string> {
  const found = matchesIn({ tokens, first: 0, last: tokens.length - 1, opens: (token) => token === 0 }, table);
  return new Set(found.map(({ cue }) => cue));
}

/** The rule of the last match if the matches cover the words without a gap; otherwise null. */
export function madeOf<R extends ActRule<string>>(tokens: readonly Token[], { rules, table }: ActRuleSet<R>): R | null {
  const found = matchesIn({ tokens, first: 0, last: tokens.length - 1, opens: (token) => token === 0 }, table);
  let at = 0;
  while (at < tokens.length) {
    const reach = Math.max(...found.filter(({ first }) => first === at).map(({ last }) => last));
    if (reach < at) return null;
    at = reach + 1;
  }
  return rules.find(({ id }) => id === found.at(-1)?.cue) ?? null;
}
