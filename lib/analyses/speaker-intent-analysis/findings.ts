import type { Found } from '#lib/analyses/evidence/finding';
import { lead } from './lead.ts';
import type { SpeakerIntentAnalysis } from './schema.ts';

/** The speakers' main intents, if they are clear and have evidence. */
export function findings(data: SpeakerIntentAnalysis): Found[] {
  const clear = data.inferred_intent !== null || data.speakers.some(({ intents }) => intents.length > 0);
  return clear ? [{ kind: 'aim', score: 0.5, sentence: lead(data), evidence: data.evidence }] : [];
}
