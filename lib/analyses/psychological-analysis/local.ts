import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { enoughToRead, perHundred } from '#lib/analyses/measures/sufficiency';
import { count, list } from '#lib/base/words';
import { certaintyOf } from '#lib/text/cues/certainty';
import { evidenceOf, type Found } from '#lib/analyses/evidence/evidence-of';
import { emotionsFound, strainFound } from '#lib/text/feelings/found';
import { textOf } from '#lib/text/model';
import { knowsStarts } from '#lib/base/times';
import { habitLine, habitsOf } from './habits.ts';
import { loadOf, type Load } from './load.ts';
import type { PsychologicalAnalysis } from './schema.ts';
import { raisedSegments } from './stress.ts';
import { summaryOf } from './summary.ts';
import { psychologyPrompt } from './prompt.ts';

const minimumWords = 30;
/** Most overgeneralisations on a card. */
const mostHabits = 40;
type Level = NonNullable<PsychologicalAnalysis['cognitive_load']>;

/**
 * Limits in signs of effort per 100 words. Talk has about 6 disfluencies (Fox Tree 1995; Bortfeld et al. 2001), of
 * which a recogniser keeps only some.
 */
const load = { low: 1, high: 8 } as const;
/**
 * Least number of hedges and boosters together, limits for the hedges' share of them, and, for "low", least number of
 * hedges per 100 words, since all talk contains some.
 */
const wording = { marks: 4, low: 0.75, high: 0.25, lowRate: 3 } as const;

function read(input: ReadingInput): PsychologicalAnalysis {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  const timed = knowsStarts(input.transcript.times);
  if (!sufficiency.enough)
    return {
      evidence: [],
      sufficiency,
      dropped_claims: 0,
      emotional_state: null,
      cognitive_load: null,
      stress_level: null,
      confidence_level: null,
      strain: [],
      timed,
      potential_biases: [],
      psychological_summary: sufficiency.reason ?? '',
    };
  const { hedges: hedged, boosters: boosted } = certaintyOf(model);
  const habits = habitsOf(model);
  const strained = strainFound(model);
  const feelings = emotionsFound(model).filter(({ start }) => !strained.some((sign) => sign.start === start));
  const effort = loadOf(input);
  const raised = raisedSegments(input, model);
  const state = stateOf(feelings.map(({ what }) => what));
  const strain = strained.map((found) => {
    const { speaker, quote, start_s } = evidenceOf(model, found, found.what);
    return { sign: found.what, speaker, quote, start_s };
  });
  const loadLevel = loadLevelOf(effort, model.wordCount);
  const confidence = confidenceOf(hedged.length, boosted.length, model.wordCount);
  // Evidence, with its times, is built only for the entries that are listed.
  const span = (cue: string) => (match: Found) => ({ cue, entry: () => evidenceOf(model, match, cue) });
  const ready = (entry: Evidence) => ({ cue: entry.cue, entry: () => entry });
  const places = [
    ...effort.places.map(({ kind, ...found }) => span(kind)(found)),
    ...effort.evidence.map(ready),
    ...[...strained, ...feelings].map((found) => span(found.what)(found)),
    ...habits.map((match) => span(match.rule.what)(match)),
    ...hedged.map(span('hedge')),
    ...boosted.map(span('booster')),
    ...(raised?.evidence ?? []).map(ready),
  ];
  const shown = listed(places, ({ cue }) => cue);
  return {
    evidence: shown.map(({ entry }) => entry()),
    sufficiency,
    dropped_claims: 0,
    emotional_state: state,
    cognitive_load: loadLevel,
    stress_level: raised?.level ?? null,
    confidence_level: confidence,
    strain,
    timed,
    potential_biases: listed(habits, (match) => match.rule.what, mostHabits).map((match) => habitLine(model, match)),
    psychological_summary: summaryOf({
      model,
      input,
      effort,
      loadLevel,
      hedged: hedged.length,
      boosted: boosted.length,
      confidence,
      raised,
      note: listingNote(places.length, shown.length),
    }),
  };
}

/** "Signs of sadness in two sentences", most frequent emotion first; null if the words express none. */
function stateOf(feelings: readonly string[]): string | null {
  const counts = [...Map.groupBy(feelings, (name) => name)]
    .map(([name, all]) => ({ name, times: all.length }))
    .toSorted((a, b) => b.times - a.times);
  return counts.length === 0
    ? null
    : `Signs of ${list(counts.map(({ name, times }) => `${name} in ${count(times, 'sentence')}`))}, from the words alone`;
}

/**
 * The level is "low" only if the transcript has filled pauses; otherwise the recogniser may have dropped all of them.
 */
function loadLevelOf({ counts, pausesInside }: Load, words: number): Level {
  const rate = perHundred(
    counts.filled_pause + counts.repetition + counts.repair + counts.cut_off + pausesInside,
    words,
  );
  if (rate >= load.high) return 'high';
  return counts.filled_pause > 0 && rate < load.low ? 'low' : 'normal';
}

function confidenceOf(hedged: number, boosted: number, words: number): Level | null {
  if (hedged + boosted < wording.marks) return null;
  const share = hedged / (hedged + boosted);
  return share >= wording.low && perHundred(hedged, words) >= wording.lowRate
    ? 'low'
    : share <= wording.high
      ? 'high'
      : 'normal';
}

export const psychologicalAnalysis: Analysis<'psychological_analysis'> = {
  engine: cueEngine,
  read,
  prompt: psychologyPrompt,
};
