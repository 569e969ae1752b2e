import type { Evidence } from '#lib/analyses/evidence/evidence';
import type { QuoteSource } from '#lib/analyses/quotes/match';
import { foldedWords, type FoldedWord } from '#lib/analyses/quotes/words';
import type { TextModel } from '#lib/text/model';
import { SpeakerTokens } from './speaker-tokens.ts';

/** Greatest number of lines between a question and its answer; later lines answer something else. */
const answerWithin = 12;
/** Number of lines of the next speaker that count as the reply. */
const replyLines = 3;

/**
 * Whether an answer follows its question within a few lines, and comes from another speaker if the speakers are known.
 */
export function answerNear(model: TextModel, question: Evidence, answer: Evidence): boolean {
  const [asked, answered] = [lineOf(model, question), lineOf(model, answer)];
  if (
    answered < asked ||
    answered - asked > answerWithin ||
    (question.speaker !== null && question.speaker === answer.speaker)
  )
    return false;
  return answered > asked || answer.start_s >= question.end_s - 0.05;
}

/** Whether two quotes neither overlap nor have the same words. */
export function isElsewhere(one: Evidence, other: Evidence): boolean {
  const words = (quote: string): string =>
    foldedWords(quote)
      .map(({ folded }) => folded)
      .join(' ');
  return (
    words(one.quote) !== words(other.quote) &&
    (one.segment_id !== other.segment_id || one.end_s <= other.start_s + 0.05 || other.end_s <= one.start_s + 0.05)
  );
}

/** The label of a speaker, given a token or a name; null if there is none. */
export function speakerIn({ model }: Pick<QuoteSource, 'model'>, name: string): string | null {
  const token = SpeakerTokens.of(model).nameOf(name);
  if (token !== null) return token;
  const key = keyOf(name);
  return model.speakers.names.find((label) => keyOf(label) === key) ?? null;
}

const keyOf = (name: string): string =>
  foldedWords(name)
    .map(({ folded }) => folded)
    .join(' ');

/** A speaker's label, "we" if the quote contains it, or a name from the text; null otherwise. */
export function personIn({ model, words }: QuoteSource, name: string, evidence: Evidence): string | null {
  const wanted = foldedWords(name).map(({ folded }) => folded);
  if (wanted.length === 0 || wanted.length > 6) return null;
  const speaker = speakerIn({ model }, name);
  if (speaker !== null) return speaker;
  const key = keyOf(name);
  if (key === 'we') return /\b(?:we|us|our|let['’]s)\b/iu.test(evidence.quote) ? 'we' : null;
  const found = placesOf(words, wanted).map(({ start, end }) => model.text.slice(start, end));
  return found.find((text) => text.split(/\s+/u).every((word) => /^\P{L}*\p{Lu}/u.test(word))) ?? null;
}

/** Verbatim words of time, if they are found in a line of the evidence or in the reply to it; null otherwise. */
export function timeIn(source: QuoteSource, when: string, evidence: readonly Evidence[]): string | null {
  const { model, words, firstOf } = source;
  const wanted = foldedWords(when).map(({ folded }) => folded);
  if (wanted.length === 0) return null;
  for (const { segment_id } of evidence) {
    const at = model.segments.findIndex(({ segment }) => segment.id === segment_id);
    if (at < 0) continue;
    const [found] = placesOf(words.slice(firstOf[at], firstOf[replyEnd(model, at)]), wanted);
    if (found) return model.text.slice(found.start, found.end);
  }
  return null;
}

/** Index of the first line after a line and the reply to it. */
function replyEnd({ segments, speakers: { bySegment } }: TextModel, at: number): number {
  let i = at + 1;
  while (i < segments.length && i <= at + 2 && bySegment[i] === bySegment[at]) i += 1;
  const reply = i;
  while (i < segments.length && i < reply + replyLines && bySegment[i] === bySegment[reply]) i += 1;
  return i;
}

function placesOf(words: readonly FoldedWord[], wanted: readonly string[]): { start: number; end: number }[] {
  return words.flatMap(({ start }, at) =>
    wanted.every((own, i) => words[at + i]?.folded === own)
      ? [{ start, end: words[at + wanted.length - 1]?.end ?? start }]
      : [],
  );
}

function lineOf({ segments }: TextModel, { segment_id }: Evidence): number {
  return segments.findIndex(({ segment }) => segment.id === segment_id);
}
