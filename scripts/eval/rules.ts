import { textOf, type TextModel } from '#lib/text/model';
import { pressureMatches } from '#lib/text/pressure/found';
import { pressureRules } from '#lib/text/pressure/rules/index';
import { lintRules } from '#lib/text/rules/lint';
import { inputOf } from '#lib/analyses/testing/input';
import { readConversations } from '#scripts/eval/talk/conversations';

/** How often a rule matched in different passages, and in how many of them the reader found what it looks for. */
export interface RuleCount {
  rule: string;
  tier: string;
  hits: number;
  right: number;
}

/**
 * Each rule's matches on the conversations of a folder, in the order of the rules. Throws AppError if the folder cannot
 * be read.
 */
export function countRules(folder: string): RuleCount[] {
  const counts = new Map(
    pressureRules.map(({ id, tier }): [string, RuleCount] => [id, { rule: id, tier, hits: 0, right: 0 }]),
  );
  for (const { segments, gold } of readConversations(folder)) {
    const wanted = new Set(gold.pressure.flatMap(({ seg }) => seg));
    const model = textOf(
      inputOf(segments.map(({ text, speaker }) => ({ text, ...(speaker === null ? {} : { speaker }) }))),
    );
    const places = new Set(pressureMatches(model).map(({ rule, start }) => `${rule.id} ${indexAt(model, start)}`));
    for (const place of places) {
      const [id = '', index = ''] = place.split(' ');
      const count = counts.get(id);
      if (!count) continue;
      count.hits += 1;
      count.right += Number(wanted.has(segments[Number(index)]?.id ?? -1));
    }
  }
  return [...counts.values()];
}

const indexAt = (model: TextModel, start: number): number => model.timing.segmentAt(start)?.index ?? -1;

/** Prints each rule's matches and precision, and the linter's findings; returns the exit code, 1 if there are any. */
export function evaluateRules(folder: string): number {
  const counts = countRules(folder);
  console.table(
    counts.map(({ rule, tier, hits, right }) => ({
      rule,
      tier,
      hits,
      right,
      precision: hits === 0 ? '' : (right / hits).toFixed(2),
    })),
  );
  const problems = lintRules(pressureRules, (lines) => textOf(inputOf(lines)));
  for (const { kind, rule, phrase, by } of problems)
    console.error(`${kind}: ${rule}${phrase === null ? '' : `, "${phrase}"`}${by === undefined ? '' : ` (by ${by})`}`);
  return problems.length > 0 ? 1 : 0;
}
