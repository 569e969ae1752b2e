import { fragment } from '#lib/base/pattern';
import { inDigits, joinsTens } from './numbers.ts';

/**
 * A word in the form in which texts are compared: without case, diacritics, apostrophes, contractions and punctuation.
 */
export interface FoldedWord {
  folded: string;
  /** Character offsets in the text, end exclusive; both words of a contraction have the offsets of the whole. */
  start: number;
  end: number;
}

/** Invisible characters, which can hide instructions from a reader: zero-width, bidirectional, tags, other controls. */
const unseen = String.raw`(?!\s)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]`;
const letters = String.raw`(?:(?:${unseen})*[\p{L}\p{N}\p{M}])`;
const word = new RegExp(
  fragment`
    [\p{L}\p{N}]${letters}*(?:(?:(?:${unseen})*['’‘ʼ](?:${unseen})*
    |(?<=\p{N})[.,:](?=\p{N}))[\p{L}\p{N}]${letters}*)*
  `,
  'gu',
);
const dropped = /[\p{M}\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
const apostrophe = /['’‘ʼ]/gu;
/** "4,200" and "4200" are the same number. */
const thousands = /(?<=\p{N}),(?=\p{N}{3}(?:\P{N}|$))/gu;

/** Contractions by their spelling without the apostrophe, if that is not another word. */
const spelledOut: Record<string, string> = {
  im: 'i am',
  youre: 'you are',
  theyre: 'they are',
  ive: 'i have',
  youve: 'you have',
  weve: 'we have',
  theyve: 'they have',
  youll: 'you will',
  theyll: 'they will',
  thats: 'that is',
  whats: 'what is',
  wont: 'will not',
  cant: 'can not',
  cannot: 'can not',
  shant: 'shall not',
  aint: 'is not',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'got to',
  dunno: 'do not know',
  cos: 'because',
  cuz: 'because',
  ok: 'okay',
};
const negated = /^(do|does|did|is|are|was|were|would|could|should|has|have|had|must|need)nt$/u;
const ending = /^(\p{L}+)['’‘ʼ](re|ll|ve|m|d|s)$/u;
const endings: Record<string, string> = { re: 'are', ll: 'will', ve: 'have', m: 'am', d: 'would' };
/** After these words, "'s" stands for "is"; after others it may be a possessive. */
const beforeIs = /^(?:it|that|he|she|there|what|who|where|how|here)$/u;

function partsOf(written: string): string[] {
  const plain = written.normalize('NFKD').replace(dropped, '').toLowerCase();
  const [, head = '', tail = ''] = ending.exec(plain) ?? [];
  if (tail === 's' && beforeIs.test(head)) return [head, 'is'];
  if (tail === 's' && head === 'let') return ['let', 'us'];
  if (Object.hasOwn(endings, tail)) return [head, endings[tail] ?? tail];
  const folded = plain.replace(apostrophe, '').replace(thousands, '');
  if (Object.hasOwn(spelledOut, folded)) return (spelledOut[folded] ?? folded).split(' ');
  const stem = negated.exec(folded)?.[1];
  return stem === undefined ? [inDigits(folded)] : [stem, 'not'];
}

/** The words of a text: "four" is `4`, "twenty-five" is `25`, "don't" is `do` and `not`. */
export function foldedWords(text: string): FoldedWord[] {
  const out: FoldedWord[] = [];
  for (const match of text.matchAll(word)) {
    const place = { start: match.index, end: match.index + match[0].length };
    for (const folded of partsOf(match[0])) {
      const before = out.at(-1);
      if (before && joinsTens(before.folded, folded) && place.start - before.end === 1) {
        before.folded = String(Number(before.folded) + Number(folded));
        before.end = place.end;
      } else out.push({ folded, ...place });
    }
  }
  return out;
}

const negators = new Set(
  [
    'not no nor never nobody noone none nothing neither nowhere without hardly barely scarcely',
    'nicht kein keine keinen keinem keiner nie niemals ohne pas jamais rien aucun aucune sans nunca jamas ningun ninguna sin non mai nao nem geen niet nooit',
  ].flatMap((words) => words.split(' ')),
);

export function isNegator(folded: string): boolean {
  return negators.has(folded);
}
