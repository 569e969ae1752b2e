import { pattern } from '#lib/base/pattern';
import type { TimedAct } from './acts.ts';
import type { ConversationFlow } from './schema.ts';

/** Greetings count as opening only in the first quarter, farewells as closing only in the last. */
const edge = 0.25;
/** Thanks and small talk count as opening only among the first acts, thanks as closing only among the last. */
const edgeActs = 3;
const smallTalk = pattern('iu')`
  ^(?:(?:hi|hello|hey)\b.{0,20})?\b(?:how are you|how have you been|how is it going|how's it going
  |can (?:you|everyone|everybody) hear me|thanks? for (?:coming|joining|having|making|calling|taking)
  |thank you for (?:coming|joining|having|making|calling|taking)|welcome)\b
`;
/**
 * Summaries and outlooks, which bring a talk to its end before the farewells (Schegloff and Sacks, "Opening up
 * closings", 1973).
 */
const preClosing = pattern('iu')`
  \b(?:to sum up|to summarise|to summarize|in summary|so we(?:'ve| have)? (?:all )?(?:agreed|decided|settled)
  |anything else\b|that's (?:all|it|everything) (?:for (?:today|now)|from me|i had)
  |that is (?:all|it|everything) (?:for (?:today|now)|from me|i had)|let's wrap (?:up|it up|this up)
  |let us wrap|we(?:'ll| will) meet again|until next (?:time|week)|talk (?:to you )?(?:soon|later|next)
  |see you (?:on|next|then|soon|tomorrow|later)|i(?:'ve| have)? (?:got to|have to|must) go now
  |before we (?:finish|close|end))
`;

/**
 * Opening (up to the last greeting, thanks or small talk near the start), body, and closing (from the first summary,
 * farewell or last thanks near the end).
 */
export function phasesOf(acts: readonly TimedAct[]): ConversationFlow['phases'] {
  const from = acts[0]?.start_s;
  const to = acts.reduce((most, act) => Math.max(most, act.end_s), 0);
  if (from === undefined || to <= from) return [];
  const at = (share: number): number => from + share * (to - from);
  const opening = acts.findLast(
    (act, i) =>
      act.end_s <= at(edge) &&
      (act.act_type === 'greeting' || smallTalk.test(act.text) || (i < edgeActs && act.act_type === 'thanking')),
  );
  const closing =
    acts.find((act) => act.start_s >= at(1 - edge) && (act.act_type === 'closing' || preClosing.test(act.text))) ??
    lastThanks(acts, at(1 - edge));
  const bodyFrom = opening?.end_s ?? from;
  const bodyTo = closing?.start_s ?? to;
  return [
    ...(opening ? [{ phase: 'opening', start_s: from, end_s: bodyFrom }] : []),
    ...(bodyTo > bodyFrom ? [{ phase: 'body', start_s: bodyFrom, end_s: bodyTo }] : []),
    ...(closing ? [{ phase: 'closing', start_s: bodyTo, end_s: to }] : []),
  ];
}

function lastThanks(acts: readonly TimedAct[], after_s: number): TimedAct | undefined {
  return acts.slice(-edgeActs).find((act) => act.act_type === 'thanking' && act.start_s >= after_s);
}
