import { textOf, type TextModel } from '#lib/text/model';
import { lintRules } from '#lib/text/rules/lint';
import { inputOf } from '#lib/analyses/testing/input';
import { allRules, type Rules } from '#scripts/eval/rule-sets';
import { readConversations } from '#scripts/eval/talk/conversations';

/** In how many different passages a rule matched, and in how many of them the reader found what it looks for. */
export interface RuleCount {
  rule: string;
  tier: string;
  hits: number;
  /** null where readers did not look for it. */
  right: number | null;
}

/**
 * Each rule's matches on the conversations of a folder, in the order of the rules. Throws AppError if the folder cannot
 * be read.
 */
export function countRules(folder: string, sets: readonly Rules[] = allRules): RuleCount[] {
  const counts = new Map(
    sets.flatMap(({ rules, wanted, wrong }) =>
      rules.map(({ id, tier }): [string, RuleCount] => [
        id,
        { rule: id, tier, hits: 0, right: wanted || wrong ? 0 : null },
      ]),
    ),
  );
  const kinds = new Map(sets.flatMap(({ rules }) => rules.map(({ id, what }) => [id, what])));
  for (const { segments, gold } of readConversations(folder)) {
    const model = textOf(
      inputOf(segments.map(({ text, speaker }) => ({ text, ...(speaker === null ? {} : { speaker }) }))),
    );
    for (const { matches, wanted, wrong, within } of sets) {
      const places = new Set(matches(model).map(({ rule, start }) => `${rule} ${indexAt(model, start)}`));
      for (const place of places) {
        const [id = '', index = ''] = place.split(' ');
        const count = counts.get(id);
        if (!count) continue;
        count.hits += 1;
        if (count.right === null) continue;
        const at = Number(index);
        const near = segments.slice(Math.max(0, at - within), at + within + 1).map((segment) => segment.id);
        const beside = (list: readonly number[]): boolean => list.some((seg) => near.includes(seg));
        count.right += Number(
          wrong ? !beside(wrong(gold)) : wanted !== null && beside(wanted(gold, kinds.get(id) ?? '')),
        );
      }
    }
  }
  return [...counts.values()];
}

const indexAt = (model: TextModel, start: number): number => model.timing.segmentAt(start)?.index ?? -1;

/** Prints each rule's matches and precision, and the linter's findings; returns the exit code, 1 if there are any. */
export function evaluateRules(folder: string): number {
  const counts = new Map(countRules(folder).map((count) => [count.rule, count]));
  let found = 0;
  for (const { name, rules, find, labelled } of allRules) {
    const own = Map.groupBy(labelled?.() ?? [], ({ rule }) => rule);
    console.log(`\n${name}: ${rules.length} rules`);
    console.table(
      rules
        .flatMap(({ id }) => counts.get(id) ?? [])
        .map(({ rule, tier, hits, right }) => ({
          rule,
          tier,
          hits,
          right: right ?? '',
          precision: hits === 0 || right === null ? '' : (right / hits).toFixed(2),
          ...(labelled ? { 'of our own utterances': rightOf(own.get(rule) ?? []) } : {}),
        })),
    );
    const problems = lintRules(rules, find);
    found += problems.length;
    for (const { kind, rule, phrase, by } of problems)
      console.error(
        `${kind}: ${rule}${phrase === null ? '' : `, "${phrase}"`}${by === undefined ? '' : ` (by ${by})`}`,
      );
  }
  return found > 0 ? 1 : 0;
}

/** "3 of 4": right of all. */
const rightOf = (hits: readonly { right: boolean }[]): string =>
  hits.length === 0 ? '' : `${hits.filter(({ right }) => right).length} of ${hits.length}`;
