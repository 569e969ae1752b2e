import { pattern } from '#lib/base/pattern';
import { dialogueActs } from '#lib/text/acts/dialogue-acts';
import { talkOf, type Unit } from '#lib/text/learned/talk';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { sentencesIn } from '#lib/text/statements/spot';
import { questionOf, type Question } from './asked.ts';
import { asksFor, type QuestionKind } from './kinds.ts';
import { replyToQuestions } from './replies.ts';

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
const openFrom = 0.3;
const answeredFrom = 0.45;

const wordings = new WeakMap<TextModel, Question[]>();
const known = new WeakMap<TextModel, AskedQuestion[]>();

/** All questions by their wording, of every kind, in order. */
function wordedOf(model: TextModel): Question[] {
  const before = wordings.get(model);
  if (before) return before;
  const talk = talkOf(model);
  const asked = dialogueActs(model).flatMap((act): Question[] => {
    const question = questionOf(model, act);
    if (question === null) return [];
    const score = talk.final.question[question.sentence.segment] ?? 1;
    if (question.kind === 'check' && score >= tagAsks && !question.softTag)
      return [{ ...question, kind: 'confirmation' }];
    return asksFor(question.kind) && score < leastAsking ? [] : [question];
  });
  wordings.set(model, asked);
  return asked;
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
    const own = bySegment.get(sentence.segment)?.length ?? 1;
    const reply = replyToQuestions(talk, sentence.segment, own);
    const unit = reply.unit === null ? undefined : talk.units[reply.unit];
    const first = reply.next === null ? undefined : talk.units[reply.next];
    if (
      reply.open >= openFrom ||
      (first && leavesOpen(sentencesIn(model, first, 'whole').map(({ start, end }) => model.text.slice(start, end))))
    ) {
      return { kind, sentence, span, answered: false, by: null, replied: unit !== undefined };
    }
    const asking = talk.final.question[sentence.segment] ?? 1;
    if (!unit || asking * reply.answers * (1 - reply.open) < answeredFrom)
      return { kind, sentence, span, answered: null, by: null, replied: unit !== undefined };
    return { kind, sentence, span, answered: true, by: substanceOf(model, unit), replied: true };
  });
  known.set(model, out);
  return out;
}

const greeting = pattern('iu')`
  ^(?:(?:(?:good )?(?:morning|afternoon|evening)|hi|hello|hey)\b[\p{L}\s,.'’]{0,24}
  |(?:thank you|thanks|okay|ok|right|all right|alright|well|um|uh|mm|sure))[.!,]?$
`;
const unsure = pattern('iu')`
  ^(?:(?:oh|well|um|uh|hm+|honestly|no),? )*(?:(?:i|we) (?:really |just |still )?(?:do not|don['’]t) know
  |(?:i['’]?m|i am|we['’]re|we are)? ?not (?:quite |really |so |too )?sure|(?:i (?:have|['’]ve) )?no idea
  |(?:i )?(?:can['’]t|cannot|don['’]t|do not) remember|hard to say)
  (?: yet| either| either way| about that)?[.,!]?$
`;
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

/** The first sentence with content in a reply: after a greeting, a filler or "I don't know" if more follows. */
function substanceOf(model: TextModel, unit: Unit): Span {
  const spans = sentencesIn(model, unit, 'whole');
  const text = ({ start, end }: Span): string => model.text.slice(start, end).trim();
  const [first = { start: unit.start, end: unit.end }] = spans;
  return (
    spans.find((span) => !greeting.test(text(span)) && !unsure.test(text(span)) && !text(span).endsWith('?')) ?? first
  );
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
