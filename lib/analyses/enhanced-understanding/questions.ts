import { type CueMatch, cueTable, findCuesIn } from '#lib/text/cues';
import { dialogueActs } from '#lib/text/dialogue-acts';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { answerTo } from './answers.ts';
import type { Answer } from './answers.ts';
import { questionOf } from './asked.ts';

export interface AskedQuestion extends Answer {
  sentence: Sentence;
  /** The sentence, or what of it says the question. */
  span: Span;
  /** "We still don't know who pays": an open question put as a statement. */
  stated: boolean;
}

const openStatement = cueTable([{ cue: 'open_question', phrases: ['still do not know', 'we do not (yet) know (yet) who|what|when|where|how|whether|if|which', 'i do not (yet) know who|what|when|where|how|whether|if|which', 'it is (still) not clear who|what|when|where|how|whether|if|which', 'it is (still) unclear', 'open question', 'still open', 'still need|have to find out|decide|figure', 'we need to find out', 'is still undecided'] }]);

/** A sentence of at most this many words is quoted whole. */
const shortSentence = 14;
/** Acts after a question that are handed on to look for the answer. */
const ahead = 12;

const cache = new WeakMap<TextModel, AskedQuestion[]>();

/** What was asked and whether an answer followed; open questions that were put as statements come with them. */
export function questionsOf(model: TextModel): AskedQuestion[] {
  const known = cache.get(model);
  if (known) return known;
  const found = findQuestions(model);
  cache.set(model, found);
  return found;
}

function findQuestions(model: TextModel): AskedQuestion[] {
  const acts = dialogueActs(model);
  const out: AskedQuestion[] = [];
  for (const [index, act] of acts.entries()) {
    const { sentence } = act;
    const question = questionOf(model, act);
    if (question) out.push({ sentence, span: question.span, stated: false, ...answerTo(model, question, acts.slice(index + 1, index + 1 + ahead)) });
    else if (sentence.words >= 5) {
      const match = findCuesIn(model, sentence, openStatement).find(({ context }) => !context.quoted && !context.question);
      if (match) out.push({ sentence, span: fromClauseOf(model, match), stated: true, answered: false, by: null, avoided: null, replied: true });
    }
  }
  // "One thing is still open" before a question or "we don't know yet" after it belong to it and are no second question, unless they name one.
  const isNear = (asked: AskedQuestion, i: number): boolean => [out[i - 1], out[i + 1]].some((other) => other !== undefined && Math.abs(other.sentence.index - asked.sentence.index) <= 1);
  const turnedAway = new Set(out.map((asked) => asked.avoided));
  return out.filter((asked, i) => !turnedAway.has(asked.sentence) && (!asked.stated || !isNear(asked, i) || namesQuestion.test(model.text.slice(asked.span.start, asked.span.end))));
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
