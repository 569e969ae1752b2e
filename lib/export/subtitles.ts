import type { SessionView } from '#lib/events/view';
import type { Segment, Word } from '#lib/speech/contract';

/** The text that is on the screen at once. */
export interface Subtitle {
  start_s: number;
  /** After the start. */
  end_s: number;
  speaker: string | null;
  /** Whether it is the first of its passage. */
  first: boolean;
  /** One or two lines, broken between words, never empty. */
  lines: string[];
}

/** Characters of a line, and of two lines, which can be read at once. */
const lineLength = 42;
const cueLength = 2 * lineLength;
/** The shortest time between two stamps, in seconds. */
const least_s = 0.001;
/** The assumed words per minute if the end of the last passage is unknown. */
const wordsPerMinute = 150;

/**
 * The transcript as subtitles, in order of time. Long passages are split at punctuation, by the times of their words.
 */
export function subtitlesOf(view: SessionView, times: 'both' | 'starts', audio_s: number | null): Subtitle[] {
  const segments = view.segments.filter(({ text }) => /\S/u.test(text)).toSorted((a, b) => a.start_s - b.start_s);
  const ended =
    times === 'both'
      ? segments
      : segments.map((segment, index) => ({
          ...segment,
          end_s: nextStart(segment, segments.slice(index + 1)) ?? lastEnd(segment, audio_s),
        }));
  const words = Map.groupBy(
    times === 'both' ? (view.steps.transcript.data?.words ?? []) : [],
    (word) => word.segment_id,
  );
  return ended.flatMap((segment) => cuesIn(segment, words.get(segment.id) ?? []));
}

function cuesIn({ text, speaker, start_s, end_s }: Segment, words: readonly Word[]): Subtitle[] {
  const line = text.replace(/\s+/gu, ' ').trim();
  const end = Math.max(end_s, start_s + least_s);
  const timed = words.map(({ word }) => word).join(' ') === line ? words : [];
  if (line.length <= cueLength || timed.length === 0)
    return [{ start_s, end_s: end, speaker, first: true, lines: linesOf(line) }];
  const parts = partsOf(timed);
  const starts = parts.map((part, index) => (index === 0 ? start_s : Math.max(start_s, part[0]?.start_s ?? start_s)));
  return parts.map((part, index) => {
    const from = starts[index] ?? start_s;
    const to = index === parts.length - 1 ? end : (starts[index + 1] ?? end);
    return {
      start_s: from,
      end_s: Math.max(to, from + least_s),
      speaker,
      first: index === 0,
      lines: linesOf(part.map(({ word }) => word).join(' ')),
    };
  });
}

/** Halves the words until each part fits the screen: near the middle, after punctuation if there is any nearby. */
function partsOf(words: readonly Word[]): (readonly Word[])[] {
  const ends = words.map((_, index) => words.slice(0, index + 1).reduce((sum, { word }) => sum + word.length + 1, -1));
  const length = ends.at(-1) ?? 0;
  if (length <= cueLength || words.length < 2) return [words];
  const cost = (index: number): number =>
    Math.abs((ends[index] ?? 0) - length / 2) - (/[.!?…,;:]["”’)]?$/u.test(words[index]?.word ?? '') ? length / 4 : 0);
  const cut = words.slice(1).reduce((best, _, index) => (cost(index) < cost(best) ? index : best), 0) + 1;
  return [...partsOf(words.slice(0, cut)), ...partsOf(words.slice(cut))];
}

function linesOf(text: string): string[] {
  if (text.length <= lineLength) return [text];
  // The break nearest to the middle, so that both lines are about equally long.
  const breaks = [...text.matchAll(/ /g)].map(({ index }) => index);
  const middle = breaks.toSorted((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0];
  return middle === undefined ? [text] : [text.slice(0, middle), text.slice(middle + 1)];
}

function nextStart({ start_s }: Segment, later: readonly Segment[]): number | null {
  return later.find((segment) => segment.start_s > start_s)?.start_s ?? null;
}

function lastEnd({ start_s, text }: Segment, audio_s: number | null): number {
  const spoken_s = (text.split(/\s+/u).length * 60) / wordsPerMinute;
  return audio_s === null ? start_s + spoken_s : Math.max(start_s + least_s, Math.min(audio_s, start_s + spoken_s));
}
