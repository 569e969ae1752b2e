let names: Intl.DisplayNames | undefined;

/**
 * The English name of a language by its code; the code itself if it is unknown. A phone takes some 50 ms to load the
 * names, so the most common one does without.
 */
export function languageName(code: string): string {
  if (code === 'en') return 'English';
  names ??= new Intl.DisplayNames(['en'], { type: 'language' });
  return names.of(code) ?? code;
}
