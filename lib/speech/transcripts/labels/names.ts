/** Speakers as written before the words: "Anna: we should wait", "[SPEAKER_00]: …", "Q. …". */
import { type Candidate, candidateOf, knownCandidate, looksLikeName, personKey, styleCount } from './label-styles.ts';
import { isListPoint, isNoPerson, mayBePerson } from './no-people.ts';

export interface LabelledLine {
  speaker: string | null;
  text: string;
  /** Whether the label stands on this line. */
  own: boolean;
}

export interface LabelOptions {
  /** Names that are certain because of a time next to them; null for lines to be examined. */
  known?: readonly (string | null)[];
  /** Lines with a time of their own: a list inside a turn has none. */
  timed?: readonly boolean[];
  /** The number of lines that begin a passage, if others continue it; labels are compared with it. */
  passages?: number;
  /** Names that the text lists as present. */
  present?: readonly string[];
  /** Whether the caller wants names: then every possible name counts, however rare. */
  wanted?: boolean;
}

/**
 * Removes speakers' labels from the lines if they are used consistently: by at least two lines and half of all, or, if
 * turns span many lines, by several recurring labels. A line without a label continues the previous speaker. Spellings
 * of one name are one speaker.
 */
export function takeLabels(lines: readonly string[], options: LabelOptions = {}): LabelledLine[] {
  let best = acceptedLabels(lines, 0, options);
  // If colons explain nearly all lines, no other style is tried.
  for (let style = 1; style < styleCount && best.count * 5 < lines.length * 4; style += 1) {
    const other = acceptedLabels(lines, style, options);
    if (other.count > best.count) best = other;
  }
  const { found } = best;
  if (best.count === 0) return lines.map((text) => ({ speaker: null, text, own: false }));
  const shown = shownNames(found.flatMap((entry) => (entry ? [entry.label] : [])));
  let speaker: string | null = null;
  return lines.map((line, index) => {
    const entry = found[index];
    if (entry) speaker = shown.get(entry.key) ?? entry.label;
    return { speaker, text: entry ? entry.rest : line, own: Boolean(entry) };
  });
}

/** One spelling for each person: the most frequent, preferably with capitals. */
export function shownNames(labels: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const label of labels) {
    const spellings = counts.get(personKey(label)) ?? new Map<string, number>();
    counts.set(personKey(label), spellings.set(label, (spellings.get(label) ?? 0) + 1));
  }
  const mixed = (label: string): number => Number(/\p{Lu}/u.test(label) && /\p{Ll}/u.test(label));
  return new Map(
    [...counts].map(([key, spellings]) => [
      key,
      [...spellings].toSorted((a, b) => mixed(b[0]) - mixed(a[0]) || b[1] - a[1])[0]?.[0] ?? key,
    ]),
  );
}

/**
 * How often each person is named. "Anna (laughing)" is Anna if she also has a label of her own; the candidates are
 * changed in place.
 */
function usesOf(found: readonly (Candidate | null)[]): ReadonlyMap<string, number> {
  const plain = new Set(found.flatMap((entry) => (entry ? [entry.key] : [])));
  const uses = new Map<string, number>();
  for (const entry of found) {
    if (!entry) continue;
    const base = /[)\]]$/u.test(entry.label) ? entry.label.replace(/\s*[([][^()[\]]*[)\]]$/u, '') : '';
    if (base !== '' && plain.has(personKey(base))) [entry.label, entry.key] = [base, personKey(base)];
    uses.set(entry.key, (uses.get(entry.key) ?? 0) + 1);
  }
  return uses;
}

/** "Jones, Bob" may come once if nearly all lines have a label; "Well, Bob" opens a sentence. */
function surnameFirst({ label, key }: Candidate, coverage: number): boolean {
  return coverage >= 0.8 && looksLikeName(label) && !isNoPerson(key.split(',')[0] ?? '');
}

const beginsSmall = /^[^\p{L}]*\p{Ll}/u;

interface Accepted {
  found: (Candidate | null)[];
  count: number;
}

const angled = (line: string | undefined): boolean => line?.startsWith('<') === true;

const answers = new Map([
  ['q', 'a'],
  ['a', 'q'],
  ['question', 'answer'],
  ['answer', 'question'],
]);

const nobody = (lines: readonly string[]): Accepted => ({ found: lines.map(() => null), count: 0 });

function acceptedLabels(
  lines: readonly string[],
  style: number,
  { known, timed, passages = lines.length, present = [], wanted = false }: LabelOptions,
): Accepted {
  const colons = style === 0;
  const found = lines.map((line, index) => {
    const name = known?.[index];
    return name ? knownCandidate(name, line) : candidateOf(line, style);
  });
  const uses = usesOf(found);
  const here = new Set(present.map(personKey));
  const turns = found.filter((entry) => entry !== null && (uses.get(entry.key) ?? 0) > 1);
  const large =
    turns.length > 1 &&
    turns.filter((entry) => entry !== null && !beginsSmall.test(entry.rest)).length * 10 >= turns.length * 9;
  const sure = known?.some((name) => name !== null) === true;
  let small: ReadonlySet<string> | null = null;
  const saidSmall = (): ReadonlySet<string> =>
    (small ??= new Set(lines.join(' ').match(/(?<![\p{L}\p{N}])\p{Ll}+(?![\p{L}\p{N}])/gu)));
  const tightOnes = found.some((entry) => entry?.tight && (uses.get(entry.key) ?? 0) > 1);
  const coverage = found.filter((entry) => entry !== null).length / Math.max(1, lines.length);
  const comesBack = [...uses.values()].some((times) => times > 1);
  const isLabel = (entry: Candidate, index: number): boolean => {
    const key = entry.key;
    const times = uses.get(key) ?? 0;
    if (known?.[index] || here.has(key)) return true;
    // Marks of question and answer count only together.
    const other = answers.get(key);
    if (other !== undefined && colons)
      return uses.has(other) || (key.length === 1 && lines[index]?.startsWith(`${entry.label}:`) === true);
    if (isNoPerson(key)) return false;
    if (times > 1) return colons || angled(lines[index]) || looksLikeName(entry.label);
    if (
      (entry.tight && !(tightOnes && looksLikeName(entry.label))) ||
      (entry.label.includes(',') && !surnameFirst(entry, coverage))
    )
      return false;
    if (!colons) return (angled(lines[index]) || looksLikeName(entry.label)) && (coverage >= 0.8 || comesBack);
    // If names stand next to times, a label elsewhere is part of the text; so is a list item, recognised by its word or
    // its neighbours.
    if (
      timed?.[index] !== true &&
      (sure ||
        (comesBack && !mayBePerson(key) && saidSmall().has(key)) ||
        [found[index - 1], found[index + 1]].some((next) => next && isListPoint(next.key)))
    )
      return false;
    // List items are adjacent and begin in lower case if turns begin with capitals; a single such line is a speaker.
    const isSmall = (at: number): boolean => {
      const line = found[at];
      return line !== null && line !== undefined && uses.get(line.key) === 1 && beginsSmall.test(line.rest);
    };
    if (timed?.[index] !== true && large && isSmall(index) && (isSmall(index - 1) || isSmall(index + 1))) return false;
    return entry.label.split(/\s+/u).length <= 6 && (looksLikeName(entry.label) || !/\s/u.test(entry.label));
  };
  const accepted = found.map((entry, index) => (entry && isLabel(entry, index) ? entry : null));
  const count = accepted.filter((entry) => entry !== null).length;
  const names = new Set(accepted.flatMap((entry) => (entry ? [entry.key] : [])));
  const returning = names.size >= 2 && count >= 4 && names.size * 2 <= count && count * 10 >= lines.length;
  const allTimed =
    count > 0 && timed?.some(Boolean) === true && timed.every((has, index) => has === (accepted[index] !== null));
  const certain = wanted ? count > 0 : sure || (colons && allTimed);
  if (!certain && (count < 2 || (count * 2 < passages && !returning))) return nobody(lines);
  // Brackets, dashes and points have other uses, too: there names must recur.
  if (!colons && !certain && names.size * 4 > count * 3) return nobody(lines);
  return { found: accepted, count };
}
