import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead, notEnglish, perHundred } from '#lib/analyses/sufficiency';
import { cueTable, findCues } from '#lib/analyses/text/cues';
import type { CueMatch, CueTable } from '#lib/analyses/text/cues';
import { dialogueActs } from '#lib/analyses/text/dialogue-acts';
import { boosters, hedges } from '#lib/analyses/text/lexicon';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import type { TextModel } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';
import { capital, count, lasting, plainName } from '#lib/analyses/wording';
import { disrespectCues, impoliteCues, politeCues, respectCues } from './cues.ts';
import { formalityScore } from './formality.ts';
import { speakerAttitudeSchema } from './schema.ts';
import type { SpeakerAttitude } from './schema.ts';

const minimumWords = 20;
const tables = { polite: cueTable(politeCues), impolite: cueTable(impoliteCues), respect: cueTable(respectCues), disrespect: cueTable(disrespectCues) };

/** Occurrences per 100 words at which an attitude's score is full; it rises linearly up to there. */
const fullRate = { polite: 4, tentative: 6, assertive: 4, hostile: 2, cooperative: 5 } as const;
/** The strongest attitude is named from this score on; below it the talk is called neutral. */
const namedFrom = 0.4;
/** Respect needs this many marks, else it is null. */
const respectMarks = 2;

function read(input: ReadingInput): SpeakerAttitude {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  const find = (table: CueTable): CueMatch[] => (sufficiency.enough ? findCues(model, table).filter(({ context }) => !context.quoted && !context.negated) : []);
  const polite = find(tables.polite);
  const impolite = find(tables.impolite);
  const respect = find(tables.respect);
  const disrespect = find(tables.disrespect);
  const hedged = find(hedges);
  const boosted = find(boosters);
  const acts = sufficiency.enough ? dialogueActs(model) : [];
  const together = acts.filter(({ type, sentence }) => type === 'agreement' || (type === 'directive' && model.tokens[sentence.first]?.norm === 'let')).length;

  const rate = (count: number, full: number): number => round(Math.min(1, count / (Math.max(model.wordCount, 50) / 100) / full), 2);
  const scores: Record<string, number> = sufficiency.enough
    ? { polite: rate(polite.length, fullRate.polite), tentative: rate(hedged.length, fullRate.tentative), assertive: rate(boosted.length, fullRate.assertive), hostile: rate(disrespect.length, fullRate.hostile), cooperative: rate(together, fullRate.cooperative) }
    : {};
  const respectScore = respect.length + disrespect.length < respectMarks ? null : round((respect.length + 1) / (respect.length + disrespect.length + 2), 2);
  const places = [...polite, ...respect, ...disrespect, ...hedged, ...boosted].toSorted((a, b) => a.start - b.start);
  const shown = listed(places, (match) => match.cue);
  return {
    evidence: shown.map((match) => evidenceOf(model, match, match.cue)),
    sufficiency,
    dropped_claims: 0,
    dominant_attitude: sufficiency.enough ? dominantOf(scores) : null,
    attitude_scores: scores,
    respect_level: respectScore === null ? null : respectScore < 0.35 ? 'low' : respectScore > 0.65 ? 'high' : 'neutral',
    respect_level_score: respectScore,
    formality_score: notEnglish(model) === null ? formalityScore(model) : null,
    politeness_score: sufficiency.enough ? politenessOf(model, polite.length, impolite.length + disrespect.length) : null,
    sarcasm_detected: null,
    sarcasm_confidence_score: null,
    tone_indicators: [...indicators(model, [...polite, ...disrespect, ...respect], hedged.length, boosted.length), listingNote(places.length, shown.length)].filter((line) => line !== null),
  };
}

/** 0.5 + 0.5 tanh(2 (polite - impolite) / sentences): 0.5 is neither, one mark more in every fourth sentence gives 0.73. */
function politenessOf(model: TextModel, polite: number, impolite: number): number {
  return round(0.5 + 0.5 * Math.tanh((2 * (polite - impolite)) / Math.max(model.sentences.length, 4)), 2);
}

function dominantOf(scores: Record<string, number>): string {
  const [top] = Object.entries(scores).toSorted((a, b) => b[1] - a[1]);
  return top && top[1] >= namedFrom ? top[0] : 'neutral';
}

function indicators(model: TextModel, marks: CueMatch[], hedged: number, boosted: number): string[] {
  const names: Record<string, [string, string?]> = { gratitude: ['thank-you'], apology: ['apology', 'apologies'], please: ['"please"', '"please"'], indirect_request: ['indirect request'], deference: ['word of praise', 'words of praise'], greeting: ['greeting'], respect: ['mark of respect', 'marks of respect'], disrespect: ['mark of disrespect', 'marks of disrespect'] };
  const lines = [...Map.groupBy(marks, (mark) => mark.cue)].map(([cue, all]) => {
    const [one, many] = names[cue] ?? [plainName(cue)];
    return capital(count(all.length, one, many));
  });
  const start_s = model.segments[0]?.segment.start_s ?? 0;
  const length = lasting((model.segments.at(-1)?.segment.end_s ?? start_s) - start_s);
  const line = (times: number, name: string): string => `${capital(count(times, name))} in ${length}, ${perHundred(times, model.wordCount)} per 100 words`;
  if (hedged > 0) lines.push(line(hedged, 'hedge'));
  if (boosted > 0) lines.push(line(boosted, 'booster'));
  return lines;
}

export const speakerAttitude: Analysis<'speaker_attitude'> = { type: 'speaker_attitude', schema: speakerAttitudeSchema, engine: cueEngine, read };
