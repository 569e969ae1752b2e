import { type Finding, findingId, tellsMuch } from '#lib/analyses/evidence/finding';
import { bare } from '#lib/analyses/quotes/quote-places';
import type { CardType } from '#lib/analyses/steps';
import type { SessionView } from '#lib/events/view';
import type { Segment } from '#lib/speech/contract';
import { findingsOf } from './findings-of.ts';

/** A stretch of a passage that holds a finding. */
export interface Underline {
  from: number;
  to: number;
  /** Id of the evidence. */
  id: string;
}

/** By passage. */
export type Underlines = ReadonlyMap<number, readonly Underline[]>;

/** The last result: every passage asks for the same one. */
let last: {
  steps: SessionView['steps'];
  segments: readonly Segment[];
  note: CardType | null;
  passages: Underlines;
} | null = null;

/**
 * The underlined stretches by passage: the findings of the open note, otherwise the most telling of all readings. The
 * same map as before if no stretch has changed: while words come in, most facts change none.
 */
export function underlinesOf(
  { steps, segments }: Pick<SessionView, 'steps' | 'segments'>,
  note: CardType | null,
): Underlines {
  if (last?.steps === steps && last.segments === segments && last.note === note) return last.passages;
  const all = findingsOf(steps);
  const own = all.filter(({ analysis }) => analysis === note);
  const made = placed(
    own.length > 0 ? own : all.filter(({ score }) => score >= tellsMuch),
    new Map(segments.map((segment) => [segment.id, segment.text])),
  );
  const passages = last && areSame(last.passages, made) ? last.passages : made;
  last = { steps, segments, note, passages };
  return passages;
}

function placed(findings: readonly Finding[], texts: ReadonlyMap<number, string>): Underlines {
  const passages = new Map<number, Underline[]>();
  for (const { analysis, evidence } of findings) {
    for (const { segment_id, cue, quote } of evidence) {
      const text = segment_id === null ? undefined : texts.get(segment_id);
      const wanted = bare(quote);
      if (segment_id === null || text === undefined || wanted === '') continue;
      const from = text.indexOf(wanted);
      const known = passages.get(segment_id) ?? [];
      // The more telling finding comes first and wins the words.
      if (from >= 0 && !known.some((item) => item.from < from + wanted.length && from < item.to))
        passages.set(segment_id, [...known, { from, to: from + wanted.length, id: findingId(analysis, cue, quote) }]);
    }
  }
  return new Map([...passages].map(([id, known]) => [id, known.toSorted((a, b) => a.from - b.from)]));
}

function areSame(some: Underlines, others: Underlines): boolean {
  return (
    some.size === others.size &&
    [...some].every(([passage, lines]) => {
      const own = others.get(passage);
      return (
        own?.length === lines.length &&
        lines.every(({ id, from, to }, at) => own[at]?.id === id && own[at].from === from && own[at].to === to)
      );
    })
  );
}
