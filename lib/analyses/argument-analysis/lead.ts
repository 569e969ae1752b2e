import type { ArgumentAnalysis } from '#lib/analyses/argument-analysis/schema';
import { capital, count } from '#lib/base/words';

const small = (number: number): string => (number === 0 ? 'none' : (count(number, '').split(' ')[0] ?? ''));

/** The main reading in a plain sentence or two, from the fields alone, and how it was come to. */
export function lead(data: ArgumentAnalysis): string {
  const claims = data.key_arguments.length;
  const found = data.fallacies_detected.length;
  if (!data.arguments_present && found === 0) return 'Nobody argues for anything here.';
  const supported = data.key_arguments.filter((item) => item.evidence !== null).length;
  const support = supported === claims ? 'all with a reason' : `${small(supported)} of them with a reason`;
  const first = claims === 0 ? 'No claim' : `${capital(count(claims, 'claim'))}, ${support}`;
  const fallacies = found === 0 ? '' : ` ${capital(count(found, 'fallacy', 'fallacies'))} in the wording.`;
  return `${first}.${fallacies} Told by words such as “because” and “so”, not by what is true.`;
}
