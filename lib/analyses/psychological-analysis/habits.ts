import { withClause } from '#lib/text/matcher/cue-table';
import { habitRules, type Habit } from '#lib/text/habits/rules';
import type { TextModel } from '#lib/text/model';
import { findRules, longestOfKind, ruleSet, type RuleMatch } from '#lib/text/rules/found';
import type { Rule } from '#lib/text/rules/rule';

type HabitMatch = RuleMatch<Rule<Habit>>;

const rules = ruleSet(habitRules);

const said: Record<Habit, string> = {
  generalises: 'Wording that generalises',
  claims_to_know_motives: 'Wording that claims to know another’s motives',
  foresees_the_worst: 'Wording that takes the worst for certain',
};

/** In the speaker's own voice, stated and not asked, with the rest of the clause. */
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

/** "Wording that generalises: “You always forget the keys”". */
export function habitLine(model: TextModel, { rule, start, end }: HabitMatch): string {
  return `${said[rule.what]}: “${model.text.slice(start, end)}”`;
}
