import type { Reading, Wanted } from '#lib/speech/transcripts/contract';
import { cuesOf } from './cue-file.ts';
import { voicesOf } from '#lib/speech/transcripts/marks/markup';
import { personKey } from '#lib/speech/transcripts/labels/label-styles';
import { shownNames, takeLabels } from '#lib/speech/transcripts/labels/names';
import { shared } from '#lib/speech/transcripts/marks/parts';
import { newLines } from './rolling.ts';
import { withoutSounds } from '#lib/speech/transcripts/marks/sounds';
import { carriedOn } from '#lib/speech/transcripts/marks/timeline';

/** The first words of the last cue of our own SRT files, which nobody speaks. */
export const subtitleCredit = 'Subtitles by Undertone';

const day_s = 86_400;

interface Timed {
  start_s: number;
  end_s: number;
  odd: boolean;
}

/** One line of a cue. */
interface Line {
  cue: number;
  voice: string | null;
  text: string;
  /** It begins with a dash or with ">>": another person speaks. */
  turn: boolean;
}

/**
 * Parses subtitles into passages with their times, in order; the words of a cue with invalid times keep their place.
 */
export function readSubtitles(text: string, wanted: Wanted = {}): Reading {
  const { cues: found, left_out } = cuesOf(text);
  const cues = found.some(({ start_s }) => start_s !== null) ? found : [];
  const timed = timesOfCues(cues);
  const order = [...cues.keys()].toSorted((a, b) => (timed[a]?.start_s ?? 0) - (timed[b]?.start_s ?? 0));
  const shown = order.map((index) => {
    const voiced = voicesOf(cues[index]?.lines.join('\n') ?? '').flatMap(({ voice, text: piece }) =>
      piece.split('\n').map((line) => ({ voice, text: line.replace(/\s+/gu, ' ').trim() })),
    );
    const lines = voiced.filter((line) => line.text !== '');
    return {
      ...(timed[index] ?? { start_s: 0, end_s: 0, odd: true }),
      voiced: lines,
      lines: lines.map((line) => line.text),
    };
  });
  const lines = newLines(shown).flatMap((kept, cue) => {
    const voiced = shown[cue]?.voiced ?? [];
    return kept.map((line, index) => lineOf(line, voiced.at(voiced.length - kept.length + index)?.voice ?? null, cue));
  });
  const credits = new Set(lines.flatMap(({ cue, text: line }) => (line.startsWith(subtitleCredit) ? [cue] : [])));
  // Sounds are removed after the labels, since a label may stand in brackets, too.
  const spoken = lines.filter((line) => withoutSounds(line.text) !== '' && !credits.has(line.cue));
  const passages = shared(
    withSpeakers(spoken, wanted).map(({ cue, text: said, speaker }) => ({
      text: said,
      speaker,
      start_s: shown[cue]?.start_s ?? 0,
      end_s: shown[cue]?.end_s ?? 0,
    })),
  );
  const segments = passages.filter(({ text: said }) => /\S/u.test(said));
  const named = segments.some(({ speaker }) => speaker !== null);
  const odd = timed.filter(
    (cue, index) => cue.odd && (cues[index]?.lines.some((line) => line.trim() !== '') ?? false),
  ).length;
  return {
    format: 'subtitles',
    parts: named ? ['time', 'name', 'text'] : ['time', 'text'],
    segments,
    odd_times: odd,
    left_out,
    others: [],
  };
}

function lineOf(text: string, voice: string | null, cue: number): Line {
  const rest = text.replace(/^(?:[-–—]\s*|>>+\s*)(?=[^\s\d-])/u, '');
  return { cue, voice, text: rest, turn: rest !== text };
}

/** Replaces invalid times by those of the previous cue; an end before its start is dropped. */
function timesOfCues(cues: readonly { start_s: number | null; end_s: number | null }[]): Timed[] {
  let last = 0;
  const carried = carriedOn(
    cues.map(({ start_s }) => start_s),
    cues.map(() => true),
  );
  return cues.map(({ start_s, end_s }, index) => {
    if (start_s === null) return { start_s: last, end_s: last, odd: true };
    const offset = (carried[index] ?? start_s) - start_s;
    const start = Math.max(0, start_s + offset);
    const over = end_s !== null && start_s - end_s > day_s / 2 ? day_s : 0;
    const end = end_s === null ? start : Math.max(start, end_s + offset + over);
    last = start;
    return { start_s: start, end_s: end, odd: start_s < 0 || end <= start };
  });
}

interface Passage {
  cue: number;
  text: string;
  speaker: string | null;
}

/**
 * Joins the lines of one cue and one speaker; speakers by voice tags or by labels. A dash without a name is an unknown
 * speaker.
 */
function withSpeakers(lines: readonly Line[], wanted: Wanted): Passage[] {
  const voices = lines.some(({ voice }) => voice !== null);
  const shownVoices = shownNames(lines.flatMap(({ voice }) => voice ?? []));
  const cues = new Set(lines.map(({ cue }) => cue)).size;
  const labelled =
    voices || wanted.names === false
      ? null
      : takeLabels(
          lines.map(({ text }) => text),
          { passages: cues },
        );
  const named = labelled?.some(({ own }) => own) === true;
  const out: Passage[] = [];
  let unknown = false;
  for (const [index, line] of lines.entries()) {
    const label = labelled?.[index];
    const text = withoutSounds(label?.text ?? line.text);
    const before = out.at(-1);
    const sameCue = before?.cue === line.cue;
    if (label?.own === true) unknown = false;
    else if (named && line.turn && (sameCue || lines[index + 1]?.turn === true)) unknown = true;
    const speaker = voices
      ? line.voice === null
        ? null
        : (shownVoices.get(personKey(line.voice)) ?? line.voice)
      : unknown
        ? null
        : (label?.speaker ?? null);
    const goesOn = sameCue && before.speaker === speaker && label?.own !== true && !(named && line.turn);
    if (goesOn) before.text = `${before.text} ${text}`.trim();
    else out.push({ cue: line.cue, text, speaker });
  }
  return out;
}
