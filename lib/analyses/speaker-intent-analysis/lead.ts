import { plainIntent } from './plain.ts';
import type { SpeakerIntentAnalysis } from './schema.ts';
import { list } from '#lib/base/words';

const mostSpeakers = 3;

/** The lead, from the result's fields alone. */
export function lead(data: SpeakerIntentAnalysis): string {
  const clear = data.speakers.filter(({ intents }) => intents.length > 0);
  if (clear.length > 0) {
    const lines = clear
      .slice(0, mostSpeakers)
      .map(({ speaker, intents }) => `${speaker} mainly wants to ${list(intents.map(plainIntent))}`);
    return `${lines.join('; ')}${clear.length > mostSpeakers ? '; and others' : ''}.`;
  }
  if (data.inferred_intent === null)
    return data.sufficiency.enough ? 'Nobody’s aim is clear.' : (data.sufficiency.reason ?? 'Nobody’s aim is clear.');
  const others =
    data.secondary_intents.length === 0 ? '' : `, and also to ${list(data.secondary_intents.map(plainIntent))}`;
  return `The wording fits the aim to ${plainIntent(data.inferred_intent)}${others}.`;
}
