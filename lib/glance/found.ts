import { asOfToday, leadOf } from '#lib/analyses/pages';
import { findingId } from '#lib/analyses/evidence/finding';
import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import { words } from '#lib/base/words';
import type { SessionView, StepView } from '#lib/events/view';
import { findingsOf } from './findings-of.ts';

/** Something that a reading says, as it can be searched for. */
export interface FoundEntry {
  /** What `#f=` of an address opens: the id of a finding or of one of its places, or a note. */
  id: string;
  analysis: AnalysisType;
  /** What was noticed; null for the sentence at the top of a note. */
  cue: string | null;
  /** What is quoted, or the sentence. */
  text: string;
  /** By what names people look for it. */
  about: string;
  /** null for what belongs to no moment. */
  start_s: number | null;
}

/** More than a reading of a whole day has. */
const mostEntries = 2_000;

/** What engines call otherwise than those who search. */
const names: Record<string, string> = {
  action_item: 'task, to do, action, promise',
  commissive: 'promise, offer',
  decision: 'decision, decided, settled, agreement',
  directive: 'request, order',
  disagreement: 'disagreement, disagree, conflict',
  open_question: 'open question, left open, unanswered',
  question_wh: 'open question',
  question_yes_no: 'yes or no question',
};

/** Findings with each of their places, then the sentence that each note is read by first. */
export function foundIn(view: SessionView): FoundEntry[] {
  const timed = view.steps.transcript.data?.times !== 'none';
  const places = findingsOf(view.steps).flatMap(({ analysis, evidence, sentence }) =>
    evidence.map(({ cue, quote, start_s }): FoundEntry => ({
      id: findingId(analysis, cue, quote),
      analysis,
      cue,
      // What can only be heard has no words of its own.
      text: quote === '' ? sentence : quote,
      about: names[cue] ?? words(cue),
      start_s: timed ? start_s : null,
    })),
  );
  const known = new Set<string>();
  const once = places.filter(({ id }) => !known.has(id) && known.add(id));
  return [...analysisTypes.flatMap((type) => headline(type, view)), ...once].slice(0, mostEntries);
}

function headline<T extends AnalysisType>(type: T, { steps }: SessionView): FoundEntry[] {
  // The map from T to StepView<T> cannot be followed through the type parameter.
  const { data, engine } = steps[type] as unknown as StepView<T>;
  if (type === 'transcript' || data === null || !data.sufficiency.enough) return [];
  const text = leadOf(type, asOfToday(type, data), engine?.kind);
  return text === '' ? [] : [{ id: type, analysis: type, cue: null, text, about: '', start_s: null }];
}
