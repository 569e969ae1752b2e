import { pattern } from '#lib/base/pattern';

/** The words of a cue without markup. Only known tags are markup: "<" and "&" may be part of the text. */

export interface Voiced {
  /** Spoken by the voice tag `<v Anna>`. */
  voice: string | null;
  text: string;
}

const stamps = /<\d{1,3}:\d{2}(?::\d{2})?[.,]\d{1,3}>/g;
const plainTag = pattern('giu')`
  <\/?(?:b|i|u|s|c|em|strong|ruby|rt|lang|span|p|font)(?:\.[\w-]+)*>|<\/?(?:br)\s*\/?>
  |<(?:lang|c(?:\.[\w-]+)*) [\w .-]{1,100}>
  |<(?:font|span|p)(?:\s+[\w-]+\s*=\s*(?:"[^"<\n]{0,200}"|'[^'<\n]{0,200}'|[^\s<>]{1,200}))+\s*>
`;
const reading = /<rt(?:\.[\w-]+)*>[^<]{0,200}(?:<\/rt>|(?=<\/ruby>))/giu;
const voiceTag = /<v(?:\.[\w-]+)*(?:\s+([^<>\n]{1,300}))?>|(<\/v>)/giu;
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  lrm: '',
  rlm: '',
};

/** Decodes entities: "R&amp;D" becomes "R&D". */
export function decoded(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|nbsp|quot|apos|lrm|rlm)|#(\d{1,6})|#x([\da-f]{1,5}));/giu,
    (all: string, name?: string, number?: string, hex?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const code = number !== undefined ? Number(number) : Number.parseInt(hex ?? '', 16);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    },
  );
}

/** Splits a cue's text by voice; a new voice ends the previous one. Positions such as `{\an8}` are removed. */
export function voicesOf(raw: string): Voiced[] {
  const text = raw
    .replace(/\{\\[^}\n]*\}|\{[ybisu]:[^}\n]*\}/gi, '')
    .replace(/\\N|\[br\]|<br\s*\/?>/gi, '\n')
    .replace(/\\h/g, ' ')
    .replace(reading, '')
    .replace(stamps, '')
    .replace(plainTag, '');
  const pieces: Voiced[] = [];
  let voice: string | null = null;
  let from = 0;
  const add = (to: number): void => {
    const piece = decoded(text.slice(from, to));
    if (piece.trim() !== '') pieces.push({ voice, text: piece });
  };
  for (const found of text.matchAll(voiceTag)) {
    add(found.index);
    from = found.index + found[0].length;
    voice = found[2] === undefined ? decoded(found[1] ?? '').trim() || null : null;
  }
  add(text.length);
  return pieces;
}
