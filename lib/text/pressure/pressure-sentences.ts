import { pattern } from '#lib/base/pattern';
import { withClause } from '#lib/text/matcher/cue-table';
import { talkOf } from '#lib/text/learned/talk';
import type { Span, TextModel } from '#lib/text/model';
import { spotOf } from '#lib/text/statements/spot';
import { pressureMatches, type PressureMatch } from './found.ts';
import { pressureScores } from './scores.ts';
import type { Technique } from './techniques.ts';

/** A sentence that puts pressure on the listener. */
export interface PressureSentence extends Span {
  /** null if no rule names one. */
  technique: Technique | null;
  /** Id of the rule that found it; null if the passage was judged as a whole. */
  rule: string | null;
  segment: number;
  speaker: string | null;
}

/**
 * Least log odds at which a passage counts on its own, and with a match of a likely rule. The first was chosen by
 * cross-validation (weights/report.json). A match of a sure rule counts at any score, and so does a likely one near
 * another of the same speaker, since the learned model has only seen conversations of some length.
 */
const from = { itself: -0.5, likely: -1.4 } as const;
/** Greatest distance, in passages, between two matches that support each other. */
const near = 6;

const known = new WeakMap<TextModel, PressureSentence[]>();

/**
 * Sentences that put pressure on the other person instead of arguing about the matter, in order: the matches of rules
 * in a passage, or else the sentence with the highest score.
 */
export function pressureSentences(model: TextModel): PressureSentence[] {
  const before = known.get(model);
  if (before) return before;
  const scores = pressureScores(model);
  const bySegment = Map.groupBy(
    pressureMatches(model).filter(({ rule }) => rule.tier !== 'weighed'),
    ({ start }) => model.timing.segmentAt(start)?.index ?? -1,
  );
  const { units } = talkOf(model);
  const supported = (k: number): boolean =>
    units
      .slice(Math.max(0, k - near), k + near + 1)
      .some(({ index, speaker }) => index !== k && speaker === units[k]?.speaker && bySegment.has(index));
  const out = units.flatMap((unit): PressureSentence[] => {
    const score = scores[unit.index] ?? -Infinity;
    const own = bySegment.get(unit.index) ?? [];
    const named =
      own.some(({ rule }) => rule.tier === 'sure') ||
      (own.length > 0 && (score >= from.likely || supported(unit.index)));
    if (!named && score < from.itself) return [];
    const at = { segment: unit.index, speaker: unit.speaker };
    if (own.length === 0) {
      if (tellsOfOneself(unit.text)) return [];
      return [{ ...at, ...spotOf(model, unit, 'pressure'), technique: null, rule: null }];
    }
    return onePerSentence(own.filter(({ rule }) => !takenBack(rule.what, unit.text))).map((match) => ({
      ...at,
      ...quoted(model, match),
      technique: match.rule.what,
      rule: match.rule.id,
    }));
  });
  known.set(model, out);
  return out;
}

/** An account of the speaker's own trouble, or consent. */
const ownTrouble = pattern('iu')`
  \bi (?:just |really )?(?:feel|felt|hate|can['’]t (?:do|cope|sleep|stand)|cried|was crying)\b|\bi['’]m (?:so )?(?:scared|far behind|exhausted)\b
  |\bi['’]d have no problem\b|\bi (?:have no|don['’]t have a) problem with\b
`;
const addresses = /\byou(?:r|rs|rself)?\b/iu;

/**
 * Whether a passage that no rule names tells of the speaker alone: "I'm so far behind, and they all laugh. I feel sick."
 * It presses nobody, however near it is to a quarrel.
 */
function tellsOfOneself(passage: string): boolean {
  return ownTrouble.test(passage) && !addresses.test(passage);
}

/** "I don't remember that. I'm sorry. I should have listened." denies nothing. */
const concedes = pattern(
  'iu',
)`\b(?:i['’]?m|i am) (?:so |really |very )?sorry\b|\bi should(?: have|['’]ve)\b|\byou(?:['’]re| are) right\b|\bmy fault\b`;
const answering: ReadonlySet<Technique> = new Set(['denial', 'minimising', 'evasion'] as const);

function takenBack(technique: Technique, passage: string): boolean {
  return answering.has(technique) && concedes.test(passage);
}

/** One match per sentence: a sure one if there is one, otherwise the longest. */
function onePerSentence(matches: readonly PressureMatch[]): PressureMatch[] {
  const rank = ({ rule, first, last }: PressureMatch): number => (rule.tier === 'sure' ? 1000 : 0) + last - first;
  return [...Map.groupBy(matches, ({ sentence }) => sentence.index).values()].flatMap((own) =>
    own.toSorted((a, b) => rank(b) - rank(a)).slice(0, 1),
  );
}

/** In words. Sentences up to this length are quoted whole. */
const wholeWords = 25;

function quoted(model: TextModel, match: PressureMatch): Span {
  if (match.sentence.words <= wholeWords) return { start: match.sentence.start, end: match.sentence.end };
  const { start, end } = withClause(model, match);
  return { start, end };
}
