import type { ReadingInput } from '#lib/analyses/analysis';
import { perHundred } from '#lib/analyses/measures/sufficiency';
import { capital, count, list } from '#lib/base/words';
import { inWords } from '#lib/messages/units';
import type { TextModel } from '#lib/text/model';
import { whyNoBaseline } from '#lib/analyses/measures/voice';
import type { Load } from './load.ts';
import { nothing } from './nothing.ts';
import type { PsychologicalAnalysis } from './schema.ts';
import type { RaisedVoice } from './stress.ts';

type Level = PsychologicalAnalysis['cognitive_load'];

export interface Findings {
  model: TextModel;
  input: ReadingInput;
  effort: Load;
  loadLevel: Level;
  hedged: number;
  boosted: number;
  confidence: Level;
  raised: RaisedVoice | null;
  /** Present if not all signs are listed. */
  note: string | null;
}

/** Least number of signs of effort at which they are compared with the usual rate. */
const comparedFrom = 3;

/**
 * Summarises the findings in a few sentences, without anything that was not found. A separate sentence about strain in
 * the words precedes them.
 */
export function summaryOf({
  model,
  input,
  effort,
  loadLevel,
  hedged,
  boosted,
  confidence,
  raised,
  note,
}: Findings): string {
  const lines = [effortLine(effort, loadLevel, model.wordCount)];
  if (effort.crowded > 0)
    lines.push(
      `In ${count(effort.crowded, 'passage')} the signs of effort are far denser than in the rest of the same talk.`,
    );
  if (effort.longPauses > 0)
    lines.push(
      `${capital(count(effort.longPauses, 'pause is', 'pauses are'))} much longer than the others${effort.pausesInside > 0 ? `, ${inWords(effort.pausesInside)} of them inside a sentence` : ''}.`,
    );
  if (effort.slow !== null && effort.slow > 0)
    lines.push(`${capital(count(effort.slow, 'passage is', 'passages are'))} much slower than is usual here.`);
  lines.push(wordingLine(hedged, boosted, confidence), raised ? raisedLine(raised) : noVoiceLine(input, model), note);
  return lines.filter((line) => line !== null).join(' ') || nothing;
}

function effortLine({ counts }: Load, level: Level, words: number): string | null {
  const signs = kinds.flatMap(([kind, one]) =>
    counts[kind] > 0 ? [count(counts[kind], one, kind === 'cut_off' ? 'words broken off' : undefined)] : [],
  );
  if (signs.length === 0) return null;
  const total = Object.values(counts).reduce((sum, times) => sum + times, 0);
  // Signs at a usual rate are counted, but not compared.
  if (total < comparedFrom || level !== 'high') return `${capital(list(signs))}.`;
  return `${capital(list(signs))}: ${perHundred(total, words)} per 100 words, where talk has about six.`;
}

const kinds = [
  ['filled_pause', 'filled pause'],
  ['repetition', 'repetition'],
  ['repair', 'repair'],
  ['cut_off', 'word broken off'],
] as const;

/** null unless hedges or boosters predominate, since all talk contains hedges. */
function wordingLine(hedged: number, boosted: number, confidence: Level): string | null {
  if (confidence !== 'low' && confidence !== 'high') return null;
  const marks = list(
    [hedged > 0 ? count(hedged, 'hedge') : null, boosted > 0 ? count(boosted, 'booster') : null].filter(
      (part) => part !== null,
    ),
  );
  return `${capital(marks)}: the wording is ${confidence === 'low' ? 'careful' : 'sure'}.`;
}

function raisedLine({ evidence, measured }: RaisedVoice): string | null {
  const times = evidence.length;
  if (times === 0) return null;
  return `${capital(inWords(times))} of ${count(measured, 'passage')} ${times === 1 ? 'is' : 'are'} both clearly louder and clearly higher than usual here.`;
}

/** Why the voice was not compared. A text without audio needs no such sentence. */
function noVoiceLine({ voice_inference, acoustics }: ReadingInput, { speakers }: TextModel): string | null {
  return acoustics && voice_inference ? whyNoBaseline(acoustics, speakers) : null;
}
