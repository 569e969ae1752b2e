import { parseText, tokenizeVTTCue, type VTTNode } from 'media-captions';
import type { GivenSegment } from '#lib/speech/transcript-file';
import { takeLabels } from '#lib/speech/transcript-file-labels';

interface Caption {
  start_s: number;
  end_s: number;
  /** Said by the voice tag `<v Anna>`. */
  voice: string | null;
  lines: string[];
}

/** Sounds and songs, which nobody says: "[applause]", "♪ la la ♪". */
const notSpoken = /^(?:\[[^\]]*\]|[♪♫#].*[♪♫#]|[♪♫]+)$/u;
/** Rolling subtitles repeat their last line in a cue of a hundredth of a second. */
const blink_s = 0.05;

/** The first words of the cue that our own SRT files end with, which nobody says. */
export const subtitleCredit = 'Subtitles by Undertone';

/** Subtitles as passages with their times, in order; cues that cannot be read are left out. */
export async function readCaptions(text: string, type: 'srt' | 'vtt'): Promise<GivenSegment[]> {
  const { cues } = await parseText(text, { type, strict: false });
  const captions = cues
    .filter((cue) => Number.isFinite(cue.startTime) && Number.isFinite(cue.endTime) && cue.startTime >= 0)
    .flatMap((cue) => captionsOf(tokenizeVTTCue(cue), { start_s: cue.startTime, end_s: Math.max(cue.startTime, cue.endTime) }))
    .toSorted((a, b) => a.start_s - b.start_s);
  const spoken = withoutRepeats(captions).map((caption) => ({ ...caption, text: caption.lines.join(' ') })).filter(({ text: said }) => /\S/u.test(said) && !said.startsWith(subtitleCredit));
  const voices = spoken.some(({ voice }) => voice !== null);
  const labelled = voices ? null : takeLabels(spoken.map(({ text: said }) => said));
  return spoken.flatMap(({ start_s, end_s, voice, text: said }, index) => {
    const line = labelled?.[index] ?? { speaker: voice, text: said };
    return /\S/u.test(line.text) ? [{ text: line.text, speaker: line.speaker, start_s, end_s }] : [];
  });
}

/** One for each voice in the cue. */
function captionsOf(nodes: readonly VTTNode[], times: { start_s: number; end_s: number }): Caption[] {
  const voiced = nodes.filter((node) => node.type === 'v');
  const parts = voiced.length > 1 ? voiced.map((node) => [node]) : [nodes];
  return parts.map((part) => ({ ...times, voice: voiceOf(part), lines: linesOf(part.map(plain).join('')) }));
}

function voiceOf(nodes: readonly VTTNode[]): string | null {
  const voice = nodes.find((node) => node.type === 'v')?.voice?.trim();
  return voice ? voice : null;
}

function plain(node: VTTNode): string {
  if (node.type === 'text') return node.data;
  return node.type === 'rt' ? '' : node.children.map(plain).join('');
}

/** Without positions (`{\an8}`), sounds, and the dash of a dialogue. */
function linesOf(text: string): string[] {
  return text
    .replace(/\{\\[^}]*\}/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').replace(/^\s*(?:[-–—]|>>+)\s*(?=\S)/u, '').trim())
    .filter((line) => line !== '' && !notSpoken.test(line));
}

function withoutRepeats(captions: readonly Caption[]): Caption[] {
  const out: Caption[] = [];
  let before: string | undefined;
  for (const caption of captions) {
    const [first, ...more] = caption.lines;
    const repeats = first !== undefined && first === before;
    const lines = repeats && (more.length > 0 || caption.end_s - caption.start_s <= blink_s) ? more : caption.lines;
    before = caption.lines.at(-1) ?? before;
    if (lines.length > 0) out.push({ ...caption, lines });
  }
  return out;
}
