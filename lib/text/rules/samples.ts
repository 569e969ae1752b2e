import { wordsOf } from '#lib/text/matcher/phrase';

/** Words that represent a part of speech in generated sentences. */
const wordFor: Readonly<Record<string, string>> = {
  NUM: 'four',
  PROPN: 'Anna',
  NOUN: 'house',
  VERB: 'bring',
  ADJ: 'old',
  ADV: 'soon',
  PRON: 'it',
  DET: 'the',
  ADP: 'of',
  AUX: 'is',
  BASE: 'bring',
};

/** The words that an element can be in a generated sentence; an empty string if it takes no word. */
function choicesOf(element: string): string[] {
  if (element.startsWith('(')) return ['', ...choicesOf(element.slice(1, -1))];
  if (element === '^' || element === '$' || /^[-!]/u.test(element) || /^\*\d$/u.test(element)) return [''];
  const body = element.startsWith('+') ? element.slice(1) : element;
  return body
    .split('|')
    .flatMap((choice) => [...wordsOf(choice)])
    .map((choice) => (choice.startsWith('#') ? (wordFor[choice.slice(1)] ?? 'it') : choice.replace(/^~/u, '')));
}

/**
 * Generates at most `most` sentences that a phrase should match. Every choice of every element occurs if the number
 * allows it.
 */
export function samplesOf(phrase: string, most = 24): string[] {
  const choices = phrase.split(' ').map(choicesOf);
  const out = new Set<string>();
  const longest = Math.max(...choices.map(({ length }) => length));
  const sentence = (pick: (own: readonly string[], at: number) => string | undefined): string =>
    choices
      .map((own, at) => pick(own, at) ?? '')
      .filter((word) => word !== '')
      .join(' ');
  for (let i = 0; i < longest && out.size < most; i += 1) out.add(sentence((own) => own[i % own.length]));
  // The same with every optional word, and with none.
  for (let i = 0; i < longest && out.size < most; i += 1)
    out.add(
      sentence((own) => own.filter((word) => word !== '')[i % Math.max(1, own.filter((word) => word !== '').length)]),
    );
  for (let i = 0; i < longest && out.size < most; i += 1)
    out.add(sentence((own) => (own.includes('') ? '' : own[i % own.length])));
  return [...out];
}
