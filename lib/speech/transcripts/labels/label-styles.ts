/** The styles of names before the words: "Anna: …", "[SPEAKER_00] …", "Anna - …", "ANNA …", "Q. …". */
import { pattern } from '#lib/base/pattern';
import { namesSound } from '#lib/speech/transcripts/marks/sounds';

/** A possible name before the words. */
export interface Candidate {
  label: string;
  /** The result of `personKey`. */
  key: string;
  rest: string;
  /** No space after the colon. */
  tight?: boolean;
}

type Found = Omit<Candidate, 'key'>;
type Style = (line: string) => Found | null;

const titles = pattern('giu')`
  (?<!\p{L})(?:Prof|Dr|Drs|Mr|Mrs|Ms|Mx|med|jur|phil|rer|nat|Jr|Sr|St|Rev|Hon|Capt|Sgt|Lt|Col|Gen|Sen|Rep|Gov
  |Supt|Insp|Fr|Sra|Mme|Hr)\.
`;
const longestLabel = 80;
/** The most words of a name. A longer beginning of a sentence before a colon recurs, but not often. */
const mostWords = 8;
const particles = new Set(
  'de del della dello di da do dos das du van von vom zu zur der den ten ter la le los las bin ibn al el ul y e and und et of the for from in'.split(
    ' ',
  ),
);

/**
 * Whether each word is capitalised or a number, or stands between such words: "Dr. Lee", "Speaker 1", "PERSON_2",
 * "Maria del Carmen".
 */
export function looksLikeName(label: string): boolean {
  if (/^(?:speaker|person|participant|spk|guest|caller|agent)[ _-]?[\p{L}\p{N}]{1,3}$/iu.test(label)) return true;
  const words = label
    .replace(/\s*[([][^()[\]]*[)\]]/gu, '')
    .trim()
    .split(/[\s,]+/u)
    .filter(Boolean);
  if (words.length === 0 || words.length > 8 || !/\p{L}/u.test(label)) return false;
  return words.every(
    (word, index) =>
      /^[\p{Lu}\p{Lt}\p{Lo}\p{N}(&#@]/u.test(word) ||
      (index > 0 && index < words.length - 1 && (particles.has(word) || /^\p{Ll}{1,4}\.$/u.test(word))),
  );
}

/** A key that is the same for all spellings of one person's name in a text. */
export function personKey(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/[.*_"“”]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

function cleaned(label: string): string {
  return label
    .replace(/^(?:>>+|[-–—•*#])\s*/u, '')
    .replace(/^[[(<"“](.+)[\])>"”]$/u, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

function usable(label: string): boolean {
  // A sentence that ends before another begins with a colon.
  if (/\p{Ll}{2,}\.\s/u.test(label.replace(titles, ''))) return false;
  if (
    label === '' ||
    label.length > longestLabel ||
    !/\p{L}/u.test(label) ||
    /[;?!"“”«»<>\\]|\.\.|\/\/|^https?$/iu.test(label)
  )
    return false;
  // "Jones, Bob", "Jones, Bob (Guest)": a surname first, not a sentence.
  if (label.includes(',') && !/^[\p{Lu}\p{Lo}][^\s,]*(?:\s[^\s,]+)?,\s[\p{Lu}\p{Lo}][^,]*$/u.test(label)) return false;
  return label.split(/\s+/u).length <= mostWords;
}

const marks = /^(?<label>[QA])(?:[.)]\s*|:\s*|\s{2,}|\t)(?<rest>.*)$/u;
const byColon =
  /^(?<label>[^\s:：][^:：\n]{0,99}?)[ \t]*(?:：|(?<colon>:)(?=\s|$|[\p{L}"“]))(?<space>[ \t]*)(?<rest>.*)$/u;
const byBracket =
  /^(?:\[(?<square>[^\]\n]{1,60})\]|\((?<round>[^)\n]{1,60})\)|<(?<angle>[^>\n]{1,60})>)\s*[:：]?\s*(?<rest>\S.*)$/u;
const byDash = /^(?<label>[^\s\-–—|>\t][^\-–—|>\t\n]{0,60}?)\s*(?:\s[-–—]\s|[|»\t]|>\s)\s*(?<rest>\S.*)$/u;
const byCapitals =
  /^(?<label>\p{Lu}[\p{Lu}\p{N}_.'’-]+(?:\s\p{Lu}[\p{Lu}\p{N}_.'’-]+){0,3})\s+(?<rest>\p{Lu}?\p{Ll}.*|[IA]\s.*)$/u;
const byPoint = /^(?<label>[\p{Lu}][\p{Lu} '’.-]{1,40}?)\.\s*[—–-]?\s+(?<rest>\S.*)$/u;

/** "Q1" and "Question 2" are the person who asks. */
function asRole(label: string): string {
  const numbered = /^(?:(?<short>[QA])|(?<long>Question|Answer))[ .]?\d{1,3}$/u.exec(label)?.groups;
  return numbered ? (numbered.short ?? numbered.long ?? label) : label;
}

/** Colons first: they mostly mean names; the other styles only count if nothing else fits. */
const styles: readonly Style[] = [
  (line) => {
    const found = marks.exec(line)?.groups ?? byColon.exec(line)?.groups;
    if (!found) return null;
    const tight = found.colon !== undefined && found.space === '' && found.rest !== '';
    return { label: asRole(cleaned(found.label ?? '')), rest: found.rest ?? '', tight };
  },
  (line) => {
    const found = byBracket.exec(line)?.groups;
    const label = cleaned(found?.square ?? found?.round ?? found?.angle ?? '');
    // Chat handles stand in angle brackets: "<anna>".
    const handle = found?.angle !== undefined && /^[@\p{L}][\p{L}\p{N}_.-]*$/u.test(label);
    return found && !namesSound(label) && (handle || looksLikeName(label)) ? { label, rest: found.rest ?? '' } : null;
  },
  (line) => {
    const found = byDash.exec(line)?.groups;
    return found && looksLikeName(found.label ?? '')
      ? { label: cleaned(found.label ?? ''), rest: found.rest ?? '' }
      : null;
  },
  (line) => {
    const found = byPoint.exec(line)?.groups ?? byCapitals.exec(line)?.groups;
    return found ? { label: cleaned(found.label ?? ''), rest: found.rest ?? '' } : null;
  },
];

export const styleCount = styles.length;

/** The label of a line in one of the styles; null if it has no possible name. */
export function candidateOf(line: string, style: number): Candidate | null {
  const found = styles[style]?.(line) ?? null;
  return found && usable(found.label) ? { ...found, key: personKey(found.label) } : null;
}

/** A name that is certain, since it stands next to a time. */
export function knownCandidate(name: string, rest: string): Candidate {
  const label = cleaned(name);
  return { label, key: personKey(label), rest };
}
