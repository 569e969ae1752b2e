import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { capital, count } from '#lib/base/words';

const small = (number: number): string => (number === 0 ? 'none' : (count(number, '').split(' ')[0] ?? ''));

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: ArgumentAnalysis): string {
  if (!data.arguments_present) return 'Nobody argues for anything here.';
  const supported = data.key_arguments.filter((item) => item.evidence !== null).length;
  const fallacies = data.fallacies_detected.length === 0 ? '' : ` ${capital(count(data.fallacies_detected.length, 'fallacy', 'fallacies'))} in the wording.`;
  return `${capital(count(data.key_arguments.length, 'claim'))}, ${supported === data.key_arguments.length ? 'all with a reason' : `${small(supported)} of them with a reason`}.${fallacies}`;
}
