/** Who speaks, as written at the beginning of lines: "Anna: we should wait". */

/** A line without its label; `speaker` null where it has none. */
export interface LabelledLine {
  speaker: string | null;
  text: string;
}

const labelled = /^(?<label>[^\s:][^:\n]{0,59}?)[ \t]*[:：](?:[ \t]+|$)(?<rest>.*)$/u;
const mostWords = 4;

function candidate(line: string): { label: string; rest: string } | null {
  const found = labelled.exec(line)?.groups;
  // ">>" marks a change of speaker in American subtitles.
  const label = found?.label?.replace(/^(?:>>+|[-–—•*])\s*/u, '').replace(/^\*\*(.+)\*\*$/u, '$1');
  if (!found || !label || !/\p{L}/u.test(label) || /[,;?!"“”«»<>@/\\]|\.\.|^https?$/iu.test(label)) return null;
  return label.split(/\s+/u).length <= mostWords ? { label, rest: found.rest ?? '' } : null;
}

/** Each word begins large or is a number: "Dr. Lee", "Speaker 1", "PERSON_2". */
function looksLikeName(label: string): boolean {
  return label.split(/\s+/u).every((word) => /^[\p{Lu}\p{Lt}\p{Lo}\p{N}([]/u.test(word));
}

/**
 * Takes speakers' labels off the lines where they are used consistently: by at least two lines and half of all, or, where turns go
 * over many lines, by several labels that come back. A line without a label goes on with the speaker before it.
 */
export function takeLabels(lines: readonly string[]): LabelledLine[] {
  const found = lines.map(candidate);
  const uses = new Map<string, number>();
  for (const entry of found) if (entry) uses.set(entry.label, (uses.get(entry.label) ?? 0) + 1);
  const isLabel = (label: string): boolean => (uses.get(label) ?? 0) > 1 || looksLikeName(label) || !/\s/u.test(label);
  const accepted = found.map((entry) => (entry && isLabel(entry.label) ? entry : null));
  const count = accepted.filter((entry) => entry !== null).length;
  const names = new Set(accepted.flatMap((entry) => (entry ? [entry.label] : [])));
  const returning = names.size >= 2 && count >= 4 && names.size * 2 <= count && count * 10 >= lines.length;
  if (count < 2 || (count * 2 < lines.length && !returning)) return lines.map((text) => ({ speaker: null, text }));
  let speaker: string | null = null;
  return lines.map((line, index) => {
    const entry = accepted[index];
    if (entry) speaker = entry.label;
    return { speaker, text: entry ? entry.rest : line };
  });
}
