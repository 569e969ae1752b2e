import { contextOf } from '#lib/analyses/text/context';
import { type CueMatch, cueTable, findCuesIn } from '#lib/analyses/text/cues';
import { contentLemmas } from '#lib/analyses/text/content';
import { dialogueActs, isQuestion } from '#lib/analyses/text/dialogue-acts';
import type { Act } from '#lib/analyses/text/dialogue-acts';
import { tokensOf } from '#lib/analyses/text/model';
import type { Sentence, Span, TextModel } from '#lib/analyses/text/model';

export interface AskedQuestion {
  sentence: Sentence;
  /** The sentence, or what of it says the question where the sentence is long. */
  span: Span;
  /** null where it cannot be told. */
  answered: boolean | null;
}

const open = cueTable([{ cue: 'open', phrases: ['do not know', 'not sure', 'no idea', 'have|need to check', 'will|let check', 'find out', 'get back to you', 'will see', 'not decided', 'not yet', 'not clear', 'leave (that|it) open', 'good question', 'let us come back', 'have to ask', 'need to ask', 'will ask'] }]);
const openStatement = cueTable([{ cue: 'open_question', phrases: ['still do not know', 'we do not (yet) know (yet) who|what|when|where|how|whether|if|which', 'i do not (yet) know who|what|when|where|how|whether|if|which', 'it is (still) not clear who|what|when|where|how|whether|if|which', 'it is (still) unclear', 'open question', 'still open', 'still need|have to find out|decide|figure', 'we need to find out', 'is still undecided'] }]);

const smallTalk = /^(?:how are you|how is it going|are you there|can you hear me|what is up|you know|right|okay|ok|really|is that so|see)\b/u;
/** A sentence of at most this many words is quoted whole. */
const shortSentence = 14;
/** An answer is looked for in this many sentences after the question. */
const lookAhead = 3;

/** What was asked and whether an answer followed; open questions that were put as statements come with them. */
export function questionsOf(model: TextModel): AskedQuestion[] {
  const acts = dialogueActs(model);
  const out: AskedQuestion[] = [];
  for (const [index, act] of acts.entries()) {
    const { sentence } = act;
    if (isQuestion(act.type) && isRealQuestion(model, sentence)) out.push({ sentence, span: sentence, answered: answerTo(model, act, acts.slice(index + 1, index + 8)) });
    else if (!isQuestion(act.type) && sentence.words >= 5) {
      const match = findCuesIn(model, sentence, openStatement).find(({ context }) => !context.quoted);
      if (match) out.push({ sentence, span: fromClauseOf(model, match), answered: false });
    }
  }
  // "One thing is still open" before a question or "we don't know yet" after it belong to it and are no second question, unless they name one.
  const questions = new Set(acts.filter((act) => isQuestion(act.type)).map((act) => act.sentence));
  const isNear = (asked: AskedQuestion, i: number): boolean => out[i - 1]?.sentence.index === asked.sentence.index - 1 || out[i + 1]?.sentence.index === asked.sentence.index + 1;
  return out.filter((asked, i) => questions.has(asked.sentence) || !isNear(asked, i) || namesQuestion.test(model.text.slice(asked.span.start, asked.span.end)));
}

/** "…, who is going to give the first talk": a question that was put as a part of a statement. */
const namesQuestion = /[,:;] (?:and )?(?:who|what|when|where|how|whether|which|why)\b/iu;

/** Recognisers join sentences by commas, so from a long one only what follows from the clause of the match is quoted. */
function fromClauseOf(model: TextModel, { sentence, first }: CueMatch): Span {
  if (sentence.words <= shortSentence) return sentence;
  let from = first;
  while (from > sentence.first && !/^[,;:–—]$/u.test(model.tokens[from - 1]?.text ?? '')) from -= 1;
  return { start: model.tokens[from]?.start ?? sentence.start, end: sentence.end };
}

function isRealQuestion(model: TextModel, sentence: Sentence): boolean {
  const norms = tokensOf(model, sentence).map((token) => token.norm).join(' ');
  return sentence.words >= 3 && !smallTalk.test(norms) && !contextOf(model, sentence, sentence.first).quoted;
}

function answerTo(model: TextModel, question: Act, after: Act[]): boolean | null {
  const { speaker } = question.sentence;
  const others = speaker === null ? after : after.filter((act) => act.sentence.speaker !== speaker);
  const replies = others.slice(0, lookAhead);
  if (replies.length === 0) return false;
  const [first] = replies;
  if (!first) return false;
  if (findCuesIn(model, first.sentence, open).length > 0) return false;
  if (/^(?:agreement|disagreement)$/u.test(first.type)) return true;
  if (isQuestion(first.type)) return speaker !== null && replies.length === 1 ? false : null;
  // With speakers known, a statement by the other one is taken as an answer; without, it must share a word or give a number or name.
  if (speaker !== null) return first.type === 'acknowledgement' ? null : true;
  const asked = new Set(contentLemmas(model, question.sentence));
  const shares = replies.some((reply) => contentLemmas(model, reply.sentence).some((lemma) => asked.has(lemma)));
  const given = tokensOf(model, first.sentence).some((token) => token.pos === 'NUM' || token.pos === 'PROPN');
  return shares || given ? true : null;
}
