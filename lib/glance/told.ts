import { type AnalysisType, analysisTypes } from '#lib/analyses/steps';
import type { SessionView, StepView } from '#lib/events/view';
import { type Glance, glanceOf } from './glance.ts';
import { headline, type NoteOrder, noteOrder } from './note-order.ts';
import { unknownIn } from './unknown.ts';

/** All sentences that the page makes of the results. */
export interface Told extends Glance {
  order: NoteOrder;
  /** The first sentence of each note; a step without a result has none. */
  headlines: Partial<Record<AnalysisType, string>>;
}

/**
 * A pure function of the view. The server puts the sentences into the page, so the page loads this code only for new
 * facts.
 */
export function toldOf(view: SessionView): Told {
  const said = analysisTypes.map((type) => [type, headlineOf(type, view)] as const);
  return {
    ...glanceOf(view),
    order: noteOrder(view),
    headlines: Object.fromEntries(said.filter(([, sentence]) => sentence !== '')),
  };
}

/** The sentences after one more fact; they are made again only if a result has changed. */
export function toldNext(view: SessionView, before: { view: SessionView; told: Told }): Told {
  return view.steps === before.view.steps && view.complete === before.view.complete
    ? { ...before.told, unknown: unknownIn(view) }
    : toldOf(view);
}

function headlineOf<T extends AnalysisType>(type: T, { steps }: SessionView): string {
  // The map from T to StepView<T> cannot be followed through the type parameter.
  return headline(steps[type] as unknown as StepView<T>);
}
