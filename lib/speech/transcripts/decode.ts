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

/** The extension of a file's name with its point, in lower case; empty if there is none. */
export function endingOf(name: string): string {
  return /[^/\\.](\.[^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a file is a text, by its name or, if that is inconclusive, by its type. */
export function isTranscriptName(name: string, contentType = ''): boolean {
  const ending = endingOf(name);
  return extensions.has(ending) || (ending === '' && contentTypes.test(contentType));
}

/**
 * The text of a file in UTF-8, UTF-16 with or without a byte order mark, or else Windows-1252; null if it is not text.
 */
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
 * UTF-16 without a byte order mark: in one of its two byte orders nearly everything is a letter, a digit, a space or
 * common punctuation, with spaces among it.
 */
function withoutMark(bytes: Uint8Array): string | null {
  if (bytes.length < 8) return null;
  const orders = ['utf-16le', 'utf-16be'].flatMap((order) => decoded(order, bytes) ?? []);
  // Latin letters in the wrong byte order are Chinese ones, so these are tried last.
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
