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
  /** The whole sentence, or one utterance of it where a text has no punctuation (the sentence's `index` is kept). */
  sentence: Sentence;
  /** Id of the rule that told it, where one did. */
  rule: string | null;
}

const sets = {
  formulas: actRuleSet([...formulas, ...reactions]),
  directives: actRuleSet(directives),
  commissives: actRuleSet(commissives),
  opinions: actRuleSet(opinions),
};

const cache = new WeakMap<TextModel, Act[]>();

/** One act an utterance, in order; what has no word has none. */
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

/** A yes, a no, an agreement or its opposite: what answers by itself. */
export function isAnswer(type: string): boolean {
  return type === 'agreement' || type === 'disagreement' || type === 'yes_answer' || type === 'no_answer';
}

/** The act of one utterance, given its tokens and the act before it by somebody else (null: unknown or none). */
export function actOf(utterance: readonly Token[], before: ActType | null = null): ActType {
  return readAct(utterance, before).type;
}

/** The same with the rule that told it. */
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

/** An utterance as the rules look at it. */
export function shapeOf(utterance: readonly Token[], before: ActType | null = null): Shape {
  const words = utterance.filter((token) => token.pos !== 'PUNCT' && token.pos !== 'SPACE').map(asSpoken);
  const { rest, lead } = withoutLead(words);
  const said = words.map((token) => token.norm).join(' ');
  const core = rest.map((token) => token.norm).join(' ');
  const mark = utterance.at(-1)?.text ?? '';
  return { words, rest, lead, said, core, asked: mark.endsWith('?'), ended: /[.!?]$/u.test(mark), before };
}
