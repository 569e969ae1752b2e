import type { Found } from '#lib/analyses/evidence/finding';
import { lead } from './lead.ts';
import type { SpeakerIntentAnalysis } from './schema.ts';

/** What people mainly want, where it is clear and said somewhere. */
export function findings(data: SpeakerIntentAnalysis): Found[] {
  const clear = data.inferred_intent !== null || data.speakers.some(({ intents }) => intents.length > 0);
  return clear ? [{ kind: 'aim', score: 0.5, sentence: lead(data), evidence: data.evidence }] : [];
}
