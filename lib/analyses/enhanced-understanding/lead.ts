import type { Engine } from '#lib/analyses/analysis';
import { capital, count, list } from '#lib/base/words';
import { decidedAndToDo, openActions, openQuestions } from './findings.ts';
import type { EnhancedUnderstanding } from './schema.ts';

/** As many as can be read at a glance; the note shows the rest. */
const most = { topics: 5 } as const;

/**
 * The lead: a model's summary if there is one; otherwise the subjects and the numbers of decisions, open tasks and open
 * questions. The local engine's summary consists of quotes, which say less than these numbers without their context.
 */
export function lead(data: EnhancedUnderstanding, by: Engine['kind']): string {
  const topics = data.key_topics.slice(0, most.topics);
  const { decisions, actions } = decidedAndToDo(data);
  const numbers = [
    [decisions.length, 'decision'],
    [openActions({ actions }).length, 'open task'],
    [openQuestions(data).length, 'open question'],
  ] as const;
  const found = numbers.flatMap(([size, one]) => (size > 0 ? [count(size, one)] : []));
  if (by === 'model' || topics.length + found.length === 0) return data.summary_of_understanding;
  const about = topics.length > 0 ? [`About ${list(topics)}.`] : [];
  return [...about, ...(found.length > 0 ? [`${capital(list(found))}.`] : [])].join(' ');
}
