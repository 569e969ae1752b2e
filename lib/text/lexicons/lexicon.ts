import { readFileSync } from 'node:fs';

/**
 * Words or phrases of one kind from lists/<name>.txt. Each file begins with three lines after `#` (content, source,
 * licence), followed by one term per line.
 */
export interface Lexicon {
  about: string;
  source: string;
  licence: string;
  terms: readonly string[];
}

const head = /^# (?<about>.+)\n# source: (?<source>.+)\n# licence: (?<licence>.+)\n/u;

export function readLexicon(name: string): Lexicon {
  return parseLexicon(name, readFileSync(new URL(`lists/${name}.txt`, import.meta.url), 'utf8'));
}

/** Throws RangeError if the text does not begin with these three lines. Lines may end as on Windows. */
export function parseLexicon(name: string, file: string): Lexicon {
  const text = file.replaceAll('\r\n', '\n');
  const match = head.exec(text);
  const { about, source, licence } = match?.groups ?? {};
  if (!match || about === undefined || source === undefined || licence === undefined)
    throw new RangeError(`the list ${name} does not say what it is, where it is from and under which licence`);
  return { about, source, licence, terms: text.slice(match[0].length).trimEnd().split('\n') };
}

const known = new Map<string, ReadonlySet<string>>();

/** The terms of a list, cached. */
export function lexicon(name: string): ReadonlySet<string> {
  const before = known.get(name);
  if (before) return before;
  const terms: ReadonlySet<string> = new Set(readLexicon(name).terms);
  known.set(name, terms);
  return terms;
}

/** The terms of a list as alternatives of a regular expression. A star in a term stands for any ending. */
export function anyOf(name: string): string {
  return [...lexicon(name)].map((term) => term.replace('*', String.raw`\p{L}*`)).join('|');
}
