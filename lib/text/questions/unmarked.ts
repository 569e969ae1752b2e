import { pattern } from '#lib/base/pattern';
import type { Talk } from '#lib/text/learned/talk';
import type { Sentence, Span, TextModel } from '#lib/text/model';
import { tokensOf } from '#lib/text/model';
import { firstRule } from '#lib/text/acts/act-rule';
import { askedRules, type Question } from './asked.ts';

/**
 * Least learned score of a passage that asks without a question mark and without a sentence that begins as a question: "okay
 * and when i press here does that hurt". In the folds 87 of 109 such passages were right.
 */
const least = 0.6;
/** Words where a question can begin in the middle of text without punctuation. */
const begins = pattern('giu')`
  \b(?:(?:(?:what|when|where|who|why|how)(?:['’]s|(?: \p{L}+){0,2}? (?:is|are|was|were|do|does|did|have|has|had|can|could|will
  |would|should)\b))
  |(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should) (?:you|your|that|this|it|he|she|they|there|we
  |any\p{L}*|the)\b
  |any (?!more\b)|(?:how|what) about|tell me\b|can i\b|could i\b)
`;
const words = (text: string): number => text.split(/\s+/u).filter((word) => /\p{L}/u.test(word)).length;
/** Fewer words after a possible beginning are a tag of the question before: "are you still on it is that correct". */
const fewest = { afterBeginning: 3, whole: 4 } as const;
/** A longer sentence without a beginning would be quoted for what it does not show. */
const longest = 20;

/** The questions of passages that have none by their wording but whose score says that they ask. */
export function unmarkedOf(model: TextModel, talk: Talk, asked: readonly Question[]): Question[] {
  const known = new Set(asked.map(({ sentence }) => sentence.segment));
  const sentences = Map.groupBy(model.sentences, ({ segment }) => segment);
  return talk.units.flatMap((unit, k) => {
    if ((talk.final.question[k] ?? 0) < least || known.has(unit.index) || unit.text.includes('?')) return [];
    const found = questionIn(model, sentences.get(unit.index) ?? []);
    return found ? [found] : [];
  });
}

/** The question in the sentences of one passage. */
function questionIn(model: TextModel, sentences: readonly Sentence[]): Question | null {
  const own = sentences.filter(({ words: count }) => count > 0);
  for (const sentence of own.toReversed()) {
    const found = begunIn(model, sentence);
    if (found) return toldOf(model, sentence, found, 'information');
  }
  const whole = own.findLast(({ text }) => words(text) >= fewest.whole && words(text) <= longest);
  return whole ? toldOf(model, whole, whole, 'confirmation') : null;
}

/** From the last beginning of a question to the end of its sentence. */
function begunIn({ text }: TextModel, { start, end }: Sentence): Span | null {
  const said = text.slice(start, end);
  const last = [...said.matchAll(begins)].findLast(({ index }) => words(said.slice(index)) >= fewest.afterBeginning);
  return last ? { start: start + last.index, end } : null;
}

/** null if a rule knows the words as ones that ask for nothing: "does that make sense". */
function toldOf(model: TextModel, sentence: Sentence, span: Span, kind: Question['kind']): Question | null {
  const core = tokensOf(model, sentence).filter(
    (token) => token.start >= span.start && token.pos !== 'PUNCT' && token.pos !== 'SPACE',
  );
  if (firstRule({ words: core, rest: core, asked: false }, askedRules)) return null;
  return { kind, rule: null, softTag: false, sentence, span: { start: span.start, end: span.end } };
}
