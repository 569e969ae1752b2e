import { pattern } from '#lib/base/pattern';
import { dialogueActs } from '#lib/text/acts/dialogue-acts';
import { talkOf } from '#lib/text/learned/talk';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { questionOf, type Question } from './asked.ts';
import { asksFor, type QuestionKind } from './kinds.ts';
import { replyToQuestions } from './replies.ts';
import { saysUnknown, takesUp } from './reply-forms.ts';
import {
  answeredLater,
  mostAfter,
  sameAs,
  saysThatItAsks,
  substanceOf,
  textAt,
  textsOf,
  unsure,
  wordsAfter,
} from './substance.ts';
import { unmarkedOf } from './unmarked.ts';

export interface AskedQuestion {
  kind: QuestionKind;
  sentence: Sentence;
  /** The question's sentence, or the part of it that asks. */
  span: Span;
  /** null if it cannot be told. */
  answered: boolean | null;
  /** The sentence that answers; null if there is none. */
  by: Span | null;
  /** Whether another speaker said something soon after it. */
  replied: boolean;
}

/**
 * A question by its wording does not count if the learned score of its passage is below `leastAsking`. A tag ("…, isn't
 * it?") counts as a question from `tagAsks` on.
 */
const leastAsking = 0.08;
const tagAsks = 0.7;
/**
 * Least probabilities at which a question is called open and a reply is shown as its answer. The latter is the product
 * of three: that it is a question, that the reply answers it, and that it was not left open (docs/EVIDENCE.md).
 */
const openFrom = 0.4;
const answeredFrom = 0.47;
/** A question that is more likely open than not gets no answer, however well the reply fits. */
const mostOpen = 0.5;

/** Sentences at the beginning of a reply that may take up the question. */
const sentencesHeard = 3;

const wordings = new WeakMap<TextModel, Question[]>();
const known = new WeakMap<TextModel, AskedQuestion[]>();

/** All questions by their wording, of every kind, and those that only the score tells, in order. */
function wordedOf(model: TextModel): Question[] {
  const before = wordings.get(model);
  if (before) return before;
  const talk = talkOf(model);
  const asked = dialogueActs(model).flatMap((act): Question[] => {
    const question = questionOf(model, act);
    if (question === null) return [];
    if (asksFor(question.kind) && answersItself(model, question)) return [{ ...question, kind: 'rhetorical' }];
    const score = talk.final.question[question.sentence.segment] ?? 1;
    if (question.kind === 'check' && score >= tagAsks && !question.softTag)
      return [{ ...question, kind: 'confirmation' }];
    return asksFor(question.kind) && score < leastAsking ? [] : [question];
  });
  const out = [...asked, ...unmarkedOf(model, talk, asked)].toSorted((a, b) => a.span.start - b.span.start);
  wordings.set(model, out);
  return out;
}

const ownAnswer = /^\s*(?:no|yes|nope|of course not|of course)[.,!]/iu;

/** Whether its speaker answers it at once: "Is it the soil? No." */
function answersItself({ text, segments }: TextModel, { sentence, span }: Question): boolean {
  return ownAnswer.test(text.slice(span.end, segments[sentence.segment]?.end ?? span.end));
}

/**
 * Utterances that look like questions but ask for nothing: rhetorical, procedural and reported ones, and checks ("…,
 * okay?"), in order.
 */
export function questionsApart(model: TextModel): Question[] {
  return wordedOf(model).filter(({ kind }) => !asksFor(kind));
}

/**
 * The questions to someone in this talk, in order, and whether an answer followed: the one definition of a question for
 * all readings. For those that ask for nothing, see `questionsApart`.
 */
export function questionsOf(model: TextModel): AskedQuestion[] {
  const before = known.get(model);
  if (before) return before;
  const talk = talkOf(model);
  const asked = wordedOf(model).filter(({ kind }) => asksFor(kind));
  const bySegment = Map.groupBy(asked, ({ sentence }) => sentence.segment);
  const out = asked.map(({ kind, sentence, span }): AskedQuestion => {
    if (model.speakers.source === null) return { kind, sentence, span, ...unknownReply(model, sentence) };
    const own = bySegment.get(sentence.segment) ?? [];
    const reply = replyToQuestions(talk, sentence.segment, own.length || 1);
    const unit = reply.unit === null ? undefined : talk.units[reply.unit];
    const first = reply.next === null ? undefined : talk.units[reply.next];
    const said = first ? textAt(model, first) : '';
    const beginning = first ? [said, ...textsOf(model, first).slice(0, sentencesHeard)] : [];
    const meant = sameAs(model, { sentence, span }, own).map((other) => textAt(model, other));
    const plainly =
      wordsAfter(model, { sentence, span: own.at(-1)?.span ?? span }) <= mostAfter &&
      meant.some((words) => beginning.some((part) => takesUp(words, part) !== null));
    if (
      saysThatItAsks(model, { sentence, span }) &&
      ((first === undefined && wordsAfter(model, { sentence, span }) === 0) ||
        (first !== undefined && (saysUnknown(said) || leavesOpen(textsOf(model, first)))) ||
        (!plainly && reply.open >= openFrom)) &&
      !answeredLater(model, talk, sentence, meant)
    )
      return { kind, sentence, span, answered: false, by: null, replied: unit !== undefined };
    const asking = talk.final.question[sentence.segment] ?? 1;
    const answer = plainly && first ? first : unit;
    const by = answer ? substanceOf(model, answer, meant) : null;
    if (
      by === null ||
      (!plainly && reply.open >= mostOpen) ||
      (!plainly && asking * reply.answers * (1 - reply.open) < answeredFrom)
    )
      return { kind, sentence, span, answered: null, by: null, replied: unit !== undefined };
    return { kind, sentence, span, answered: true, by, replied: true };
  });
  known.set(model, out);
  return out;
}

const putsOff = pattern('iu')`
  \b(?:come back|get back to|later|find out|check|another time|next (?:time|week|month)|have to ask|will ask
  |['’]ll ask)\b
`;

/**
 * Whether a reply leaves the question open: "I don't know.", alone or followed by a postponement or another question.
 */
function leavesOpen([first = '', ...more]: readonly string[]): boolean {
  return unsure.test(first.trim()) && more.every((text) => putsOff.test(text) || text.trim().endsWith('?'));
}

const yesNo =
  /^(?:(?:oh|well|um),? )?(?:yes|yeah|yep|no|nope|of course|not yet|sure|exactly|absolutely|definitely)\b/iu;

/** The reply if the speakers are unknown: only a yes or no right after the question counts as an answer. */
function unknownReply(model: TextModel, { end }: Sentence): Omit<AskedQuestion, 'kind' | 'sentence' | 'span'> {
  const next = model.sentences.find(({ start, words }) => start >= end && words > 0);
  if (next && leavesOpen([next.text])) return { answered: false, by: null, replied: true };
  if (next && yesNo.test(next.text)) return { answered: true, by: next, replied: true };
  return { answered: null, by: null, replied: next !== undefined };
}
