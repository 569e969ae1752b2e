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
const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** The code and the English name of each language, sorted by name. */
export const spokenLanguages: readonly (readonly [string, string])[] = codes
  .map((code) => [code, names.of(code) ?? code] as const)
  .toSorted(([, a], [, b]) => a.localeCompare(b, 'en'));

/**
 * The ISO 639-1 code of a language that a recogniser reports by its code or its English name; undefined if it is
 * unknown.
 */
export function languageCode(given: string): string | undefined {
  const name = given.trim().toLowerCase();
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/u.test(name)) return name;
  return spokenLanguages.find(([, known]) => known.toLowerCase() === name)?.[0];
}
