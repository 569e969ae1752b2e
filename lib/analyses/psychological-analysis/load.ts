import type { ReadingInput } from '#lib/analyses/analysis';
import type { Evidence } from '#lib/analyses/evidence';
import { filledPauses } from '#lib/analyses/text/lexicon';
import { cueTable, findCues } from '#lib/analyses/text/cues';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';
import { quantile } from '#lib/analyses/voice';

export interface Load {
  fillers: number;
  repetitions: number;
  repairs: number;
  longPauses: number;
  evidence: Evidence[];
}

const repairs = cueTable([{ cue: 'repair', phrases: ['i mean', 'or rather', 'no wait', 'let me rephrase', 'let me start over', 'what i meant', 'how do i put', 'how should i put', 'what is the word', 'where was i', 'i lost my train'] }]);
/** Said twice on purpose ("very very", "no no"). */
const emphatic = new Set(['very', 'really', 'no', 'yes', 'yeah', 'so', 'bye', 'ha', 'well', 'okay', 'ok', 'never', 'that', 'had', 'far', 'much', 'long', 'please', 'come', 'go', 'now', 'there', 'hello', 'thank', 'right', 'wait', 'stop', 'you']);

/** A pause is long when it passes a second and stands out from the recording's own: above the 75th percentile by 1.5 times the middle half's width (Tukey). */
export const longPause_s = 1;

/** Signs that speaking took effort, each with its place. */
export function loadOf(input: ReadingInput): Load {
  const model = textOf(input);
  const fillers = model.tokens.filter((token) => token.word && filledPauses.has(token.norm)).map((token) => evidenceOf(model, token, 'filled_pause'));
  const repeated = model.tokens.flatMap((token, i) => {
    const before = model.tokens[i - 1];
    const said = before && token.word && before.norm === token.norm && /^\p{L}+$/u.test(token.norm) && !emphatic.has(token.norm) && !filledPauses.has(token.norm);
    return said && model.tokens[i - 2]?.norm !== token.norm ? [evidenceOf(model, { start: before.start, end: token.end }, 'repetition')] : [];
  });
  const repaired = findCues(model, repairs).filter(({ context }) => !context.quoted && !context.negated).map((match) => evidenceOf(model, match, 'repair'));
  const lengths = (input.acoustics?.pauses ?? []).map((pause) => pause.end_s - pause.start_s);
  const fence = Math.max(longPause_s, quantile(lengths, 0.75) + 1.5 * (quantile(lengths, 0.75) - quantile(lengths, 0.25)));
  const pauses = (input.acoustics?.pauses ?? [])
    .filter((pause) => pause.end_s - pause.start_s > fence)
    .map(({ start_s, end_s }) => ({ quote: '', segment_id: null, start_s, end_s, speaker: null, cue: 'long_pause', source: 'audio' as const, note: `${round(end_s - start_s, 1)} s; the median pause here is ${round(quantile(lengths, 0.5), 1)} s` }));
  return { fillers: fillers.length, repetitions: repeated.length, repairs: repaired.length, longPauses: pauses.length, evidence: [...fillers, ...repeated, ...repaired, ...pauses] };
}
