import { lexicon } from '#lib/text/lexicons/lexicon';
import type { Sentence, TextModel } from '#lib/text/model';
import { isConjunction, opensClause, opensQuestion, opensReply } from './openers.ts';
import type { Token } from './token.ts';
import { utterancesOf } from './utterances.ts';

/** Segments with a shorter gap may share a sentence, as subtitles do. */
const sameBreath_s = 0.25;
/** Most words of a tag ("isn't it?"), which stays with its sentence. */
const tagWords = 3;
/** In words. Shorter sentences are never cut at a statement after a comma. */
const shortSentence = 14;
const shortPromise = 8;
/** Least number of words before a capital at which a sentence is cut. */
const shortestBefore = 3;

const cache = new WeakMap<TextModel, TextModel>();

/**
 * The same model with its sentences cut further where the recogniser has joined several: at a comma before a question
 * or an independent clause. If no full stop ends the sentence, also at segment borders and before openers of questions,
 * replies and clauses ("i dont know yet | can you send it by friday | sure | i will do it"). A capital that begins a
 * question without punctuation before it stands for a missing full stop ("I will write it tomorrow | Could you call
 * them?"). Quotations are never cut.
 */
export function clausesOf(model: TextModel): TextModel {
  const known = cache.get(model);
  if (known) return known;
  const sentences = utterancesOf(model).flatMap((sentence) => cut(model, sentence));
  // If nothing is cut, the model itself is returned, so that its cached results are found again.
  const same =
    sentences.length === model.sentences.length && sentences.every((sentence, i) => sentence === model.sentences[i]);
  const out = same
    ? model
    : { ...model, sentences: sentences.map((sentence, index): Sentence => ({ ...sentence, index })) };
  cache.set(model, out);
  cache.set(out, out);
  return out;
}

function cut(model: TextModel, sentence: Sentence): Sentence[] {
  const { tokens } = model;
  const closed = /^[.?!…]+$|^\.\.\.$/u.test(tokens[sentence.last]?.text ?? '');
  const out: Sentence[] = [];
  let first = sentence.first;
  const close = (last: number): void => {
    if (last >= first)
      out.push(first === sentence.first && last === sentence.last ? sentence : part(model, sentence, first, last));
    first = last + 1;
  };
  for (let t = sentence.first + 1; t <= sentence.last; t += 1) {
    if (tokens[t]?.quoted) continue;
    if (atCapital(tokens, first, t)) close(t - 1);
    else if (
      closed
        ? atComma(tokens, sentence, first, t)
        : isBorder(model, t) || atComma(tokens, sentence, first, t) || atOpener(tokens, first, t)
    )
      close(t - 1);
  }
  close(sentence.last);
  return out;
}

function part(model: TextModel, sentence: Sentence, first: number, last: number): Sentence {
  const start = model.tokens[first]?.start ?? sentence.start;
  // A comma at the cut belongs to neither part.
  const ending = last > first && /^[,;:–—-]$/u.test(model.tokens[last]?.text ?? '') ? last - 1 : last;
  const end = model.tokens[ending]?.end ?? start;
  const segment = model.timing.segmentAt(start)?.index ?? sentence.segment;
  return {
    ...sentence,
    first,
    last,
    start,
    end,
    segment,
    words: wordsOf(model.tokens, first, last),
    text: model.text.slice(start, end),
    speaker: model.speakers.bySegment[segment] ?? null,
  };
}

/**
 * Whether the sentence can be cut before a capital that begins a question, where the recogniser wrote no full stop.
 * Names do not count ("I asked Will Smith").
 */
function atCapital(tokens: readonly Token[], first: number, t: number): boolean {
  const [before, here] = [tokens[t - 1], tokens[t]];
  if (
    !before?.word ||
    /^\p{Lu}/u.test(before.text) ||
    !/^\p{Lu}\p{Ll}/u.test(here?.text ?? '') ||
    wordsOf(tokens, first, t - 1) < shortestBefore
  )
    return false;
  return opensQuestion(tokens, t, false);
}

const continuing = /^(?:ADP|CCONJ|SCONJ|PART|PUNCT)$/u;
const unfinished = /^(?:ADP|DET|AUX|CCONJ|SCONJ|PART)$/u;

/** Whether a new segment begins here that does not plainly continue the one before. */
function isBorder({ tokens, timing }: TextModel, t: number): boolean {
  const [before, here] = [tokens[t - 1], tokens[t]];
  if (!before || !here || before.end === here.start) return false;
  const [left, right] = [timing.segmentAt(before.start), timing.segmentAt(here.start)];
  if (!left || !right || left === right) return false;
  return (
    right.segment.start_s - left.segment.end_s >= sameBreath_s ||
    !(continuing.test(here.pos) || unfinished.test(before.pos))
  );
}

function atComma(tokens: readonly Token[], sentence: Sentence, first: number, t: number): boolean {
  if (!/^[,;:–—-]$/u.test(tokens[t - 1]?.text ?? '')) return false;
  const after = isConjunction(tokens[t]) ? t + 1 : t;
  const before = tokens.slice(first, t - 1);
  if (!before.some((token) => token.pos === 'VERB' || token.pos === 'AUX') || isSubordinate(before)) return false;
  if (
    wordsOf(tokens, after, sentence.last) > tagWords &&
    opensQuestion(tokens, after, tokens[sentence.last]?.text === '?' || isOver(before))
  )
    return true;
  // "Sure, I will call them on Wednesday, one thing is still open": two sentences, joined by the recogniser's comma.
  const least = tokens[t + 1]?.norm === 'will' ? shortPromise : shortSentence;
  return (
    sentence.words > least &&
    tokens[t - 1]?.text === ',' &&
    before.filter((token) => token.word).length >= 4 &&
    isStatement(tokens, t) &&
    !isReport(before)
  );
}

/** Whether the words before the comma end without a noun that a question word could refer to: "…still open, who is". */
function isOver(before: readonly Token[]): boolean {
  return !/^(?:NOUN|PROPN|PRON)$/u.test(before.at(-1)?.pos ?? 'NOUN');
}

function isStatement(tokens: readonly Token[], t: number): boolean {
  const [here, next, second] = [tokens[t], tokens[t + 1], tokens[t + 2]];
  if (!here || !next) return false;
  if (/^(?:i|we|he|she|they|it|there|this|that)$/u.test(here.norm)) return next.pos === 'AUX';
  return here.norm === 'one' && next.norm === 'thing' && second?.pos === 'AUX';
}

const subordinators = lexicon('subordinators');

function isSubordinate(before: readonly Token[]): boolean {
  return before
    .filter((token) => token.word)
    .slice(0, 2)
    .some((token) => subordinators.has(token.norm));
}

function isReport(before: readonly Token[]): boolean {
  return /^(?:think|know|say|guess|mean|believe|hope|see|tell|feel|suppose)$/u.test(before.at(-1)?.lemma ?? '');
}

/** Whether the sentence can be cut before an opener, in text that no full stop ends. */
function atOpener(tokens: readonly Token[], first: number, t: number): boolean {
  if (opensReply(tokens, t)) return wordsOf(tokens, first, t - 1) > 0;
  if (isConjunction(tokens[t - 1])) return false;
  const at = isConjunction(tokens[t]) && tokens[t]?.norm !== 'no' ? t + 1 : t;
  const asks = opensQuestion(tokens, at, false);
  if (!asks && !(at === t && opensClause(tokens, t))) return false;
  const before = tokens.slice(first, t);
  // In "tom can you send it", Tom is addressed.
  if (
    before.every((token) => isConjunction(token) || token.pos === 'PROPN') ||
    (before.length === 1 && t < tokens.length && before[0]?.pos === 'NOUN')
  )
    return false;
  const start = isConjunction(tokens[first]) ? first + 1 : first;
  if (/^(?:not|yes|no|nope|never|thanks)$/u.test(before[0]?.norm ?? '')) return true;
  return (
    asks ||
    (before.some((token) => token.pos === 'VERB' || token.pos === 'AUX') &&
      (!isSubordinate(before) || opensQuestion(tokens, start, true)))
  );
}

function wordsOf(tokens: readonly Token[], first: number, last: number): number {
  let words = 0;
  for (let t = first; t <= last; t += 1) if (tokens[t]?.word) words += 1;
  return words;
}
