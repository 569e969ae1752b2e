import type { ActType } from './act-types.ts';
import { commits, isRequest } from './act-aims.ts';
import { formulaOf } from './act-formulas.ts';
import { isFragment, replyOf } from './act-replies.ts';
import { questionOf } from './act-questions.ts';
import { soundsLikeOpinion } from './act-stance.ts';
import { asSpoken, withoutLead } from './act-words.ts';
import { tokensOf, type Sentence, type TextModel } from '#lib/text/model';
import type { Token } from '#lib/text/tokens/token';
import { utterancesOf } from '#lib/text/tokens/utterances';

export interface Act {
  type: ActType;
  /** The whole sentence, or one utterance of it where a text has no punctuation (the sentence's `index` is kept). */
  sentence: Sentence;
}

const cache = new WeakMap<TextModel, Act[]>();

/** One act an utterance, in order; what has no word has none. */
export function dialogueActs(model: TextModel): Act[] {
  const known = cache.get(model);
  if (known) return known;
  const acts: Act[] = [];
  for (const sentence of utterancesOf(model)) {
    const before = acts.at(-1);
    const byOther = before && (sentence.speaker === null || before.sentence.speaker !== sentence.speaker);
    acts.push({ type: actOf(tokensOf(model, sentence), byOther ? before.type : null), sentence });
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
  const words = utterance.filter((token) => token.pos !== 'PUNCT' && token.pos !== 'SPACE').map(asSpoken);
  const { rest, lead } = withoutLead(words);
  const said = words.map((token) => token.norm).join(' ');
  const core = rest.map((token) => token.norm).join(' ');
  const mark = utterance.at(-1)?.text ?? '';
  const shape = { words, rest, lead, said, core, asked: mark.endsWith('?'), ended: /[.!?]$/u.test(mark), before };

  const reply = replyOf(shape);
  if (reply) return reply;
  const formula = formulaOf(shape);
  if (formula) return formula;
  if (isRequest(rest)) return 'directive';
  const question = questionOf(shape);
  if (question) return question;
  if (isFragment(shape)) return 'abandoned';
  if (commits(rest)) return 'commissive';
  if (soundsLikeOpinion(core)) return 'opinion';
  return 'statement';
}
