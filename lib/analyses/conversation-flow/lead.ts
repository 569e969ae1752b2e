import type { ConversationFlow } from './schema.ts';
import { capital, count, list } from '#lib/base/words';

const engagement = {
  low: 'Little back and forth',
  medium: 'Some back and forth',
  high: 'Lively back and forth',
} as const;
const most = { subjects: 4, words: 2 } as const;

/**
 * The lead, from the result's fields alone: the subjects in order, how lively the talk is, and how often the flow
 * breaks.
 */
export function lead({ subjects, engagement_level, phases, flow_disruptions, sufficiency }: ConversationFlow): string {
  const broken =
    flow_disruptions.length === 0
      ? null
      : `the flow breaks ${flow_disruptions.length === 1 ? 'once' : `${flow_disruptions.length} times`}`;
  const lively =
    engagement_level === null
      ? null
      : `${engagement[engagement_level]}${phases.length > 1 ? `, in ${phases.length} phases` : ''}`;
  const about = subjects.length > 1 ? `${capital(count(subjects.length, 'subject'))}${inOrder(subjects)}.` : null;
  const course = [lively, broken].filter((part) => part !== null).join('; ');
  const parts = [about, course === '' ? null : `${capital(course)}.`].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : (sufficiency.reason ?? 'One subject throughout, as far as words tell.');
}

/** ": budget and travel, then dates, then more"; '' if one of the first subjects has no name of its own. */
function inOrder(subjects: ConversationFlow['subjects']): string {
  const taken: string[] = [];
  const named = subjects.slice(0, most.subjects).map(({ words }) => {
    const own: string[] = [];
    for (const word of words)
      if (own.length < most.words && ![...taken, ...own].some((other) => alike(word, other))) own.push(word);
    taken.push(...own);
    return list(own);
  });
  if (named.includes('')) return '';
  return `: ${[...named, ...(subjects.length > named.length ? ['more'] : [])].join(', then ')}`;
}

/** Whether two words are forms of one, such as "child" and "Children". */
function alike(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].toSorted(
    (one, other) => one.length - other.length,
  );
  return short === long || (short.length >= 4 && long.startsWith(short.slice(0, Math.max(4, short.length - 1))));
}
