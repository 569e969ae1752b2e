import { pattern } from '#lib/base/pattern';
import type { Statement } from './spot.ts';

type Echoed = Pick<Statement, 'speaker' | 'unit' | 'text'> & { said: string | null; status: string };

/** Promises that only take up a request: "I'll do that", "Sure, I can take those". */
const takesUp = pattern('iu')`
  ^(?:(?:yes|yeah|yep|sure|okay|ok|of course|no problem|right|great|perfect|absolutely),? )*
  (?:i|we)(?:['’]ll| will| can)(?: try to)?(?: (?:do|take|try|check|get|have|make|look into|sort|arrange|organise|handle))?
  (?: (?:it|that|this|those|them|so))?(?: (?:then|now|too))?[.!]?$
`;
/** Distance, in passages, within which a promise takes up a request. */
const soon = 2;

/** Without promises that only take up a request that is listed: it is one task, and the request says which. */
export function withoutEchoes<T extends Echoed>(tasks: readonly T[]): T[] {
  return tasks.filter(
    ({ speaker, unit, text }) =>
      !(
        takesUp.test(text.trim()) &&
        tasks.some(
          (other) =>
            other.said === 'request' &&
            other.speaker !== speaker &&
            other.unit < unit &&
            unit - other.unit <= soon &&
            other.status !== 'declined',
        )
      ),
  );
}
