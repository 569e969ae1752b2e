import type { Evidence } from '#lib/analyses/evidence';
import { analysisTypes, type CardType } from '#lib/analyses/steps';
import { titles } from '#lib/analyses/titles';
import type { SessionView } from '#lib/events/view';

export interface Mark {
  analysis_type: CardType;
  /** Of its card. */
  title: string;
  evidence: Evidence;
}

/** A card that has evidence to mark. */
export interface MarkedCard {
  analysis_type: CardType;
  title: string;
  evidence: readonly Evidence[];
}

/** Marks that stand too close together to be told apart, drawn as one. */
export interface MarkGroup {
  start_s: number;
  marks: Mark[];
}

/** The cards that have evidence, in the order of the page: the twelve, then the owner's own questions. */
export function markedCards({ steps, custom }: Pick<SessionView, 'steps' | 'custom'>): MarkedCard[] {
  const all = [
    ...analysisTypes.map((type) => ({ analysis_type: type, title: titles[type], evidence: steps[type].data?.evidence ?? [] })),
    ...custom.map(({ analysis_type, name, data }) => ({ analysis_type, title: name, evidence: data?.evidence ?? [] })),
  ];
  return all.filter(({ evidence }) => evidence.length > 0);
}

/** All evidence of these cards in order of time. */
export function marksOf(cards: readonly MarkedCard[]): Mark[] {
  return cards
    .flatMap(({ analysis_type, title, evidence: all }) => all.map((evidence) => ({ analysis_type, title, evidence })))
    .toSorted((a, b) => a.evidence.start_s - b.evidence.start_s);
}

/** Joins marks whose distance is under 1/`slots` of the recording, counted from a group's first mark. */
export function groupMarks(marks: readonly Mark[], audio_s: number, slots = 90): MarkGroup[] {
  if (!(audio_s > 0)) return [];
  const near_s = audio_s / slots;
  const groups: MarkGroup[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last && mark.evidence.start_s - last.start_s < near_s) last.marks.push(mark);
    else groups.push({ start_s: mark.evidence.start_s, marks: [mark] });
  }
  return groups;
}
