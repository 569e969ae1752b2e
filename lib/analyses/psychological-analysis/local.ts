import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { emotionMatches } from '#lib/analyses/emotion-analysis/local';
import { cueEngine } from '#lib/analyses/engine';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead, perHundred } from '#lib/analyses/sufficiency';
import { cueTable, findCues, withClause } from '#lib/analyses/text/cues';
import type { CueMatch } from '#lib/analyses/text/cues';
import { boosters, hedges } from '#lib/analyses/text/lexicon';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import { capital, count, list, plainName } from '#lib/analyses/wording';
import { loadOf } from './load.ts';
import type { Load } from './load.ts';
import { psychologicalAnalysisSchema } from './schema.ts';
import type { PsychologicalAnalysis } from './schema.ts';
import { raisedSegments } from './stress.ts';
import { summaryOf } from './summary.ts';

const minimumWords = 30;
/** Turns of phrase that a card can show. */
const mostBiases = 40;
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
  const sufficiency = enoughToRead(model, minimumWords);
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
  const places = [
    ...effort.evidence,
    ...[...feelings, ...biased].map((match) => evidenceOf(model, match, match.cue)),
    ...hedged.map((match) => evidenceOf(model, match, 'hedge')),
    ...boosted.map((match) => evidenceOf(model, match, 'booster')),
    ...(raised?.evidence ?? []),
  ];
  const evidence = listed(places, (entry) => entry.cue);
  return {
    evidence,
    sufficiency,
    dropped_claims: 0,
    emotional_state: state,
    cognitive_load: loadLevel,
    stress_level: raised?.level ?? null,
    confidence_level: confidence,
    potential_biases: listed(biased, (match) => match.cue, mostBiases).map((match) => `${capital(plainName(match.cue))}: “${model.text.slice(match.start, match.end)}”`),
    psychological_summary: summaryOf({ model, input, state, effort, loadLevel, hedged: hedged.length, boosted: boosted.length, confidence, raised, note: listingNote(places.length, evidence.length) }),
  };
}

function stateOf(feelings: CueMatch[]): string | null {
  const counts = [...Map.groupBy(feelings, (match) => match.cue)].map(([name, all]) => ({ name, times: all.length })).toSorted((a, b) => b.times - a.times);
  return counts.length === 0 ? null : `Signs of ${list(counts.map(({ name, times }) => `${name} in ${count(times, 'phrase')}`))}, from the words alone`;
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

export const psychologicalAnalysis: Analysis<'psychological_analysis'> = { type: 'psychological_analysis', schema: psychologicalAnalysisSchema, engine: cueEngine, read };
