import { asOfToday, leadOf } from '#lib/analyses/pages';
import { findingId } from '#lib/analyses/evidence/finding';
import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import { words } from '#lib/base/words';
import type { SessionView, StepView } from '#lib/events/view';
import { findingsOf } from './findings-of.ts';

/** One claim of a reading, as the search indexes it. */
export interface FoundEntry {
  /** The fragment `#f=` of an address opens it: the id of a finding, of one of its passages, or of a note. */
  id: string;
  analysis: AnalysisType;
  /** The cue; null for the sentence at the top of a note. */
  cue: string | null;
  /** The quote, or the sentence. */
  text: string;
  /** Words by which people search for it. */
  about: string;
  /** null if it belongs to no moment. */
  start_s: number | null;
}

/** More entries than the readings of a whole day produce. */
const mostEntries = 2_000;

/** Search words for kinds that engines name differently. */
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

/** Findings with each of their passages, then the lead of each note. */
export function foundIn(view: SessionView): FoundEntry[] {
  const timed = view.steps.transcript.data?.times !== 'none';
  const places = findingsOf(view.steps).flatMap(({ analysis, evidence, sentence }) =>
    evidence.map(({ cue, quote, start_s }): FoundEntry => ({
      id: findingId(analysis, cue, quote),
      analysis,
      cue,
      // Sounds have no words of their own.
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
  // TypeScript cannot follow the map from T to StepView<T> through the type parameter.
  const { data, engine } = steps[type] as unknown as StepView<T>;
  if (type === 'transcript' || data === null || !data.sufficiency.enough) return [];
  const text = leadOf(type, asOfToday(type, data), engine?.kind);
  return text === '' ? [] : [{ id: type, analysis: type, cue: null, text, about: '', start_s: null }];
}
