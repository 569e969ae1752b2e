import { languageName } from './language-name.ts';

/** The languages that common multilingual recognisers know best, by their ISO 639-1 codes. */
const codes = [
  ...[
    'af',
    'ar',
    'az',
    'be',
    'bg',
    'bs',
    'ca',
    'cs',
    'cy',
    'da',
    'de',
    'el',
    'en',
    'es',
    'et',
    'fa',
    'fi',
    'fr',
    'gl',
    'he',
    'hi',
    'hr',
    'hu',
    'hy',
    'id',
    'is',
    'it',
    'ja',
    'kk',
  ],
  ...[
    'kn',
    'ko',
    'lt',
    'lv',
    'mi',
    'mk',
    'mr',
    'ms',
    'ne',
    'nl',
    'no',
    'pl',
    'pt',
    'ro',
    'ru',
    'sk',
    'sl',
    'sr',
    'sv',
    'sw',
    'ta',
    'th',
    'tl',
    'tr',
    'uk',
    'ur',
    'vi',
    'zh',
  ],
];
let known: readonly (readonly [string, string])[] | undefined;

/** The code and the English name of each language, sorted by name. */
export function spokenLanguages(): readonly (readonly [string, string])[] {
  known ??= codes
    .map((code) => [code, languageName(code)] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, 'en'));
  return known;
}

/**
 * The ISO 639-1 code of a language that a recogniser reports by its code or its English name; undefined if it is
 * unknown.
 */
export function languageCode(given: string): string | undefined {
  const name = given.trim().toLowerCase();
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/u.test(name)) return name;
  return spokenLanguages().find(([, own]) => own.toLowerCase() === name)?.[0];
}
