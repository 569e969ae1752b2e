import { cueTable, matchesIn, type CueTable } from '#lib/text/matcher/cue-table';
import type { Rule } from '#lib/text/rules/rule';
import type { Token } from '#lib/text/tokens/token';
import type { ActType } from './act-types.ts';
import type { Shape } from './act-words.ts';

/** A rule over the words of one utterance, punctuation left out: `^` is its first word, `$` stands after its last. */
export interface ActRule<What extends string = ActType> extends Rule<What> {
  /** Looked for in the utterance without what leads in to it, in all of it, or in both, which is usual. */
  in?: 'core' | 'said';
  /** The utterance has so many words at most. */
  words?: number;
  /** The same where it ends in a question mark. */
  asked?: number;
}

export interface ActRuleSet<R extends ActRule<string>> {
  rules: readonly R[];
  table: CueTable;
}

export function actRuleSet<R extends ActRule<string>>(rules: readonly R[]): ActRuleSet<R> {
  return { rules, table: cueTable(rules.map(({ id, phrases }) => ({ cue: id, phrases }))) };
}

/** The first rule in order that the utterance fits; null where none does. */
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

/** Whether rules match these words one after the other, without a word between; null where they do not. */
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
