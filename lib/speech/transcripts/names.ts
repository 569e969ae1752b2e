/** Who speaks, as written before what is said: "Anna: we should wait", "[SPEAKER_00]: …", "Q. …". */
import { namesSound } from '#lib/speech/transcripts/sounds';
import { isNoPerson } from '#lib/speech/transcripts/no-people';

export interface LabelledLine {
  speaker: string | null;
  text: string;
  /** Whether the label stands on this very line. */
  own: boolean;
}

export interface LabelOptions {
  /** Names that are certain, since a time beside them says so; null for lines to be looked at. */
  known?: readonly (string | null)[];
  /** Lines with a time of their own: a list inside a turn has none. */
  timed?: readonly boolean[];
  /** Lines that begin a passage, where others go on with it; labels are held against their number. */
  passages?: number;
  /** Names that the text lists as present. */
  present?: readonly string[];
  /** Whoever asks wants names: what looks like one is one, however rarely it is used. */
  wanted?: boolean;
}

interface Candidate {
  label: string;
  rest: string;
  /** No space after the colon. */
  tight?: boolean;
}

type Style = (line: string) => Candidate | null;

const longestLabel = 80;
const particles = new Set('de del della dello di da do dos das du van von vom zu zur der den ten ter la le los las bin ibn al el ul y e and und et of the for from in'.split(' '));

/** Each word begins large or is a number, or stands between such: "Dr. Lee", "Speaker 1", "PERSON_2", "Maria del Carmen". */
export function looksLikeName(label: string): boolean {
  const words = label.replace(/\s*[([][^()[\]]*[)\]]/gu, '').trim().split(/[\s,]+/u).filter(Boolean);
  if (words.length === 0 || words.length > 6 || !/\p{L}/u.test(label)) return false;
  return words.every((word, index) => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}(&#@]/u.test(word) || (index > 0 && index < words.length - 1 && particles.has(word)));
}

/** The same for all ways in which one person's name is written in one text. */
export function personKey(label: string): string {
  return label.normalize('NFKC').replace(/[.*_"“”]/gu, ' ').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function cleaned(label: string): string {
  return label.replace(/^(?:>>+|[-–—•*#])\s*/u, '').replace(/^[[(<](.+)[\])>]$/u, '$1').replace(/\s+/gu, ' ').trim();
}

function usable(label: string): boolean {
  if (label === '' || label.length > longestLabel || !/\p{L}/u.test(label) || /[;?!"“”«»<>\\]|\.\.|\/\/|^https?$/iu.test(label)) return false;
  // "Jones, Bob", "Jones, Bob (Guest)": a surname first, and no sentence.
  if (label.includes(',') && !/^[\p{Lu}\p{Lo}][^\s,]*(?:\s[^\s,]+)?,\s[\p{Lu}\p{Lo}][^,]*$/u.test(label)) return false;
  const words = label.split(/\s+/u).length;
  return words <= 4 || looksLikeName(label);
}

const marks = /^(?<label>[QA])(?:[.)]\s*|:\s*|\s{2,}|\t)(?<rest>.*)$/u;
const byColon = /^(?<label>[^\s:：][^:：\n]{0,99}?)[ \t]*(?:：|(?<colon>:)(?=\s|$|[\p{L}"“]))(?<space>[ \t]*)(?<rest>.*)$/u;
const byBracket = /^(?:\[(?<square>[^\]\n]{1,60})\]|\((?<round>[^)\n]{1,60})\)|<(?<angle>[^>\n]{1,60})>)\s*[:：]?\s*(?<rest>\S.*)$/u;
const byDash = /^(?<label>[^\s\-–—|>\t][^\-–—|>\t\n]{0,60}?)\s*(?:\s[-–—]\s|[|»\t]|>\s)\s*(?<rest>\S.*)$/u;
const byPoint = /^(?<label>[\p{Lu}][\p{Lu} '’.-]{1,40}?)\.\s*[—–-]?\s+(?<rest>\S.*)$/u;

/** "Q1" and "Question 2" are the one who asks. */
function asRole(label: string): string {
  const numbered = /^(?:(?<short>[QA])|(?<long>Question|Answer))[ .]?\d{1,3}$/u.exec(label)?.groups;
  return numbered ? (numbered.short ?? numbered.long ?? label) : label;
}

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
    return found && !namesSound(label) && looksLikeName(label) ? { label, rest: found.rest ?? '' } : null;
  },
  (line) => {
    const found = byDash.exec(line)?.groups;
    return found && looksLikeName(found.label ?? '') ? { label: cleaned(found.label ?? ''), rest: found.rest ?? '' } : null;
  },
  (line) => {
    const found = byPoint.exec(line)?.groups;
    return found ? { label: cleaned(found.label ?? ''), rest: found.rest ?? '' } : null;
  },
];

/**
 * Takes speakers' labels off the lines where they are used consistently: by at least two lines and half of all, or, where turns go over many lines, by
 * several labels that come back. A line without a label goes on with the speaker before it. Ways to write one name are one speaker.
 */
export function takeLabels(lines: readonly string[], options: LabelOptions = {}): LabelledLine[] {
  const ways = styles.map((style, index) => acceptedLabels(lines, style, index === 0, options));
  const best = ways.reduce((a, b) => (b.count > a.count ? b : a));
  if (best.count === 0) return lines.map((text) => ({ speaker: null, text, own: false }));
  const shown = shownNames(best.found.flatMap((entry) => (entry ? [entry.label] : [])));
  let speaker: string | null = null;
  return lines.map((line, index) => {
    const entry = best.found[index];
    if (entry) speaker = shown.get(personKey(entry.label)) ?? entry.label;
    return { speaker, text: entry ? entry.rest : line, own: Boolean(entry) };
  });
}

/** One spelling for each person: the one used most, before others one with small letters. */
export function shownNames(labels: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const label of labels) {
    const spellings = counts.get(personKey(label)) ?? new Map<string, number>();
    counts.set(personKey(label), spellings.set(label, (spellings.get(label) ?? 0) + 1));
  }
  const mixed = (label: string): number => Number(/\p{Lu}/u.test(label) && /\p{Ll}/u.test(label));
  return new Map([...counts].map(([key, spellings]) => [key, [...spellings].toSorted((a, b) => mixed(b[0]) - mixed(a[0]) || b[1] - a[1])[0]?.[0] ?? key]));
}

interface Accepted {
  found: (Candidate | null)[];
  count: number;
}

const answers = new Map([['q', 'a'], ['a', 'q'], ['question', 'answer'], ['answer', 'question']]);

const nobody = (lines: readonly string[]): Accepted => ({ found: lines.map(() => null), count: 0 });

function acceptedLabels(lines: readonly string[], style: Style, colons: boolean, { known, timed, passages = lines.length, present = [], wanted = false }: LabelOptions): Accepted {
  const found = lines.map((line, index) => {
    const name = known?.[index];
    if (name) return { label: cleaned(name), rest: line };
    const entry = style(line);
    return entry && usable(entry.label) ? entry : null;
  });
  const uses = new Map<string, number>();
  for (const entry of found) if (entry) uses.set(personKey(entry.label), (uses.get(personKey(entry.label)) ?? 0) + 1);
  const here = new Set(present.map(personKey));
  const capitals = found.filter((entry) => entry && (uses.get(personKey(entry.label)) ?? 0) > 1 && /^[^\p{L}]*\p{Lu}/u.test(entry.rest)).length;
  const coverage = found.filter((entry) => entry !== null).length / Math.max(1, lines.length);
  const comesBack = [...uses.values()].some((times) => times > 1);
  const isLabel = (entry: Candidate, index: number): boolean => {
    const key = personKey(entry.label);
    const times = uses.get(key) ?? 0;
    if (known?.[index] || here.has(key)) return true;
    // Marks of question and answer count only together.
    const other = answers.get(key);
    if (other !== undefined && colons) return uses.has(other) || (key.length === 1 && lines[index]?.startsWith(`${entry.label}:`) === true);
    if (isNoPerson(key)) return false;
    if (times > 1) return colons || looksLikeName(entry.label);
    if (entry.tight || entry.label.includes(',')) return false;
    if (!colons) return looksLikeName(entry.label) && (coverage >= 0.8 || comesBack);
    // A point of a list begins small where turns begin large, and its word is said elsewhere.
    if (timed?.[index] !== true && capitals > 1 && /^[^\p{L}]*\p{Ll}/u.test(entry.rest)) return false;
    return looksLikeName(entry.label) || !/\s/u.test(entry.label);
  };
  const accepted = found.map((entry, index) => (entry && isLabel(entry, index) ? entry : null));
  const count = accepted.filter((entry) => entry !== null).length;
  const names = new Set(accepted.flatMap((entry) => (entry ? [personKey(entry.label)] : [])));
  const returning = names.size >= 2 && count >= 4 && names.size * 2 <= count && count * 10 >= lines.length;
  const certain = wanted ? count > 0 : known?.some((name) => name !== null) === true;
  if (!certain && (count < 2 || (count * 2 < passages && !returning))) return nobody(lines);
  // Brackets, dashes and points mean other things too: there names have to come back.
  if (!colons && !certain && names.size * 4 > count * 3) return nobody(lines);
  return { found: accepted, count };
}
