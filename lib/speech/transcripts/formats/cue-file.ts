import { stampAt } from '#lib/speech/transcripts/marks/stamps';

/** A cue in the file: seconds, null if they are invalid. */
interface RawCue {
  start_s: number | null;
  end_s: number | null;
  /** Its lines, unchanged. */
  lines: string[];
}

export interface RawCues {
  cues: RawCue[];
  /** Lines before the first cue that belong to none. */
  left_out: number;
}

const arrow = /\s*(?:[-–—]{1,2}>|=>|[→⟶])\s*/y;
const comma = /\s*,\s*/y;
const settings = /^(?:\s+(?:align|position|line|size|vertical|region|[XY][12])\s*[:=]\s*\S+)*\s*$/i;
/** An arrow between two tokens in the place of times. */
const broken = /^\s*[-\d:.,aexn]*\S{0,20}\s*-{1,2}>\s*\S{0,20}\s*$/i;

/** The longest line of times with all settings, in characters; a longer line is speech. */
const longestTimes = 300;

interface Times {
  start_s: number | null;
  end_s: number | null;
  /** Words after the times, on the same line. */
  rest?: string;
}

/** The times of a line that holds nothing else, or, after an arrow, also words; null for any other line. */
function timesOf(line: string): Times | null {
  if (line.length > longestTimes) return null;
  // Repairs escaped or autocorrected arrows, and the blanks of machine translation: "00: 00: 01,000 -> …".
  const mended = /\d.*>|&gt;/u.test(line)
    ? line.replace(/-\s?-\s?(?:>|&gt;)/u, '-->').replace(/(?<=\d)\s?([:,.])\s?(?=\d{2,3}\b)/gu, '$1')
    : line;
  const text = mended.trim();
  const first = stampAt(text, 0, true);
  if (first) {
    const at = first.length;
    arrow.lastIndex = at;
    comma.lastIndex = at;
    const gap = arrow.exec(text) ?? comma.exec(text);
    const second = gap ? stampAt(text, at + gap[0].length, true) : null;
    if (gap && second && settings.test(text.slice(at + gap[0].length + second.length)))
      return { start_s: first.stamp.seconds, end_s: second.stamp.seconds };
    const end = gap && second ? at + gap[0].length + second.length : 0;
    if (gap?.[0].includes('-->') && second && /^\s+\S/.test(text.slice(end)))
      return { start_s: first.stamp.seconds, end_s: second.stamp.seconds, rest: text.slice(end).trim() };
    if (!/--?>|→/.test(text) || !broken.test(text)) return null;
    return { start_s: gap ? first.stamp.seconds : null, end_s: null };
  }
  return /-->/.test(text) && broken.test(text) && /\d/.test(text) ? { start_s: null, end_s: null } : null;
}

/** Whether a text is subtitles: a line of two times is among its first lines. */
export function looksLikeCues(text: string): boolean {
  if (/^WEBVTT(?:\s|$)/.test(text)) return true;
  const lines = text
    .slice(0, 2000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 12);
  return lines.some((line, index) => {
    const times = timesOf(line);
    // Words on the line of the times count as subtitles only below a number.
    return (
      times !== null &&
      times.start_s !== null &&
      times.end_s !== null &&
      (times.rest === undefined || /^\d{1,7}$/.test(lines[index - 1]?.trim() ?? ''))
    );
  });
}

/** The cues of SubRip, WebVTT and SubViewer, with anything between them. */
export function cuesOf(text: string): RawCues {
  const isVtt = text.startsWith('WEBVTT');
  const lines = withoutBlocks(
    isVtt ? text.replace(/^WEBVTT[^\n]*\n?(?:[^\n]*\S[^\n]*\n)*?(?=\s*\n|[^\n]*-->)/, '') : text,
    isVtt,
  );
  const times = lines.map(timesOf);
  const heads = [...times.keys()].filter((index) => times[index] !== null);
  const first = heads[0] ?? lines.length;
  const cues = heads.map((head, index) => {
    const next = heads[index + 1] ?? lines.length;
    const end = next < lines.length ? endBefore(lines, head, next, idOf(lines, head)) : next;
    return {
      start_s: times[head]?.start_s ?? null,
      end_s: times[head]?.end_s ?? null,
      lines: [...(times[head]?.rest === undefined ? [] : [times[head].rest]), ...lines.slice(head + 1, end)],
    };
  });
  const head = lines
    .slice(0, idOf(lines, first) === null ? first : first - 1)
    .filter((line) => line.trim() !== '' && !/^\[(?:\/?information|subtitle|colf|[a-z ]+\])/i.test(line));
  // The name of the first cue is not a heading.
  const named = !isVtt || head.length === 0 || lines[first - 1]?.trim() === '' ? head.length : head.length - 1;
  return { cues, left_out: isVtt ? 0 : Math.max(0, named) };
}

/** The number above a cue, if it has one. */
function idOf(lines: readonly string[], head: number): number | null {
  const above = lines[head - 1]?.trim() ?? '';
  return /^\d{1,7}$/.test(above) ? Number(above) : null;
}

/** Where a cue's words end: before the number or name of the next one. */
function endBefore(lines: readonly string[], head: number, next: number, id: number | null): number {
  const above = lines[next - 1]?.trim() ?? '';
  if (above === '' || next - 1 <= head) return next;
  const gap = next - 2 <= head || lines[next - 2]?.trim() === '';
  // An id is the next number, or a line between an empty line and the times.
  if (/^\d{1,7}$/.test(above)) return gap || id === null || Number(above) === id + 1 ? next - 1 : next;
  return lines[next - 2]?.trim() === '' && next - 2 > head ? next - 1 : next;
}

/** Removes NOTE, STYLE and REGION blocks, which only WebVTT has. */
function withoutBlocks(text: string, isVtt: boolean): string[] {
  const lines = text.split('\n');
  if (!isVtt) return lines;
  let skipping = false;
  return lines.map((line, index) => {
    const blank = line.trim() === '';
    if (blank) skipping = false;
    else if ((lines[index - 1] ?? '').trim() === '' && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)) skipping = true;
    return skipping ? '' : line;
  });
}
