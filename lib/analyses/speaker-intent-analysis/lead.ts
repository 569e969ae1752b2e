import type { SpeakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/schema';
import { list, words } from '#lib/base/words';

/** Verbs that want more words to be read alone. */
const plain: Record<string, string> = { coordinate: 'get something done', complain: 'reproach', socialise: 'greet and take leave' };
const infinitive = (intent: string): string => `to ${plain[intent] ?? words(intent)}`;

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: SpeakerIntentAnalysis): string {
  if (data.inferred_intent === null) return 'No aim can be told from the wording.';
  const others = data.secondary_intents.length === 0 ? '' : `, and also ${list(data.secondary_intents.map(infinitive))}`;
  return `The wording fits the aim ${infinitive(data.inferred_intent)}${others}.`;
}
