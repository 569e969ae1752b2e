import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { emotionMatches } from '#lib/analyses/emotion-analysis/local';
import { cueEngine } from '#lib/analyses/engine';
import { enoughWords, perHundred, plural } from '#lib/analyses/sufficiency';
import { cueTable, findCues, withClause } from '#lib/analyses/text/cues';
import type { CueMatch } from '#lib/analyses/text/cues';
import { boosters, hedges } from '#lib/analyses/text/lexicon';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import type { TextModel } from '#lib/analyses/text/model';
import { minimumSegments } from '#lib/analyses/voice';
import { loadOf } from './load.ts';
import type { Load } from './load.ts';
import { psychologicalAnalysisSchema } from './schema.ts';
import type { PsychologicalAnalysis } from './schema.ts';
import { raisedSegments } from './stress.ts';

const minimumWords = 30;
type Level = NonNullable<PsychologicalAnalysis['cognitive_load']>;

/** Disfluencies per 100 words. Talk has about 6 (Fox Tree 1995; Bortfeld et al. 2001), of which a recogniser keeps a part. */
const load = { low: 1, high: 8 } as const;
/** Hedges and boosters together that are needed, hedges' share of them, and for "low" the hedges per 100 words, since all talk hedges a little. */
const wording = { marks: 4, low: 0.75, high: 0.25, lowRate: 3 } as const;

const biases = cueTable([
  { cue: 'overgeneralisation', phrases: ['you|he|she|they always #VERB', 'you|he|she|they never (ever) #VERB', 'you|he|she|they ~be always', 'everyone|everybody always', 'nobody|no-one ever', 'nothing ever ~work|~go|~change', 'everything always ~go'] },
  { cue: 'mind_reading', phrases: ['you just|only want (me) to', 'you are doing this|it|that on purpose', 'you (just) do not want me to', 'they all think|hate', 'everyone|everybody hates me', 'everyone|everybody thinks (that) i'] },
  { cue: 'catastrophising', phrases: ['my life is over', 'everything is ruined', 'it is the end of the world', 'i will never be able', 'i will never recover', 'there is no way out'] },
]);

function read(input: ReadingInput): PsychologicalAnalysis {
  const model = textOf(input);
  const sufficiency = enoughWords(model, minimumWords);
  if (!sufficiency.enough) return { evidence: [], sufficiency, dropped_claims: 0, emotional_state: null, cognitive_load: null, stress_level: null, confidence_level: null, potential_biases: [], psychological_summary: sufficiency.reason ?? '' };
  const own = (matches: CueMatch[]): CueMatch[] => matches.filter(({ context }) => !context.quoted && !context.negated && !context.question);
  const hedged = findCues(model, hedges).filter(({ context }) => !context.quoted);
  const boosted = own(findCues(model, boosters));
  const biased = own(findCues(model, biases)).map((match) => withClause(model, match));
  const feelings = emotionMatches(model);
  const effort = loadOf(input);
  const raised = raisedSegments(input, model);
  const state = stateOf(feelings);
  const loadLevel = loadLevelOf(effort, model.wordCount);
  const confidence = confidenceOf(hedged.length, boosted.length, model.wordCount);
  return {
    evidence: [
      ...effort.evidence,
      ...[...feelings, ...biased].map((match) => evidenceOf(model, match, match.cue)),
      ...hedged.map((match) => evidenceOf(model, match, 'hedge')),
      ...boosted.map((match) => evidenceOf(model, match, 'booster')),
      ...(raised?.evidence ?? []),
    ],
    sufficiency,
    dropped_claims: 0,
    emotional_state: state,
    cognitive_load: loadLevel,
    stress_level: raised?.level ?? null,
    confidence_level: confidence,
    potential_biases: biased.map((match) => `${match.cue.replace('_', ' ').replace(/^./u, (letter) => letter.toUpperCase())}: “${model.text.slice(match.start, match.end)}”`),
    psychological_summary: summary(model, state, effort, loadLevel, hedged.length, boosted.length, confidence, raised, input),
  };
}

function stateOf(feelings: CueMatch[]): string | null {
  const counts = [...Map.groupBy(feelings, (match) => match.cue)].map(([name, all]) => ({ name, count: all.length })).toSorted((a, b) => b.count - a.count);
  return counts.length === 0 ? null : `Signs of ${counts.map(({ name, count }) => `${name} (${plural(count, 'phrase')})`).join(', ')}, from words only`;
}

/** "low" only where the recogniser showed that it keeps filled pauses, since it may have dropped them all. */
function loadLevelOf({ fillers, repetitions, repairs }: Load, words: number): Level {
  const rate = perHundred(fillers + repetitions + repairs, words);
  if (rate >= load.high) return 'high';
  return fillers > 0 && rate < load.low ? 'low' : 'normal';
}

function confidenceOf(hedged: number, boosted: number, words: number): Level | null {
  if (hedged + boosted < wording.marks) return null;
  const share = hedged / (hedged + boosted);
  return share >= wording.low && perHundred(hedged, words) >= wording.lowRate ? 'low' : share <= wording.high ? 'high' : 'normal';
}

function summary(model: TextModel, state: string | null, effort: Load, level: Level, hedged: number, boosted: number, confidence: Level | null, raised: ReturnType<typeof raisedSegments>, input: ReadingInput): string {
  const signs = effort.fillers + effort.repetitions + effort.repairs;
  const lines = [
    state === null ? 'No feeling was put into plain words.' : `${state}.`,
    `Signs of effort in speaking: ${effort.fillers} filled pauses, ${effort.repetitions} repetitions, ${effort.repairs} repairs in ${model.wordCount} words (${perHundred(signs, model.wordCount)} per 100; talk has about 6, and recognisers drop some)${level === 'high' ? ', which is much' : ''}.`,
    confidence === null ? `${plural(hedged, 'hedge')} and ${plural(boosted, 'booster')}: too few to say how sure the wording is.` : `${plural(hedged, 'hedge')} against ${plural(boosted, 'booster')}.`,
  ];
  if (effort.longPauses > 0) lines.push(`${plural(effort.longPauses, 'pause')} much longer than the others.`);
  if (raised) lines.push(`${raised.evidence.length} of ${raised.measured} segments are both clearly louder and higher than the median here.`);
  else lines.push(input.voice_inference ? (input.acoustics ? `The voice needs ${minimumSegments} segments with loudness and pitch that can be compared.` : 'There is no audio to hear the voice.') : 'Reading stress from the voice is switched off.');
  return lines.join(' ');
}

export const psychologicalAnalysis: Analysis<'psychological_analysis'> = { type: 'psychological_analysis', schema: psychologicalAnalysisSchema, engine: cueEngine, read };
