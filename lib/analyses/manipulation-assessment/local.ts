import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { enoughToRead } from '#lib/analyses/measures/sufficiency';
import { round } from '#lib/base/statistics';
import { capital, list } from '#lib/base/words';
import { inWords } from '#lib/messages/units';
import { textOf, type Span, type TextModel } from '#lib/text/model';
import { pressureSentences, type PressureSentence } from '#lib/text/pressure/pressure-sentences';
import { techniques } from '#lib/text/pressure/techniques';
import type { ManipulationAssessment } from './schema.ts';
import { manipulationPrompt } from './prompt.ts';

/** In a shorter text no cue is named or quoted. */
const minimumWords = 20;

/**
 * Density of cues: 1 - exp(-d / 2) with d = cues per 100 words, counting at least 100 words, so that one cue in a short
 * clip does not score high. One cue in 100 words gives 0.39, two 0.63, five 0.92. It is a density, not a probability,
 * and describes the conversation, not a person.
 */
export function densityScore(cues: number, words: number): number {
  return round(1 - Math.exp(-((cues / Math.max(words, 100)) * 100) / 2), 2);
}

/**
 * Precision of such sentences by a careful reader's judgement: six in ten in conversations with pressure, by
 * cross-validation.
 */
const precision = 0.6;

function read(input: ReadingInput): ManipulationAssessment {
  const model = textOf(input);
  const sufficiency = enoughToRead(model, minimumWords);
  const found = sufficiency.enough ? pressureSentences(model) : [];
  const shown = listed(found, nameOf);
  const quote = (span: Span): string => model.text.slice(span.start, span.end);
  return {
    evidence: shown.map((place) => evidenceOf(model, place, nameOf(place))),
    sufficiency,
    dropped_claims: 0,
    cues_present: found.length > 0,
    manipulation_score: sufficiency.enough ? densityScore(found.length, model.wordCount) : null,
    manipulation_confidence: found.length > 0 ? precision : null,
    manipulation_techniques: shown.map((place) => ({
      technique: nameOf(place),
      quote: quote(place),
      explanation: explanationOf(model, place),
    })),
    manipulation_explanation: [sufficiency.reason ?? summary(found), listingNote(found.length, shown.length)]
      .filter((part) => part !== null)
      .join(' '),
  };
}

/** The technique, if a rule names one. */
const nameOf = ({ technique }: PressureSentence): string => technique ?? 'pressing';

/** What the technique does, and who says it to whom. */
function explanationOf(model: TextModel, { technique, speaker, segment }: PressureSentence): string {
  const does =
    technique === null ? 'Works on the other instead of on the matter, by its wording.' : techniques[technique];
  const listener = speaker === null ? null : listenerOf(model, segment, speaker);
  return [
    does,
    speaker === null ? null : listener === null ? `Said by ${speaker}.` : `Said by ${speaker} to ${listener}.`,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** The other of two speakers; among more, the previous speaker, or the next if there is none. */
function listenerOf({ speakers: { names, turns } }: TextModel, segment: number, speaker: string): string | null {
  if (names.length === 2) return names.find((name) => name !== speaker) ?? null;
  const at = turns.findLastIndex((turn) => turn.speaker === speaker && turn.first <= segment && turn.last >= segment);
  return turns[at - 1]?.speaker ?? turns[at + 1]?.speaker ?? null;
}

function summary(found: readonly PressureSentence[]): string {
  if (found.length === 0)
    return 'No sentence works on the other person instead of on the matter, as far as wording tells.';
  if (found.length === 1)
    return 'One sentence may work on the other person instead of on the matter. One alone also comes in ordinary talk.';
  const by = [
    ...Map.groupBy(
      found.filter(({ speaker }) => speaker !== null),
      ({ speaker }) => speaker ?? '',
    ),
  ].map(([name, own]) => `${inWords(own.length)} by ${name}`);
  const who = by.length > 0 ? `${capital(list(by))}. ` : '';
  return `${who}About one in three such findings is wrong, more in kinds of talk that were not learned from.`;
}

export const manipulationAssessment: Analysis<'manipulation_assessment'> = {
  engine: cueEngine,
  read,
  prompt: manipulationPrompt,
};
