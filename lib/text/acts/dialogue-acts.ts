import type { ActType } from './act-types.ts';
import { isImperative } from './act-aims.ts';
import { actRuleSet, firstRule, type ActRule } from './act-rule.ts';
import { isFragment, replyOf } from './act-replies.ts';
import { questionOf } from './act-questions.ts';
import { asSpoken, withoutLead, type Shape } from './act-words.ts';
import { commissives, directives } from '#lib/text/acts/rules/aims';
import { formulas } from '#lib/text/acts/rules/formulas';
import { reactions } from '#lib/text/acts/rules/reactions';
import { opinions } from '#lib/text/acts/rules/opinions';
import { tokensOf, type Sentence, type TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';
import { utterancesOf } from '#lib/text/tokens/utterances';

export interface Act {
  type: ActType;
  /** The sentence, or one utterance of it if the text has no punctuation (`index` is then that of the sentence). */
  sentence: Sentence;
  /** Id of the rule that recognised the act; null if code did. */
  rule: string | null;
}

const sets = {
  formulas: actRuleSet([...formulas, ...reactions]),
  directives: actRuleSet(directives),
  commissives: actRuleSet(commissives),
  opinions: actRuleSet(opinions),
};

const cache = new WeakMap<TextModel, Act[]>();

/** One act per utterance, in order; utterances without words are skipped. */
export function dialogueActs(model: TextModel): Act[] {
  const known = cache.get(model);
  if (known) return known;
  const acts: Act[] = [];
  for (const sentence of utterancesOf(model)) {
    const before = acts.at(-1);
    const byOther = before && (sentence.speaker === null || before.sentence.speaker !== sentence.speaker);
    acts.push({ ...readAct(tokensOf(model, sentence), byOther ? before.type : null), sentence });
  }
  cache.set(model, acts);
  return acts;
}

export function isQuestion(type: string): boolean {
  return type === 'question_yes_no' || type === 'question_wh';
}

/** Whether an act is an answer on its own: yes, no, agreement or disagreement. */
export function isAnswer(type: string): boolean {
  return type === 'agreement' || type === 'disagreement' || type === 'yes_answer' || type === 'no_answer';
}

/**
 * The act of one utterance, given its tokens and the preceding act by another speaker (null: unknown, or there is
 * none).
 */
export function actOf(utterance: readonly Token[], before: ActType | null = null): ActType {
  return readAct(utterance, before).type;
}

/** The same, with the rule that recognised it. */
export function readAct(utterance: readonly Token[], before: ActType | null): Omit<Act, 'sentence'> {
  const shape = shapeOf(utterance, before);
  const reply = replyOf(shape);
  if (reply) return told(reply);
  const formula = firstRule(shape, sets.formulas) ?? firstRule(shape, sets.directives);
  if (formula) return told(formula);
  if (isImperative(shape.rest)) return { type: 'directive', rule: null };
  const question = questionOf(shape);
  if (question) return told(question);
  if (isFragment(shape)) return { type: 'abandoned', rule: null };
  return told(firstRule(shape, sets.commissives) ?? firstRule(shape, sets.opinions) ?? 'statement');
}

const told = (by: ActType | ActRule): Omit<Act, 'sentence'> =>
  typeof by === 'string' ? { type: by, rule: null } : { type: by.what, rule: by.id };

/** The utterance as the rules see it. */
export function shapeOf(utterance: readonly Token[], before: ActType | null = null): Shape {
  const words = utterance.filter((token) => token.pos !== 'PUNCT' && token.pos !== 'SPACE').map(asSpoken);
  const { rest, lead } = withoutLead(words);
  const said = words.map((token) => token.norm).join(' ');
  const core = rest.map((token) => token.norm).join(' ');
  const mark = utterance.at(-1)?.text ?? '';
  return { words, rest, lead, said, core, asked: mark.endsWith('?'), ended: /[.!?]$/u.test(mark), before };
}
