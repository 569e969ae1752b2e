/**
 * A regular expression that is written over several lines. A line break and the blanks that follow it do not count;
 * everything else does, so that a line can only end where the next one does not begin with a blank:
 *
 *     pattern('iu')`
 *       ^(?:yes|no
 *       |maybe)$`      is exactly /^(?:yes|no|maybe)$/iu
 */
export function pattern(flags = ''): (strings: TemplateStringsArray, ...parts: readonly string[]) => RegExp {
  return (strings, ...parts) => new RegExp(fragment(strings, ...parts), flags);
}

/** A part of such an expression, to be put into another by its name. */
export function fragment(strings: TemplateStringsArray, ...parts: readonly string[]): string {
  return String.raw({ raw: strings.raw.map((text) => text.replaceAll(/\n\s*/g, '')) }, ...parts);
}

/** Words with blanks or line breaks between them, as a list. */
export function wordList(strings: TemplateStringsArray): string[] {
  return (strings.raw[0] ?? '').trim().split(/\s+/);
}
