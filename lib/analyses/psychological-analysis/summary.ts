import type { ReadingInput } from '#lib/analyses/analysis';
import { perHundred } from '#lib/analyses/sufficiency';
import type { TextModel } from '#lib/text/model';
import { whyNoBaseline } from '#lib/analyses/voice';
import { capital, count, list, spelled } from '#lib/analyses/wording';
import type { Load } from './load.ts';
import type { PsychologicalAnalysis } from './schema.ts';
import type { RaisedVoice } from './stress.ts';

type Level = PsychologicalAnalysis['cognitive_load'];

export interface Findings {
  model: TextModel;
  input: ReadingInput;
  state: string | null;
  effort: Load;
  loadLevel: Level;
  hedged: number;
  boosted: number;
  confidence: Level;
  raised: RaisedVoice | null;
  /** Where not all places are listed. */
  note: string | null;
}

/** The findings in a few sentences; the last one says what they come from. */
export function summaryOf({ model, input, state, effort, loadLevel, hedged, boosted, confidence, raised, note }: Findings): string {
  const lines = [state === null ? 'No feeling was put into plain words.' : `${state}.`, effortLine(effort, loadLevel, model.wordCount)];
  if (effort.crowded > 0) lines.push(`In ${count(effort.crowded, 'passage')} the signs of effort are far denser than in the rest of the same talk.`);
  if (effort.longPauses > 0) lines.push(`${capital(count(effort.longPauses, 'pause is', 'pauses are'))} much longer than the others${effort.pausesInside > 0 ? `, ${spelled(effort.pausesInside)} of them inside a sentence` : ''}.`);
  if (effort.slow !== null && effort.slow > 0) lines.push(`${capital(count(effort.slow, 'passage is', 'passages are'))} much slower than is usual here.`);
  lines.push(wordingLine(hedged, boosted, confidence), raised ? raisedLine(raised) : noVoiceLine(input, model));
  if (note !== null) lines.push(note);
  lines.push(sourcesLine(input, model));
  return lines.join(' ');
}

function sourcesLine({ acoustics, voice_inference }: ReadingInput, { wordCount }: TextModel): string {
  const heard = acoustics ? (voice_inference ? ', the pauses and the voice' : ' and the pauses') : '';
  return `Read from the wording of ${count(wordCount, 'word')}${heard}; signs are no diagnosis.`;
}

function effortLine({ counts }: Load, level: Level, words: number): string {
  const signs = kinds.flatMap(([kind, one]) => (counts[kind] > 0 ? [count(counts[kind], one, kind === 'cut_off' ? 'words broken off' : undefined)] : []));
  if (signs.length === 0) return 'No filled pause, repetition or repair was recognised, though recognisers drop many of them.';
  const verdict = level === 'high' ? ', which is much' : level === 'low' ? ', which is little' : '';
  const total = Object.values(counts).reduce((sum, times) => sum + times, 0);
  return `${capital(list(signs))} in ${count(words, 'word')} ${total === 1 ? 'is a sign' : 'are signs'} of effort in speaking: ${perHundred(total, words)} per 100 words${verdict}, where talk has about six and recognisers drop some.`;
}

const kinds = [['filled_pause', 'filled pause'], ['repetition', 'repetition'], ['repair', 'repair'], ['cut_off', 'word broken off']] as const;

function wordingLine(hedged: number, boosted: number, confidence: Level): string {
  const marks = list([hedged > 0 ? count(hedged, 'hedge') : null, boosted > 0 ? count(boosted, 'booster') : null].filter((part) => part !== null));
  if (hedged + boosted === 0) return 'Neither hedges nor boosters show how sure the wording is.';
  if (confidence === null) return `${capital(marks)} ${hedged + boosted === 1 ? 'is too little' : 'are too few'} to say how sure the wording is.`;
  return `${capital(marks)}: ${confidence === 'low' ? 'the wording is careful' : confidence === 'high' ? 'the wording is sure' : 'the wording is neither strikingly careful nor strikingly sure'}.`;
}

function raisedLine({ evidence, measured }: RaisedVoice): string {
  const times = evidence.length;
  if (times === 0) return `No passage of ${spelled(measured)} is both clearly louder and clearly higher than usual here.`;
  return `${capital(spelled(times))} of ${count(measured, 'passage')} ${times === 1 ? 'is' : 'are'} both clearly louder and clearly higher than usual here.`;
}

function noVoiceLine({ voice_inference, acoustics }: ReadingInput, { speakers }: TextModel): string {
  if (!voice_inference) return 'Reading strain from the voice is switched off.';
  return acoustics ? whyNoBaseline(acoustics, speakers) : 'There is no audio to hear the voice.';
}
