import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { cueEngine } from '#lib/analyses/engine';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { enoughToRead, notEnglish, perHundred } from '#lib/analyses/measures/sufficiency';
import { round } from '#lib/base/statistics';
import { inWords } from '#lib/messages/units';
import { burstsOf } from '#lib/text/bursts';
import { certaintyOf, type Certainty } from '#lib/text/cues/certainty';
import { dialogueActs } from '#lib/text/acts/dialogue-acts';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { textOf, tokensOf, type Sentence, type TextModel } from '#lib/text/model';
import { politenessMatches } from '#lib/text/politeness/rules';
import { formalityScore } from './formality.ts';
import { politenessMarks, politenessScore, type Mark, type Strategy } from './politeness.ts';
import type { SpeakerAttitude } from './schema.ts';
import { burstNote, lineOf, methodOf, rateLine, speakerLine } from './wording.ts';
import { attitudePrompt } from './prompt.ts';

/** Least number of words to measure the politeness of a request, and to name an attitude. */
const minimum = { politeness: 5, attitude: 20 } as const;

/** Strategies that are shown and counted; persons and single words only contribute to the score. */
const polite: ReadonlySet<Strategy> = new Set([
  'gratitude',
  'deference',
  'greeting',
  'apology',
  'please',
  'indirect',
  'counterfactual_modal',
  'considerate',
]);
const impolite: ReadonlySet<Strategy> = new Set([
  'please_start',
  'direct_question',
  'direct_start',
  'second_person_start',
  'factuality',
  'impatience',
  'disrespect',
  'bare_command',
  'challenge',
]);
/**
 * Direct questions, commands (often to oneself) and sentences about the listener are ordinary in talk, so they are not
 * listed there.
 */
const ordinaryInTalk: ReadonlySet<Strategy> = new Set([
  'please_start',
  'direct_question',
  'direct_start',
  'second_person_start',
  'factuality',
  'bare_command',
]);

/** Occurrences per 100 words at which an attitude's score is 1; it rises linearly up to that. Our own limits. */
const fullRate = { polite: 4, tentative: 6, assertive: 4, hostile: 2, cooperative: 5 } as const;
const attitudes = ['polite', 'tentative', 'assertive', 'hostile', 'cooperative'] as const;
/** Least score at which the strongest attitude is named; otherwise the talk is called neutral. */
const namedFrom = 0.4;
/** Fewer marks may be chance, however short the talk. */
const namedMarks = 3;
/**
 * Least number of marks for a level of respect (otherwise null), and least number of disrespectful sentences for "low",
 * which a single word never causes.
 */
const respectMarks = 2;
const lowFrom = 3;

function read(input: ReadingInput): SpeakerAttitude {
  const model = textOf(input);
  const whole = enoughToRead(model, minimum.attitude);
  const base = enoughToRead(model, minimum.politeness);
  const short = base.enough && !whole.enough;
  const marks = base.enough ? politenessMarks(model) : [];
  const politeMarks = marks.filter(({ strategy }) => polite.has(strategy));
  const impoliteMarks = marks.filter(
    ({ strategy }) => impolite.has(strategy) && (short || !ordinaryInTalk.has(strategy)),
  );
  const disrespect = marks.filter(({ strategy }) => strategy === 'disrespect');
  const respect = whole.enough ? politenessMatches(model).filter(({ rule }) => rule.what === 'respect') : [];
  const { hedges: hedged, boosters: boosted } = whole.enough ? certaintyOf(model) : { hedges: [], boosters: [] };
  const acts = whole.enough ? dialogueActs(model) : [];
  const together = acts.filter(
    ({ type, sentence }) =>
      type === 'agreement' ||
      type === 'yes_answer' ||
      (type === 'directive' && model.tokens[sentence.first]?.norm === 'let'),
  ).length;

  const times = {
    polite: politeMarks.length,
    tentative: hedged.length,
    assertive: boosted.length,
    hostile: disrespect.length,
    cooperative: together,
  };
  const per = Math.max(model.wordCount, 50) / 100;
  const scores: Record<string, number> = whole.enough
    ? Object.fromEntries(attitudes.map((name) => [name, round(Math.min(1, times[name] / per / fullRate[name]), 2)]))
    : {};
  const rude = new Set(disrespect.map(({ sentence }) => sentence.index)).size;
  const tellsRespect = respect.length + disrespect.length >= respectMarks && (rude >= lowFrom || respect.length > 0);
  const respectScore =
    !whole.enough || !tellsRespect ? null : round((respect.length + 1) / (respect.length + disrespect.length + 2), 2);

  const bursts = burstsOf(model.sentences, hedged);
  // "Good point" is both praise and respect, and is shown once.
  const praised = new Set(politeMarks.map(({ start }) => start));
  const shownRespect = respect.filter(({ start }) => !praised.has(start));
  const places = [
    ...[...politeMarks, ...impoliteMarks].map((mark) => ({ ...mark, cue: mark.strategy as string, note: undefined })),
    ...[...shownRespect, ...hedged, ...boosted].map(({ rule, start, end }) => ({
      start,
      end,
      cue: rule.what as string,
      rule: rule.id,
      note: undefined,
    })),
    ...bursts.map((burst) => ({ ...burst, cue: 'hedging_above_own_rate', note: burstNote(burst, 'hedge') })),
  ].toSorted((a, b) => a.start - b.start);
  const shown = listed(places, ({ cue }) => cue);
  const speakers = whole.enough ? speakersOf(model, marks, hedged, boosted) : [];
  return {
    evidence: shown.map(({ cue, note, ...span }) => evidenceOf(model, span, cue, note)),
    sufficiency: short
      ? {
          enough: true,
          reason: `${lineOf('word', model.wordCount)} ${model.wordCount === 1 ? 'is' : 'are'} enough for the politeness of a request; the other readings need ${inWords(minimum.attitude)}.`,
        }
      : base,
    dropped_claims: 0,
    dominant_attitude: whole.enough ? dominantOf(scores, times) : null,
    attitude_scores: scores,
    respect_level:
      respectScore === null
        ? null
        : respectScore < 0.35 && rude >= lowFrom
          ? 'low'
          : respectScore > 0.65
            ? 'high'
            : 'neutral',
    respect_level_score: respectScore,
    formality_score: notEnglish(model) === null ? formalityScore(model.tokens) : null,
    politeness_score: base.enough ? politenessScore(model.sentences, marks) : null,
    sarcasm_detected: null,
    sarcasm_confidence_score: null,
    tone_indicators: [
      ...[
        ...Map.groupBy(
          [
            ...politeMarks.map(({ strategy }) => strategy as string),
            ...impoliteMarks.map(({ strategy }) => strategy as string),
            ...shownRespect.map(({ rule }) => rule.what as string),
          ],
          (kind) => kind,
        ),
      ].map(([kind, all]) => lineOf(kind, all.length)),
      ...(hedged.length > 0 ? [rateLine(model, hedged.length, 'hedge')] : []),
      ...(boosted.length > 0 ? [rateLine(model, boosted.length, 'booster')] : []),
      ...(bursts.length > 0
        ? [`${lineOf('passage', bursts.length)} with far more hedges than the rest of the same talk`]
        : []),
      ...speakers.map(speakerLine),
      listingNote(places.length, shown.length),
    ].filter((line) => line !== null),
    speakers,
    method: base.enough
      ? methodOf({
          polite: politeMarks.length,
          impolite: impoliteMarks.length,
          hedges: hedged.length,
          boosters: boosted.length,
          words: model.wordCount,
        })
      : '',
  };
}

/** Values of each speaker, from that speaker's own words alone. */
function speakersOf(
  model: TextModel,
  marks: readonly Mark[],
  hedged: Certainty['hedges'],
  boosted: Certainty['boosters'],
): SpeakerAttitude['speakers'] {
  const said = Map.groupBy(
    model.sentences.filter((sentence) => sentence.words > 0),
    ({ speaker }) => speaker,
  );
  const owned = <T extends { sentence: Sentence }>(items: readonly T[]): Map<string | null, T[]> =>
    Map.groupBy(items, ({ sentence }) => sentence.speaker);
  const [byMark, byHedge, byBooster] = [owned(marks), owned(hedged), owned(boosted)];
  return model.speakers.names.flatMap((speaker) => {
    const sentences = said.get(speaker) ?? [];
    const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
    if (words === 0) return [];
    const own = byMark.get(speaker) ?? [];
    const times = byHedge.get(speaker)?.length ?? 0;
    const sure = byBooster.get(speaker)?.length ?? 0;
    const kindly = own.filter(({ strategy }) => polite.has(strategy)).length;
    const rude = own.filter(({ strategy }) => strategy === 'disrespect').length;
    return [
      {
        speaker,
        words,
        politeness_score: words < minimum.politeness ? null : politenessScore(sentences, own),
        formality_score: formalityScore(sentences.flatMap((sentence) => tokensOf(model, sentence))),
        hedges: times,
        boosters: sure,
        hedges_per_100_words: perHundred(times, words),
        marks_of_politeness: kindly,
        marks_of_impoliteness: own.filter(({ strategy }) => impolite.has(strategy) && !ordinaryInTalk.has(strategy))
          .length,
        marks_of_disrespect: rude,
        attitude: attitudeOf({ polite: kindly, tentative: times, assertive: sure, hostile: rude }, words),
        respect_level: null,
      },
    ];
  });
}

const ofSpeakers = ['hostile', 'polite', 'tentative', 'assertive'] as const;

/**
 * The strongest attitude in one speaker's words, if it has enough marks and enough of them per word; null otherwise.
 */
function attitudeOf(
  times: Readonly<Record<(typeof ofSpeakers)[number], number>>,
  words: number,
): SpeakerAttitude['speakers'][number]['attitude'] {
  const strength = (name: (typeof ofSpeakers)[number]): number =>
    times[name] / (Math.max(words, 50) / 100) / fullRate[name];
  const [top] = ofSpeakers
    .filter((name) => times[name] >= namedMarks && strength(name) >= namedFrom)
    .toSorted((a, b) => strength(b) - strength(a));
  return top ?? null;
}

function dominantOf(scores: Record<string, number>, times: Record<(typeof attitudes)[number], number>): string {
  const [top] = attitudes
    .filter((name) => times[name] >= namedMarks && (scores[name] ?? 0) >= namedFrom)
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return top ?? 'neutral';
}

export const speakerAttitude: Analysis<'speaker_attitude'> = {
  engine: cueEngine,
  read,
  prompt: attitudePrompt,
};
