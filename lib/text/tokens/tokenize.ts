import { slurred, splitToken, startsWord, type Token } from './token.ts';
import { parse } from './wink.ts';

/** Token indices, inclusive. */
export interface RawSentence {
  first: number;
  last: number;
  /** -1 to 1; 0 if no word of the list occurs. */
  sentiment: number;
}

/**
 * Scripts without spaces, and runs of 100 or more characters without a space. Wink's tokenizer has no words for them
 * and takes time quadratic in their length, so they go to the platform's word segmenter (ICU).
 */
const foreignRun =
  /\S*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\S*|\S{100,}/gu;

/** Longer sentences are cut, so that text without punctuation is read in linear time. */
const maxSentenceTokens = 120;

/** Some recognisers use this old spelling. */
const oldSpelling = /^to-(?:day|night|morrow)\b/iu;

let segmenter: Intl.Segmenter | undefined;

/** Splits one block of text (of one speaker) into tokens and sentences, and appends them to the lists. */
export function tokenizeBlock(block: string, offset: number, tokens: Token[], sentences: RawSentence[]): void {
  let at = 0;
  for (const match of block.matchAll(foreignRun)) {
    english(block.slice(at, match.index), offset + at, tokens, sentences);
    foreign(match[0], offset + match.index, tokens, sentences);
    at = match.index + match[0].length;
  }
  english(block.slice(at), offset + at, tokens, sentences);
}

function english(text: string, offset: number, tokens: Token[], sentences: RawSentence[]): void {
  if (text.trim() === '') return;
  const parsed = parse(text);
  const entityAt = new Map<number, string>();
  for (const entity of parsed.entities)
    for (let t = entity.first; t <= entity.last; t += 1) entityAt.set(t, entity.type);
  let at = 0;
  for (const sentence of parsed.sentences) {
    let first = tokens.length;
    for (let t = sentence.first; t <= sentence.last; t += 1) {
      const value = parsed.values[t] ?? '';
      const found = text.indexOf(value, at);
      if (value.trim() === '' || found < 0) continue;
      const old = parsed.values[t + 1] === '-' ? oldSpelling.exec(text.slice(found, found + 11))?.[0] : undefined;
      if (old !== undefined) {
        at = found + old.length;
        const norm = old.toLowerCase().replace('-', '');
        tokens.push({
          text: old,
          norm,
          lemma: norm,
          pos: 'NOUN',
          start: offset + found,
          end: offset + at,
          stop: false,
          word: true,
          entity: 'DATE',
          quoted: false,
        });
        t += 2;
        continue;
      }
      at = found + value.length;
      const norm = (parsed.normals[t] ?? value).replaceAll('’', "'").toLowerCase();
      const start = offset + found;
      const word = startsWord(value, norm, start, tokens);
      const lemma = (parsed.lemmas[t] ?? norm).toLowerCase();
      tokens.push(
        ...splitToken(
          slurred(tokens.at(-1), {
            text: value,
            norm,
            lemma,
            pos: parsed.pos[t] ?? 'X',
            start,
            end: offset + at,
            stop: parsed.stop[t] ?? false,
            word,
            entity: entityAt.get(t) ?? null,
            quoted: false,
          }),
        ),
      );
      if (tokens.length - first >= maxSentenceTokens) {
        sentences.push({ first, last: tokens.length - 1, sentiment: sentence.sentiment });
        first = tokens.length;
      }
    }
    if (tokens.length > first) sentences.push({ first, last: tokens.length - 1, sentiment: sentence.sentiment });
  }
}

function foreign(run: string, offset: number, tokens: Token[], sentences: RawSentence[]): void {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  let first = tokens.length;
  const close = (): void => {
    if (tokens.length > first) sentences.push({ first, last: tokens.length - 1, sentiment: 0 });
    first = tokens.length;
  };
  for (const { segment, index, isWordLike } of segmenter.segment(run)) {
    const start = offset + index;
    const norm = segment.toLowerCase();
    tokens.push({
      text: segment,
      norm,
      lemma: norm,
      pos: isWordLike ? 'X' : 'PUNCT',
      start,
      end: start + segment.length,
      stop: false,
      word: isWordLike ?? false,
      entity: null,
      quoted: false,
    });
    if (/^[。！？.!?]$/u.test(segment) || tokens.length - first >= maxSentenceTokens) close();
  }
  close();
}
