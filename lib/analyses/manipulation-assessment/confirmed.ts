import { talkOf } from '#lib/text/learned/talk';
import type { Span, TextModel } from '#lib/text/model';
import { spotOf } from '#lib/text/statements/spot';
import type { Technique } from './cues.ts';
import { manipulationMatches } from './matches.ts';

/** A sentence that presses, with the technique where a phrase names it. */
export interface PressingPlace extends Span {
  technique: Technique | 'pressing';
  segment: number;
  speaker: string | null;
}

/**
 * Log odds (stage 1) from which on a passage counts by its words alone, with a phrase of a technique, and beside another such passage. On the
 * training conversations that found 0.2 false ones in 10,000 words of ordinary talk (docs/EVIDENCE.md).
 */
const from = { words: 0.2, phrase: -1.5, beside: -1.2 } as const;
const near = 4;
/** So many strong phrases in so many passages count without a score; none such stood in ordinary talk. */
const dense = { phrases: 3, passages: 8 } as const;
/** Phrases of selling under pressure stand for themselves: nothing else is said so. */
const selling = /\b(?:only|just) (?:\p{L}+|\d+) (?:more )?(?:slots?|spots?|places?|seats?|units?|copies|left)\b|\b(?:offer|deal|discount|price|sale) (?:ends?|expires?|is only good|is only valid|won't last|will not last)\b|\byour neighbou?rs?\b.{0,40}\b(?:signed|bought|joined|has one|have one)\b/iu;

const known = new WeakMap<TextModel, PressingPlace[]>();

/** Sentences that work on the other person instead of on the matter, in order: all that strong phrases name in a passage, else one. */
export function pressingPlaces(model: TextModel): PressingPlace[] {
  const before = known.get(model);
  if (before) return before;
  const { units, first } = talkOf(model);
  const scores = first.pressure;
  const phrases = Map.groupBy(manipulationMatches(model), ({ sentence }) => sentence.segment);
  const strong = [...phrases].filter(([, own]) => own.some(({ weak }) => !weak)).map(([k]) => k);
  const isDense = (k: number): boolean => strong.includes(k) && strong.filter((other) => Math.abs(other - k) <= dense.passages).length >= dense.phrases;
  const sells = units.map(({ text }) => selling.test(text) && !text.trimEnd().endsWith('?'));
  const stands = units.map((_, k) => (scores[k] ?? 0) >= from.words || (phrases.has(k) && (scores[k] ?? 0) >= from.phrase) || sells[k] === true || isDense(k));
  const out = units.flatMap((unit, k): PressingPlace[] => {
    const besideOne = stands.slice(Math.max(0, k - near), k + near + 1).some((other, i) => other && i !== Math.min(k, near));
    if (!stands[k] && !((scores[k] ?? 0) >= from.beside && besideOne)) return [];
    const own = phrases.get(k) ?? [];
    const named = own.some(({ weak }) => !weak) ? own.filter(({ weak }) => !weak) : own.slice(0, 1);
    const at = { segment: k, speaker: unit.speaker };
    if (named.length > 0) return named.map((match) => ({ ...at, start: match.start, end: match.end, technique: match.cue as Technique }));
    const { start, end } = spotOf(model, unit, 'pressure');
    return [{ ...at, start, end, technique: sells[k] ? 'pressure' : 'pressing' }];
  });
  known.set(model, out);
  return out;
}
