import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { listed, listingNote } from '#lib/analyses/listing';
import { enoughToRead, notEnglish, perHundred } from '#lib/analyses/sufficiency';
import { evidenceOf } from '#lib/analyses/evidence-of';
import { textOf } from '#lib/text/model';
import type { Span, TextModel } from '#lib/text/model';
import { round } from '#lib/text/timing';
import { capital, count, list, plainName, spelled } from '#lib/analyses/wording';
import { techniques } from './cues.ts';
import type { Technique } from './cues.ts';
import { manipulationMatches } from './matches.ts';
import type { ManipulationMatch } from './matches.ts';
import { manipulationAssessmentSchema } from './schema.ts';
import type { ManipulationAssessment } from './schema.ts';
import { weakNote } from './weak-note.ts';

export { manipulationMatches };

const minimumWords = 15;

/**
 * How densely cues stand: 1 - exp(-d / 2) with d = cues per 100 words, at least over 100 words, so that one cue in a short clip is no
 * storm. One cue in 100 words gives 0.39, two 0.63, five 0.92. A density, not a probability, and of the conversation, not of a person.
 */
export function densityScore(cues: number, words: number): number {
  return round(1 - Math.exp(-((cues / Math.max(words, 100)) * 100) / 2), 2);
}

/**
 * How much the count can be relied on. An earlier set of 67 such phrases had precision 0.82 and recall 0.38 on film dialogues, and on ordinary
 * talk one alone came in 9 % of pieces of 95 words, two in 0.8 %: so 0.4 for one, 0.65 for two, 0.75 for three, 0.8 from four on, and 0.3
 * for none, since what is not found may still be there. Of weak cues two count for one, and a weak one alone gives 0.35.
 */
export function confidenceOf(cues: number, weak = 0): number {
  if (cues === 1 && weak === 1) return 0.35;
  return [0.3, 0.4, 0.65, 0.75][cues - Math.floor(weak / 2)] ?? 0.8;
}

/** A clear cue is listed in a few words too; `sufficiency` then says that they are few, and none found in them means nothing. */
function read(input: ReadingInput): ManipulationAssessment {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  const matches = notEnglish(model) === null ? manipulationMatches(model) : [];
  const scored = sufficiency.enough || matches.length > 0;
  const shown = listed(matches, (match) => match.cue);
  const quote = (span: Span): string => model.text.slice(span.start, span.end);
  return {
    evidence: shown.map((match) => evidenceOf(model, match, match.cue, match.beside ? `Together with “${quote(match.beside)}”.` : match.weak ? 'A weak cue.' : undefined)),
    sufficiency,
    dropped_claims: 0,
    cues_present: matches.length > 0,
    manipulation_score: scored ? densityScore(matches.length, model.wordCount) : null,
    manipulation_confidence: scored ? confidenceOf(matches.length, matches.filter(({ weak }) => weak).length) : null,
    manipulation_techniques: shown.map((match) => ({ technique: match.cue, quote: quote(match), explanation: explanationOf(model, match) })),
    manipulation_explanation: [sufficiency.reason ?? null, scored ? summary(matches, model.wordCount) : null, listingNote(matches.length, shown.length)].filter((part) => part !== null).join(' '),
  };
}

/** What the technique does, who says it to whom, and what it rests on where that is two phrases. */
function explanationOf(model: TextModel, match: ManipulationMatch): string {
  const { speaker } = match.sentence;
  const listener = speaker === null ? null : listenerOf(model, match, speaker);
  return [
    techniques[match.cue as Technique],
    speaker === null ? null : listener === null ? `Said by ${speaker}.` : `Said by ${speaker} to ${listener}.`,
    match.weak ? weakNote : null,
    match.beside ? `Neither phrase would count alone; “${model.text.slice(match.beside.start, match.beside.end)}” stands close by.` : null,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** The other of two; among more, whoever spoke last before, or next. */
function listenerOf(model: TextModel, match: ManipulationMatch, speaker: string): string | null {
  const { names } = model.speakers;
  if (names.length === 2) return names.find((name) => name !== speaker) ?? null;
  const { turns } = model.speakers;
  const at = turns.findLastIndex((turn) => turn.speaker === speaker && turn.first <= match.sentence.segment && turn.last >= match.sentence.segment);
  return turns[at - 1]?.speaker ?? turns[at + 1]?.speaker ?? null;
}

function summary(matches: ManipulationMatch[], words: number): string {
  const found = matches.map(({ cue }) => cue);
  const weak = matches.filter((match) => match.weak).length;
  const [only] = found;
  if (only === undefined) return `None of the phrases that are looked for occurs in ${count(words, 'word')}. That does not show that there is no pressure, only that it is not in these phrases.`;
  if (found.length === 1) return `${weak ? 'One phrase, a weak cue,' : 'One phrase'} in ${count(words, 'word')}, of ${plainName(only)}. ${weak ? 'Such phrases are often said with no such aim.' : 'One alone also turns up in ordinary talk now and then.'}`;
  const counts = [...Map.groupBy(found, (name) => name)].map(([name, all]) => ({ name: plainName(name), times: all.length })).toSorted((a, b) => b.times - a.times);
  const kinds = list(counts.map(({ name, times }) => `${spelled(times)} of ${name}`));
  const share = weak === 0 ? '' : weak === found.length ? ' All are weak cues.' : ` ${capital(spelled(weak))} of them ${weak === 1 ? 'is a weak cue' : 'are weak cues'}.`;
  return `${capital(count(found.length, 'phrase'))} in ${count(words, 'word')} (${perHundred(found.length, words)} per 100 words): ${kinds}.${share}`;
}

export const manipulationAssessment: Analysis<'manipulation_assessment'> = { type: 'manipulation_assessment', schema: manipulationAssessmentSchema, engine: cueEngine, read };
