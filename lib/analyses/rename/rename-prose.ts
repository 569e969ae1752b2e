import { wordList } from '#lib/base/pattern';
import type { SpeakerNames } from './speaker-names.ts';

/**
 * Sentences of readings consist of their own English words, of quoted words, and of speaker labels. A label that was
 * not said in the talk and is not a plain word can therefore only be a speaker, wherever it occurs. Any other label
 * ("A", or "Anna" if someone addresses her by name) counts as the speaker only in the positions in which readings name
 * speakers.
 */
export function proseRenamer(names: SpeakerNames, said: string): (text: string) => string {
  const labels = Object.keys(names).toSorted((a, b) => b.length - a.length);
  const spoken = wordsOf(said);
  const isPlain = (label: string): boolean =>
    label.length < 3 || plainWords.has(label.toLowerCase()) || occurs(label, said, spoken);
  const apart = Map.groupBy(labels, (label) => (isPlain(label) ? 'plain' : 'distinct'));
  const anywhere = patternOf(apart.get('distinct') ?? []);
  const inPlace = placesOf(apart.get('plain') ?? []);
  const letters = patternOf((apart.get('plain') ?? []).filter((label) => /^[A-HJ-Z]$/.test(label)));
  const name = (label: string): string => names[label] ?? label;
  return (text) => {
    // Matches are replaced by placeholders first, so that a new name is not taken for an old label.
    const found: string[] = [];
    const aside = (label: string): string => `\u{f0000}${found.push(name(label)) - 1}\u{f0001}`;
    let out = text;
    if (anywhere) out = out.replace(anywhere, aside);
    for (const place of inPlace) out = out.replace(place, aside);
    if (letters)
      out = outsideQuotes(out, (part) =>
        part.replace(letters, (label: string, at: number) =>
          /\p{Ll}[,;]? $/u.test(part.slice(0, at)) ? aside(label) : label,
        ),
      );
    return found.length === 0
      ? text
      : out.replace(/\u{f0000}(\d+)\u{f0001}/gu, (_, index: string) => found[Number(index)] ?? '');
  };
}

/** Words with which readings begin sentences, and names that are also words. */
const plainWords: ReadonlySet<string> = new Set(
  wordList`
    the and but for not all any both each few many most more some none one two three four five six seven eight
    nine ten who what when where why how which this that these those there here will would shall should can
    could may might must does did has had was were are his her its our your their she they you him them speaker
    speakers person people host guest everybody nobody somebody someone something nothing half only still also
    then than signs words talk turns questions answers decision decisions question answer promise plan topic
    phase opening body closing hope joy grace faith mark bill rose june april august summer dawn art pat rob sue
    drew chase frank earnest grant miles
  `,
);

const edge = { before: String.raw`(?<![\p{L}\p{N}_])`, after: String.raw`(?![\p{L}\p{N}_])` } as const;

function escaped(labels: readonly string[]): string {
  return labels.map((label) => label.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
}

function patternOf(labels: readonly string[]): RegExp | null {
  return labels.length === 0 ? null : new RegExp(`${edge.before}(?:${escaped(labels)})${edge.after}`, 'gu');
}

/**
 * The positions of speakers: "“A”: ...", "A: ...", "who: A;", "A begins", "before B ends", "asked by A.", "fall to A",
 * "A’s".
 */
function placesOf(labels: readonly string[]): RegExp[] {
  if (labels.length === 0) return [];
  const label = `(?:${escaped(labels)})`;
  const start = String.raw`(?<=^|[.!?;]\s)`;
  const does =
    '(?:begins|starts|stops|ends|goes|talks|speaks|says|asks|answers|holds|takes|interrupts|promises|agrees|disagrees|opens|closes|has|does|is|was)\\b(?! named)';
  return [
    `(?<=^“|[\\s(]“)${label}(?=”:)`,
    `${start}${label}(?=:\\s)`,
    `(?<=^(?:[^“]*(?:, | and ))?)${label}(?=(?:(?:, | and )[^“]*)? (?:talks?|negotiate|consults|interviews) [^“]*about )`,
    `(?<=^[^“]* (?:consults|interviews) )${label}(?= about )`,
    `(?<=[:”] )${label}(?=: “)`,
    `(?<=\\b[Ww]ho: )${label}(?=;|$)`,
    `(?<=\\b(?:by|to|than) )${label}(?=[.,;)]|$| and | to )`,
    `(?<=\\b(?:before|after|while|when|until|than) )${label}(?= ${does})`,
    `${start}${label}(?=[’']s )`,
    `${start}${label}(?= ${does})`,
  ].map((source) => new RegExp(source, 'gu'));
}

function outsideQuotes(text: string, change: (part: string) => string): string {
  return text
    .split(/(“[^”]*”|"[^"]*")/u)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
}

/** Whether a label was said, in any case. The words of a longer label must occur together. */
function occurs(label: string, said: string, spoken: ReadonlySet<string>): boolean {
  const parts = label.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  if (!parts.every((part) => spoken.has(part))) return false;
  return parts.length === 1 || said.toLowerCase().includes(label.toLowerCase());
}
