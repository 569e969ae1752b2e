import { withClause } from '#lib/text/matcher/cue-table';
import { habitRules } from '#lib/text/habits/rules';
import type { TextModel } from '#lib/text/model';
import { findRules, longestOfKind, ruleSet, type RuleMatch } from '#lib/text/rules/found';

type HabitMatch = RuleMatch<(typeof habitRules)[number]>;

const rules = ruleSet(habitRules);

/**
 * Overgeneralising statements in the speaker's own voice, without questions and conditions, each extended to the end of
 * its clause.
 */
export function habitsOf(model: TextModel): HabitMatch[] {
  const own = findRules(model, rules, longestOfKind).filter(({ context }) => !context.question && !context.conditional);
  let end = 0;
  return own
    .map((match) => withClause(model, match))
    .filter((match) => {
      if (match.start < end) return false;
      end = match.end;
      return true;
    });
}

/** The line for the card: "Wording that generalises: “You always forget the keys”". */
export function habitLine(model: TextModel, { start, end }: HabitMatch): string {
  return `Wording that generalises: “${model.text.slice(start, end)}”`;
}
