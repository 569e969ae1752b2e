import { disfluenciesOf } from '#lib/analyses/psychological-analysis/disfluencies';
import { habitsOf } from '#lib/analyses/psychological-analysis/habits';
import { inputOf } from '#lib/analyses/testing/input';
import { dialogueActs, readAct, shapeOf } from '#lib/text/acts/dialogue-acts';
import { actRules } from '#lib/text/acts/rules/index';
import { questionOpenings } from '#lib/text/acts/rules/questions';
import { replyShapes } from '#lib/text/acts/rules/replies';
import { certaintyOf } from '#lib/text/cues/certainty';
import { certaintyRules } from '#lib/text/cues/certainty-rules';
import { emotionMatches, strainMatches } from '#lib/text/feelings/matches';
import { emotionRules, strainRules } from '#lib/text/feelings/rules/index';
import { habitRules } from '#lib/text/habits/rules';
import { tokensOf, textOf, type TextModel } from '#lib/text/model';
import { politenessMatches, politenessRules } from '#lib/text/politeness/rules';
import { pressureMatches } from '#lib/text/pressure/found';
import { pressureRules } from '#lib/text/pressure/rules/index';
import { asksFor, questionKinds } from '#lib/text/questions/kinds';
import { questionOf } from '#lib/text/questions/asked';
import { questionRules } from '#lib/text/questions/rules';
import { repairRules } from '#lib/text/repairs/rules';
import { findRules, longestOfKind, ruleSet } from '#lib/text/rules/found';
import { inUtterances, inSentences, type Find } from '#lib/text/rules/lint';
import type { Rule } from '#lib/text/rules/rule';
import { actRuleSet, firstRule, madeOf, type ActRule } from '#lib/text/acts/act-rule';
import { replyRules } from '#lib/text/statements/reply-rules';
import { assentRules } from '#lib/text/statements/assent-rules';
import { reasonRules } from '#lib/text/statements/reason-rules';
import { taskRules, threatRules } from '#lib/text/statements/task-rules';
import { whenRules } from '#lib/text/statements/when-rules';
import { judgedRules } from '#scripts/eval/dialogue-acts';
import type { Conversation } from '#scripts/eval/talk/conversations';

type Gold = Conversation['gold'];

/** Where a rule matched, in characters of the whole text. */
interface Place {
  rule: string;
  start: number;
}

/** Rules that are looked for together. */
export interface Rules {
  name: string;
  rules: readonly Rule[];
  matches: (model: TextModel) => Place[];
  /** How the linter looks for a phrase. */
  find: Find;
  /** Passages in which the reader found what a rule shows; null where readers did not look for it. */
  wanted: ((gold: Gold, what: string) => number[]) | null;
  /** Passages in which a hit is wrong; elsewhere it is right. Counts in place of `wanted`. */
  wrong?: (gold: Gold) => number[];
  /** Where rules matched in labelled utterances of our own, which readers of the conversations have no labels for. */
  labelled?: () => { rule: string; right: boolean }[];
  /** Passages that a hit may be away from one of these. */
  within: number;
}

const read = (lines: readonly string[]): TextModel => textOf(inputOf(lines));
const sentences = inSentences(read);
const utterances = inUtterances(read);
const idOf = ({ rule, start }: { rule: Rule; start: number }): Place => ({ rule: rule.id, start });
const passages = (items: readonly { seg: number[] }[]): number[] => items.flatMap(({ seg }) => seg);

function found(rules: readonly Rule[]): Rules['matches'] {
  const set = ruleSet(rules);
  return (model) => findRules(model, set, longestOfKind).map(idOf);
}

/** Every act that a rule tells; short replies also as they would be read after a question. */
function actPlaces(model: TextModel): Place[] {
  return dialogueActs(model).flatMap(({ rule, sentence }) => {
    const answer = readAct(tokensOf(model, sentence), 'question_yes_no').rule;
    return [...new Set([rule, model.segments.length === 1 ? answer : null])].flatMap((id) =>
      id === null ? [] : [{ rule: id, start: sentence.start }],
    );
  });
}

function questionPlaces(model: TextModel): Place[] {
  return dialogueActs(model).flatMap((act) => {
    const rule = questionOf(model, act)?.rule ?? null;
    return rule === null ? [] : [{ rule, start: act.sentence.start }];
  });
}

/** Rules over whole utterances that readings look for in some places only; here in all. */
function inAll(rules: readonly ActRule<string>[]): Rules['matches'] {
  const set = actRuleSet(rules);
  return (model) =>
    dialogueActs(model).flatMap(({ sentence }) => {
      const rule = firstRule(shapeOf(tokensOf(model, sentence)), set);
      return rule ? [{ rule: rule.id, start: sentence.start }] : [];
    });
}

/** The rule that ends each sentence which is mere assent. */
function assentPlaces(model: TextModel): Place[] {
  const set = actRuleSet(assentRules);
  return dialogueActs(model).flatMap(({ sentence }) => {
    const rule = madeOf(shapeOf(tokensOf(model, sentence)).words, set);
    return rule ? [{ rule: rule.id, start: sentence.start }] : [];
  });
}

/** All rules of the language, by what they are looked for. */
export const allRules: readonly Rules[] = [
  {
    name: 'pressure',
    rules: pressureRules,
    matches: (model) => pressureMatches(model).map(idOf),
    find: sentences,
    wanted: (gold) => passages(gold.pressure),
    within: 0,
  },
  {
    name: 'emotions',
    rules: emotionRules,
    matches: (model) =>
      emotionMatches(model)
        .filter(({ context }) => !context.question)
        .map(idOf),
    find: sentences,
    wanted: (gold, what) => passages(gold.emotions.filter(({ emotion }) => emotion === what)),
    within: 0,
  },
  {
    name: 'strain',
    rules: strainRules,
    matches: (model) =>
      strainMatches(model)
        .filter(({ context }) => !context.question)
        .map(idOf),
    find: sentences,
    wanted: (gold) => passages(gold.strain),
    within: 0,
  },
  {
    name: 'tasks',
    rules: taskRules,
    matches: found(taskRules),
    find: sentences,
    wanted: (gold) => passages(gold.actions),
    within: 2,
  },
  {
    name: 'threats',
    rules: threatRules,
    matches: found(threatRules),
    find: sentences,
    // A threat is no task.
    wanted: null,
    wrong: (gold) => passages(gold.actions),
    within: 0,
  },
  { name: 'times', rules: whenRules, matches: found(whenRules), find: sentences, wanted: null, within: 0 },
  {
    name: 'reasons',
    rules: reasonRules,
    matches: found(reasonRules),
    find: sentences,
    wanted: (gold) => passages(gold.claims.flatMap(({ reasons }) => reasons)),
    within: 1,
  },
  {
    name: 'questions that ask for nothing',
    rules: questionRules,
    matches: questionPlaces,
    find: utterances,
    wanted: null,
    wrong: (gold) =>
      gold.questions
        .filter(({ kind }) => questionKinds.some((known) => known === kind && asksFor(known)))
        .map(({ seg }) => seg),
    within: 0,
  },
  {
    name: 'replies to requests',
    rules: replyRules,
    matches: inAll(replyRules),
    find: utterances,
    wanted: null,
    within: 0,
  },
  { name: 'short replies', rules: replyShapes, matches: inAll(replyShapes), find: utterances, wanted: null, within: 0 },
  { name: 'assent', rules: assentRules, matches: assentPlaces, find: utterances, wanted: null, within: 0 },
  {
    name: 'openings of questions',
    rules: questionOpenings,
    matches: inAll(questionOpenings),
    find: utterances,
    wanted: null,
    within: 0,
  },
  {
    name: 'acts',
    rules: actRules,
    matches: actPlaces,
    find: utterances,
    wanted: null,
    labelled: judgedRules,
    within: 0,
  },
  {
    name: 'certainty',
    rules: certaintyRules,
    matches: (model) => {
      const { hedges, boosters } = certaintyOf(model);
      return [...hedges, ...boosters].map(idOf);
    },
    find: sentences,
    wanted: null,
    within: 0,
  },
  {
    name: 'politeness',
    rules: politenessRules,
    matches: (model) => politenessMatches(model).map(idOf),
    find: sentences,
    wanted: null,
    within: 0,
  },
  {
    name: 'habits of wording',
    rules: habitRules,
    matches: (model) => habitsOf(model).map(idOf),
    find: sentences,
    wanted: null,
    within: 0,
  },
  {
    name: 'repairs',
    rules: repairRules,
    matches: (model) =>
      disfluenciesOf(model).flatMap(({ rule, start }) => (rule === undefined ? [] : [{ rule, start }])),
    find: sentences,
    wanted: null,
    within: 0,
  },
];
