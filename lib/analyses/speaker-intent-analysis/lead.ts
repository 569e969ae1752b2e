import type { SpeakerIntentAnalysis } from '#lib/analyses/speaker-intent-analysis/schema';
import { list, words } from '#lib/base/words';

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: SpeakerIntentAnalysis): string {
  if (data.inferred_intent === null) return 'No aim can be told from the wording.';
  const others = data.secondary_intents.length === 0 ? '' : `, and also ${list(data.secondary_intents.map(words))}`;
  return `The wording fits an aim: ${words(data.inferred_intent)}${others}.`;
}
