import { pattern } from '#lib/base/pattern';
import type { Statement } from './spot.ts';

type Echoed = Pick<Statement, 'speaker' | 'unit' | 'text'> & {
  said: string | null;
  status: string;
  accepted: boolean | null;
};

/** Promises that only take up a request: "I'll do that", "Sure, I can take those". */
const takesUp = pattern('iu')`
  ^(?:(?:yes|yeah|yep|sure|okay|ok|of course|no problem|right|great|perfect|absolutely),? )*
  (?:i|we)(?:['’]ll| will| can)(?: try to)?(?: (?:do|take|try|check|get|have|make|look into|sort|arrange|organise|handle))?
  (?: (?:it|that|this|those|them|so))?(?: (?:then|now|too))?[.!]?$
`;
/** A request that says only "that", and a promise that says "it": together they are one task. */
const anaphoric = /\byou (?:please |just )?(?:do|take|handle|get|manage|look into) (?:that|it|this|those|them)\b/iu;
const refersBack = /\b(?:it|them|those)\b/iu;
/** Distance, in passages, within which a promise takes up a request. */
const soon = 2;

/**
 * Without the half of a request and its promise that says less: "I'll do that" after "Can you book it at the desk?", and
 * "Can you send me the survey?" before "I'll get Joanna to send it by Thursday".
 */
export function withoutEchoes<T extends Echoed>(tasks: readonly T[]): T[] {
  const requestsBefore = (promise: T): T[] =>
    promise.said === 'request'
      ? []
      : tasks.filter(
          ({ said, speaker, unit, status }) =>
            said === 'request' &&
            status !== 'declined' &&
            speaker !== promise.speaker &&
            unit < promise.unit &&
            promise.unit - unit <= soon,
        );
  const said = new Set<T>();
  for (const promise of tasks) {
    const [request] = requestsBefore(promise).slice(-1);
    if (!request) continue;
    if (takesUp.test(promise.text.trim())) said.add(promise);
    else if (
      promise.said === 'promise' &&
      request.accepted === true &&
      promise.unit - request.unit === 1 &&
      (anaphoric.test(request.text) || refersBack.test(promise.text))
    )
      said.add(request);
  }
  return tasks.filter((task) => !said.has(task));
}
