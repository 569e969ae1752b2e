/** Times at the beginning of lines, as meeting tools and our own copied text write them: "[0:07] Anna: ...", "00:12:40 ...". */

const stamp = /^[[(]?(?:(?<hours>\d{1,2}):)?(?<minutes>\d{1,3}):(?<seconds>\d{2}(?:[.,]\d{1,3})?)[\])]?(?:[ \t]+|$)(?:[-–—][ \t]+)?(?<rest>.*)$/u;

export interface TimedLines {
  /** Seconds for each line, null for one without; null altogether where the lines carry no times. */
  starts: (number | null)[] | null;
  /** The lines without their times. */
  rest: string[];
}

/** Times count where the first line has one, at least two lines do, and they never go back. */
export function takeTimes(lines: readonly string[]): TimedLines {
  const found = lines.map((line) => {
    const groups = stamp.exec(line)?.groups;
    if (!groups || Number(groups.seconds?.replace(',', '.')) >= 60) return null;
    const start_s = Number(groups.hours ?? 0) * 3600 + Number(groups.minutes) * 60 + Number(groups.seconds?.replace(',', '.'));
    return { start_s, rest: groups.rest ?? '' };
  });
  const times = found.flatMap((entry) => (entry ? [entry.start_s] : []));
  const inOrder = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
  if (!found[0] || times.length < 2 || !inOrder) return { starts: null, rest: [...lines] };
  return { starts: found.map((entry) => entry?.start_s ?? null), rest: lines.map((line, index) => found[index]?.rest ?? line) };
}
