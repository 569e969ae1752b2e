const extensions: ReadonlySet<string> = new Set([
  '.txt',
  '.text',
  '.md',
  '.srt',
  '.vtt',
  '.sbv',
  '.sub',
  '.csv',
  '.tsv',
  '.json',
  '.jsonl',
]);
const contentTypes =
  /^(?:text\/(?:plain|markdown|vtt|srt|csv|tab-separated-values)|application\/(?:(?:x-)?subrip|json))\b/i;

/** The ending of a file's name with its point, in small letters; empty where there is none. */
export function endingOf(name: string): string {
  return /[^/\\.](\.[^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file is offered as text, by its name or, where that says nothing, by its type. */
export function isTranscriptName(name: string, contentType = ''): boolean {
  const ending = endingOf(name);
  return extensions.has(ending) || (ending === '' && contentTypes.test(contentType));
}

/** Text of a file in UTF-8, UTF-16 with or without its mark, or else Windows-1252; null for what is no text at all. */
export function decodeText(bytes: Uint8Array): string | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) return withoutMark(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * UTF-16 that does not say so: in one of its two orders nearly everything is a letter, a figure, a space or a usual
 * mark, with spaces among it.
 */
function withoutMark(bytes: Uint8Array): string | null {
  if (bytes.length < 8) return null;
  const orders = ['utf-16le', 'utf-16be'].flatMap((order) => decoded(order, bytes) ?? []);
  // Latin letters in the wrong order of bytes are Chinese ones, so these come last.
  return (
    orders.find((text) => isText(text, letters, 0.95)) ?? orders.find((text) => isText(text, allLetters, 0.98)) ?? null
  );
}

const marks = '\\p{N}\\s.,:;!?\'"“”‘’()[\\]<>/&%#@*+=_–—-';
const letters = new RegExp(
  `[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{Script=Hebrew}${marks}]`,
  'gu',
);
const allLetters = new RegExp(`[\\p{L}\\p{M}。、，：？！「」・${marks}]`, 'gu');

function decoded(order: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(order, { fatal: true }).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  } catch {
    return null;
  }
}

function isText(text: string, usual: RegExp, share: number): boolean {
  const start = text.slice(0, 4096);
  return (start.match(usual)?.length ?? 0) >= share * start.length && /[ \n]/.test(start);
}
