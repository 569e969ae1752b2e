import type { TextModel } from '#lib/analyses/text/model';
import type { TimedAct } from './acts.ts';
import type { ConversationFlow } from './schema.ts';

/** Greetings count as an opening in the first quarter, farewells as a closing in the last. */
const edge = 0.25;

/** Opening (up to the last greeting near the start), body, closing (from the first farewell or last thanks near the end). */
export function phasesOf(model: TextModel, acts: TimedAct[]): ConversationFlow['phases'] {
  const from = acts[0]?.start_s;
  const to = acts.reduce((most, act) => Math.max(most, act.end_s), 0);
  if (from === undefined || model.sentences.length === 0 || to <= from) return [];
  const at = (share: number): number => from + share * (to - from);
  const opening = acts.findLast((act) => act.act_type === 'greeting' && act.end_s <= at(edge));
  const closing = acts.find((act) => act.start_s >= at(1 - edge) && act.act_type === 'closing') ?? lastThanks(acts, at(1 - edge));
  const bodyFrom = opening?.end_s ?? from;
  const bodyTo = closing?.start_s ?? to;
  return [
    ...(opening ? [{ phase: 'opening', start_s: from, end_s: bodyFrom }] : []),
    ...(bodyTo > bodyFrom ? [{ phase: 'body', start_s: bodyFrom, end_s: bodyTo }] : []),
    ...(closing ? [{ phase: 'closing', start_s: bodyTo, end_s: to }] : []),
  ];
}

/** Thanks that are among the last three acts end a talk too. */
function lastThanks(acts: TimedAct[], after_s: number): TimedAct | undefined {
  return acts.slice(-3).find((act) => act.act_type === 'thanking' && act.start_s >= after_s);
}
