import type { EnhancedUnderstanding } from '#lib/analyses/enhanced-understanding/schema';
import { capital, count } from '#lib/base/words';

/** "Three questions: one open, two answered." */
export function questionWords(questions: readonly EnhancedUnderstanding['questions'][number][]): string {
  const of = (answered: boolean | null): number => questions.filter((question) => question.answered === answered).length;
  const parts = [
    [of(false), 'open'],
    [of(true), 'answered'],
    [of(null), 'of which it cannot be told'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, state]) => `${count(number, '', '').trim()} ${state}`);
  return `${capital(count(questions.length, 'question'))}: ${said.join(', ')}.`;
}
