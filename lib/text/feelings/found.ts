import { pattern } from '#lib/base/pattern';
import type { Span, TextModel } from '#lib/text/model';
import { emotionMatches, strainMatches, type FeelingMatch, type StrainMatch } from './matches.ts';
import { type Felt, type StrainSign, felt } from './names.ts';
import { feelingScores, learnedEmotions } from './scores.ts';

/** The sentence in which a feeling is said or shown. */
export interface Found<T> extends Span {
  what: T;
  /** Index of the segment. */
  segment: number;
  /** Id of the rule that found it. */
  rule: string;
  /** Chance that a careful reader agrees, 0 to 1. */
  score: number;
}

/**
 * For an emotion without examples enough to learn from: how often its phrases were right when the phrases were chosen.
 */
const unlearned = 0.5;
/** A sentence of more characters is cut around the phrase: recognisers write whole minutes without a full stop. */
const longSentence = 220;
const around = { before: 40, after: 120 } as const;

/**
 * The emotions that are plain in the words, at most one a segment, in order of the text: a phrase names them, and what
 * was learned from conversations agrees.
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
    if (best.what === 'joy' && doubtfulPraise(model, span, index, best.cue)) return [];
    return [{ ...span, what: best.what, rule: best.cue.rule.id, segment: index, score: best.score }];
  });
}

/** Signs of strain that are put into words, at most one of a kind a segment, in order of the text. */
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

/** Those that name something and are stated, not asked. */
function bySegment<M extends FeelingMatch | StrainMatch>(model: TextModel, matches: readonly M[]): Map<number, M[]> {
  return Map.groupBy(
    matches.filter(({ rule, context }) => rule.tier !== 'weighed' && !context.question),
    ({ start }) => model.timing.segmentAt(start)?.index ?? -1,
  );
}

/** The sentence of a phrase as far as it lies in the segment; around the phrase where the sentence is long. */
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
 * "Oh, that is wonderful. Another week without heating.": praise, not of one's own feeling, beside a complaint may be
 * meant otherwise.
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

/** What nobody praises, and thanks for it. */
const saidOfTrouble = pattern('iu')`
  \b(?:thanks a lot|thanks for nothing|yet another|another (?:delay|week|day|month|fee|bill)
  |so (?:i am|i'm|it is|it's) (?:my|the)|now i (?:have|get) to|just what i needed)\b
`;
