import type { EnhancedUnderstanding } from './schema.ts';
import { capital, count } from '#lib/base/words';
import { asksFor } from '#lib/text/questions/kinds';

type Question = EnhancedUnderstanding['questions'][number];

/**
 * Separates questions that ask for something from those that do not: rhetorical, procedural and reported ones, and
 * checks.
 */
export function byAsking(questions: readonly Question[]): { asked: Question[]; apart: Question[] } {
  return {
    asked: questions.filter(({ kind }) => asksFor(kind)),
    apart: questions.filter(({ kind }) => !asksFor(kind)),
  };
}

/**
 * "Three questions: one open, two answered." Counts only questions that ask for something; "No question." if there are
 * none.
 */
export function questionWords(all: readonly Question[]): string {
  const { asked: questions } = byAsking(all);
  if (questions.length === 0) return 'No question.';
  const of = (answered: boolean | null): number =>
    questions.filter((question) => question.answered === answered).length;
  const parts = [
    [of(false), 'open'],
    [of(true), 'answered'],
    [of(null), 'of which it cannot be told'],
  ] as const;
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, state]) => `${count(number, '', '').trim()} ${state}`);
  return `${capital(count(questions.length, 'question'))}: ${said.join(', ')}.`;
}
