import { type CardType, isCustomType, isReadingType } from '#lib/analyses/steps';
import {
  type AppliedEdit,
  applyEdit,
  applyEdits,
  renameBack,
  renameEdit,
  takeBack,
} from '#lib/analyses/transcript/edit';
import type { Transcript } from '#lib/analyses/transcript/schema';
import type { Fact } from './facts.ts';
import type { EditsView, SessionView } from './view.ts';

type EditFact = Extract<Fact, { type: 'edit' }>;
type ResultFact = Extract<Fact, { type: 'result' }>;

/** Corrects the transcript; every note that was read from the earlier text becomes stale. */
export function onEdit(view: SessionView, fact: EditFact): SessionView {
  const { transcript } = view.steps;
  if (!transcript.data) return view;
  const { transcript: data, applied } = corrected(transcript.data, view.edits.applied, fact.edits);
  const steps = [...Object.values(view.steps), ...view.custom];
  const stale = steps
    .filter((step) => step.data !== null && isReading(step.analysis_type))
    .map((step) => step.analysis_type);
  return {
    ...view,
    segments: data.segments,
    text_seq: fact.seq,
    edits: { applied, seq: fact.seq, stale, reading: [] },
    steps: { ...view.steps, transcript: { ...transcript, data } },
  };
}

/** The transcript after further corrections, or after some were undone. */
export function corrected(
  transcript: Transcript,
  applied: readonly AppliedEdit[],
  edits: EditFact['edits'],
): { transcript: Transcript; applied: AppliedEdit[] } {
  let next = transcript;
  const now = [...applied];
  for (const edit of edits) {
    if (edit.op === 'undo') next = takeBack(next, now.pop()?.back ?? null);
    else {
      const made = applyEdit(next, edit);
      next = made.transcript;
      now.push({ edit, back: made.back });
    }
  }
  return { transcript: next, applied: now };
}

/** A run that knows the last correction has started to read a note again. */
export function takenBy(edits: EditsView, fact: Extract<Fact, { type: 'progress' }>): EditsView {
  const { analysis_type: type } = fact;
  if (!edits.stale.includes(type) || edits.reading.includes(type) || (fact.read_to ?? fact.seq) < edits.seq)
    return edits;
  return { ...edits, reading: [...edits.reading, type] };
}

/**
 * Applies the corrections to a new transcript of an engine; a note that was read from the corrected text is no longer
 * stale.
 */
export function withCorrections(view: SessionView, fact: ResultFact): { fact: ResultFact; edits: EditsView } {
  const { edits } = view;
  if (edits.seq === 0) return { fact, edits };
  if (fact.analysis_type === 'transcript') {
    const { names = {} } = fact;
    if (fact.renamed)
      return {
        fact,
        edits: {
          ...edits,
          applied: edits.applied.map(({ edit, back }) => ({
            edit: renameEdit(edit, names),
            back: renameBack(back, names),
          })),
        },
      };
    const { transcript, applied } = applyEdits(
      fact.data,
      edits.applied.map(({ edit }) => edit),
    );
    return { fact: { ...fact, data: transcript }, edits: { ...edits, applied } };
  }
  const { analysis_type: type } = fact;
  if (fact.renamed || fact.provisional || !edits.reading.includes(type)) return { fact, edits };
  const others = (types: readonly CardType[]): CardType[] => types.filter((each) => each !== type);
  return { fact, edits: { ...edits, stale: others(edits.stale), reading: others(edits.reading) } };
}

function isReading(type: CardType): boolean {
  return isCustomType(type) || isReadingType(type);
}
