import spec from './forms.json' with { type: 'json' };

/**
 * The phrases that the learned models count, as data (forms.json, shared with the training). In a phrase, `^` stands
 * for the start of a passage (after openers such as "so" and "well"), `#` for a number, and `*` for the rest of a word.
 */
interface Phrase {
  form: number;
  words: readonly string[];
}

export const formNames: readonly string[] = Object.keys(spec.forms);
const openers = new Set(spec.openers);
/** Most openers that are skipped at the start of a passage. */
const mostOpeners = 6;

type Table = Map<string, Phrase[]>;
const inside: Table = new Map();
const atStart: Table = new Map();

for (const [form, phrases] of Object.values(spec.forms).entries()) {
  for (const phrase of phrases) {
    const table = phrase.startsWith('^') ? atStart : inside;
    const words = phrase.replace(/^\^/u, '').split(' ');
    const [head = ''] = words;
    const key = head.includes('*') || head === '#' ? '*' : head;
    table.set(key, [...(table.get(key) ?? []), { form, words }]);
  }
}

function fits(pattern: string, word: string): boolean {
  if (pattern === '#') return /^\d+$/u.test(word);
  if (pattern.endsWith('*')) return word.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return word.endsWith(pattern.slice(1));
  return pattern === word;
}

/** The forms with a phrase that begins at this token. */
function formsAt(table: Table, tokens: readonly string[], at: number): Set<number> {
  const out = new Set<number>();
  for (const key of [tokens[at] ?? '', '*']) {
    for (const { form, words } of table.get(key) ?? []) {
      if (words.length <= tokens.length - at && words.every((word, i) => fits(word, tokens[at + i] ?? '')))
        out.add(form);
    }
  }
  return out;
}

/**
 * How many phrases of each form begin in these tokens, in the order of `formNames`. Forms at the start of a passage
 * count at most once.
 */
export function countForms(tokens: readonly string[]): number[] {
  const out = formNames.map(() => 0);
  for (let at = 0; at < tokens.length; at += 1)
    for (const form of formsAt(inside, tokens, at)) out[form] = (out[form] ?? 0) + 1;
  for (let at = 0; at <= mostOpeners && at < tokens.length; at += 1) {
    for (const form of formsAt(atStart, tokens, at)) out[form] = 1;
    if (!openers.has(tokens[at] ?? '')) break;
  }
  return out;
}
