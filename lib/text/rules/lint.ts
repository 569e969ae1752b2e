import { cueTable, findCues, matchesIn, type CueTable, type Match } from '#lib/text/matcher/cue-table';
import type { TextModel } from '#lib/text/model';
import { asSpoken } from '#lib/text/acts/act-words';
import type { Rule } from './rule.ts';
import { samplesOf } from './samples.ts';

/** A problem of a rule or of one of its phrases. */
export interface RuleProblem {
  kind: 'duplicate' | 'unreachable' | 'shadowed' | 'untested';
  rule: string;
  phrase: string | null;
  /** The rule and phrase that already match the same. */
  by?: string;
}

interface Phrase {
  key: string;
  rule: string;
  what: string;
  phrase: string;
}

/** Finds the matches in generated sentences, one list per sentence. */
export type Find = (samples: readonly string[], table: CueTable) => Match[][];

/** Matches rules in sentences, as the readings do. `read` makes a model of lines, one segment each. */
export function inSentences(read: (lines: readonly string[]) => TextModel): Find {
  return (samples, table) => {
    const model = read(samples);
    const bySample = Map.groupBy(findCues(model, table), ({ start }) => model.timing.segmentAt(start)?.index ?? -1);
    return samples.map((_, i) => bySample.get(i) ?? []);
  };
}

/** Matches rules in whole utterances without punctuation, as the dialogue acts do. */
export function inUtterances(read: (lines: readonly string[]) => TextModel): Find {
  return (samples, table) =>
    samples.map((sample) => {
      const tokens = read([sample])
        .tokens.filter(({ pos }) => pos !== 'PUNCT')
        .map(asSpoken);
      return matchesIn({ tokens, first: 0, last: tokens.length - 1, opens: (token) => token === 0 }, table);
    });
}

/**
 * Finds ids and phrases that occur twice, phrases that do not match even a sentence generated from them (for instance a
 * word that the tokenizer never produces), phrases that an earlier one covers completely, and rules without two
 * examples and two near misses. Only phrases of the same kind are compared.
 */
export function lintRules(rules: readonly Rule[], find: Find): RuleProblem[] {
  const phrases = rules.flatMap(({ id, what, phrases: own }, i) =>
    own.map((phrase, j): Phrase => ({ key: `${i}.${j}`, rule: id, what, phrase })),
  );
  const place = new Map(phrases.map((phrase, at) => [phrase.key, { ...phrase, at }]));
  const table = cueTable(phrases.map(({ key, phrase }) => ({ cue: key, phrases: [phrase] })));
  const twice = [
    ...doubled(rules.map(({ id }) => ({ rule: id, phrase: null, is: id }))),
    ...doubled(phrases.map(({ rule, what, phrase }) => ({ rule, phrase, is: `${what}: ${phrase}` }))),
  ];
  const poor = rules
    .filter(({ examples, nearMisses }) => examples.length < 2 || nearMisses.length < 2)
    .map(({ id }): RuleProblem => ({ kind: 'untested', rule: id, phrase: null }));
  const idle = phrases.flatMap(({ key, rule, what, phrase }): RuleProblem[] => {
    const samples = samplesOf(phrase);
    // A phrase that may be followed by words gets some, because a final "i" is tokenized differently. A phrase that may
    // stand anywhere gets a word before it, so that phrases with `^` do not match too.
    const found = find(
      samples.map(
        (sample) => `${phrase.startsWith('^') ? '' : 'today '}${sample}${phrase.endsWith('$') ? '.' : ' really.'}`,
      ),
      table,
    );
    const own = found.map((matches) => matches.find(({ cue }) => cue === key));
    if (own.every((match) => match === undefined)) return [{ kind: 'unreachable', rule, phrase }];
    const at = place.get(key)?.at ?? 0;
    const others = found.map(
      (matches, i) =>
        new Set(
          matches
            .filter(
              ({ cue, first, last }) => cue !== key && place.get(cue)?.what === what && covers({ first, last }, own[i]),
            )
            .map(({ cue }) => cue),
        ),
    );
    const [shadow] = [...(others[0] ?? [])].filter(
      (other) =>
        others.every((set, i) => own[i] === undefined || set.has(other)) && isBefore(place.get(other), { rule, at }),
    );
    const by = shadow === undefined ? undefined : place.get(shadow);
    return by ? [{ kind: 'shadowed', rule, phrase, by: `${by.rule}: ${by.phrase}` }] : [];
  });
  return [...twice, ...poor, ...idle];
}

interface Stretch {
  first: number;
  last: number;
}

/** Whether the other match covers this one. */
const covers = (other: Stretch, own: Stretch | undefined): boolean =>
  own !== undefined && other.first <= own.first && other.last >= own.last;

/** Of two phrases with the same matches, the later one is superfluous; within one rule, either is. */
function isBefore(other: (Phrase & { at: number }) | undefined, { rule, at }: { rule: string; at: number }): boolean {
  return other !== undefined && (other.rule === rule || other.at < at);
}

function doubled(items: readonly { rule: string; phrase: string | null; is: string }[]): RuleProblem[] {
  const seen = new Map<string, string>();
  return items.flatMap(({ rule, phrase, is }): RuleProblem[] => {
    const before = seen.get(is);
    seen.set(is, rule);
    return before === undefined ? [] : [{ kind: 'duplicate', rule, phrase, by: before }];
  });
}
