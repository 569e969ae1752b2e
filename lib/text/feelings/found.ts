import { pattern } from '#lib/base/pattern';
import type { Span, TextModel } from '#lib/text/model';
import { emotionMatches, strainMatches, type FeelingMatch, type StrainMatch } from './matches.ts';
import { type Felt, type StrainSign, felt } from './names.ts';
import { feelingScores, learnedEmotions } from './scores.ts';

/** A sentence that names or shows a feeling. */
export interface Found<T> extends Span {
  what: T;
  /** Index of the segment. */
  segment: number;
  /** Id of the rule that found it. */
  rule: string;
  /** Probability that a careful reader agrees, 0 to 1. */
  score: number;
}

/**
 * Score of an emotion with too few examples to learn from: the share of its phrases that was right when the phrases
 * were chosen.
 */
const unlearned = 0.5;
/**
 * In characters. A longer sentence is cut around the phrase, since recognisers write whole minutes without a full stop.
 */
const longSentence = 220;
const around = { before: 40, after: 120 } as const;

/**
 * Emotions that the words show plainly, at most one per segment, in order of the text: a phrase names the emotion, and
 * the weights learned from conversations confirm it.
 */
export function emotionsFound(model: TextModel): Found<Felt>[] {
  const { emotions, least } = feelingScores(model);
  const cues = bySegment(model, emotionMatches(model));
  return model.segments.flatMap(({ index }): Found<Felt>[] => {
    const own = cues.get(index) ?? [];
    const chances: { what: Felt; score: number }[] = learnedEmotions
      .map((what) => ({ what, score: emotions[what][index] ?? 0 }))
      .filter(({ score }) => score >= least.emotions)
      .toSorted((a, b) => b.score - a.score);
    const [best] = [...chances, { what: 'disgust' as const, score: unlearned }].flatMap(({ what, score }) => {
      const cue = own.find((match) => match.rule.what === what);
      return cue ? [{ what, cue, score }] : [];
    });
    if (!best) return [];
    const span = within(model, best.cue, index);
    if (isCourtesy.test(model.text.slice(span.start, span.end)) || echoes(model, span, index)) return [];
    if (best.what === 'joy' && doubtfulPraise(model, span, index, best.cue)) return [];
    return [{ ...span, what: best.what, rule: best.cue.rule.id, segment: index, score: best.score }];
  });
}

/** An apology for a service or a delay. */
const isCourtesy = pattern('iu')`
  \b(?:so|really|very) sorry(?: about (?:that|this|(?:the|all the) (?:wait|delay|mix-?up|confusion|trouble|inconvenience|noise))
  |,? (?:for|to) (?:the (?:wait|delay|trouble|inconvenience|confusion|late|noise)|any|keeping|keep|bother|interrupt|being late)
  |[.,!]?$)
`;
const mostEchoed = 4;

/** Whether a few words only repeat those of the speaker before: "I'm dreading it." "Dreading it." */
function echoes(model: TextModel, { start, end }: Span, index: number): boolean {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  const own = wordsOf(model.text.slice(start, end));
  const before = model.segments[index - 1]?.segment.text ?? '';
  const other = model.speakers.bySegment[index - 1] !== model.speakers.bySegment[index];
  if (own.length > mostEchoed || own.includes('i') || !other) return false;
  const said = new Set(wordsOf(before));
  return own.every((word) => said.has(word));
}

/** Signs of strain in the words, at most one of a kind per segment, in order of the text. */
export function strainFound(model: TextModel): Found<StrainSign>[] {
  const scores = feelingScores(model);
  const cues = bySegment(model, strainMatches(model));
  return model.segments.flatMap(({ index }): Found<StrainSign>[] => {
    const score = scores.strain[index] ?? 0;
    const first = cues.get(index)?.[0];
    if (!first || score < scores.least.strain) return [];
    return [{ ...within(model, first, index), what: first.rule.what, rule: first.rule.id, segment: index, score }];
  });
}

/** Matches by segment, without those in questions and those of rules that are only features. */
function bySegment<M extends FeelingMatch | StrainMatch>(model: TextModel, matches: readonly M[]): Map<number, M[]> {
  return Map.groupBy(
    matches.filter(({ rule, context }) => rule.tier !== 'weighed' && !context.question),
    ({ start }) => model.timing.segmentAt(start)?.index ?? -1,
  );
}

/** The part of the phrase's sentence that lies in the segment; if that is long, the text around the phrase. */
function within(model: TextModel, { sentence, start, end }: FeelingMatch | StrainMatch, index: number): Span {
  const segment = model.segments[index];
  const whole = {
    start: Math.max(sentence.start, segment?.start ?? 0),
    end: Math.min(sentence.end, segment?.end ?? sentence.end),
  };
  if (whole.end - whole.start <= longSentence) return whole;
  const words = model.tokens
    .slice(sentence.first, sentence.last + 1)
    .filter((token) => token.start >= whole.start && token.end <= whole.end);
  const from = words.find((token) => token.start >= start - around.before)?.start ?? start;
  const to = words.findLast((token) => token.end <= end + around.after)?.end ?? end;
  return { start: from, end: Math.max(to, end) };
}

function sentencesIn(model: TextModel, index: number): (Span & { sentiment: number })[] {
  const segment = model.segments[index];
  if (!segment) return [];
  const own = model.sentences.filter((sentence) => sentence.end > segment.start && sentence.start < segment.end);
  return own.map(({ start, end, sentiment }) => ({
    start: Math.max(start, segment.start),
    end: Math.min(end, segment.end),
    sentiment,
  }));
}

/**
 * Whether praise next to a complaint may be ironic: "Oh, that is wonderful. Another week without heating." Statements
 * of the speaker's own feeling are not doubted.
 */
function doubtfulPraise(model: TextModel, span: Span, index: number, cue: FeelingMatch): boolean {
  if (/^(?:i|we)\b/iu.test(model.text.slice(cue.start, cue.end))) return false;
  const scores = feelingScores(model);
  const joy = scores.rows[index]?.comments[felt.indexOf('joy')] ?? 0;
  const anger = scores.rows[index]?.comments[felt.indexOf('anger')] ?? 0;
  const complains = sentencesIn(model, index).some(
    ({ start, end, sentiment }) => sentiment < 0 && (end <= span.start || start >= span.end),
  );
  return (
    complains || anger > joy || saidOfTrouble.test(model.text.slice(span.start, model.segments[index]?.end ?? span.end))
  );
}

/** Thanks and praise for trouble, which are ironic. */
const saidOfTrouble = pattern('iu')`
  \b(?:thanks a lot|thanks for nothing|yet another|another (?:delay|week|day|month|fee|bill)
  |so (?:i am|i'm|it is|it's) (?:my|the)|now i (?:have|get) to|just what i needed)\b
`;
