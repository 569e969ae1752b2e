import type { Transcript } from '#lib/analyses/transcript/schema';
import { readAsSentence } from '#lib/analyses/transcript/told-as';
import { unsureBelow } from '#lib/base/confidence';
import { count, decimal } from '#lib/base/words';

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: Transcript): string {
  const language = data.language === 'und' ? ', as they were given' : ` in ${languages.of(data.language) ?? data.language}`;
  const heard = `${count(data.transcript.split(/\s+/).filter(Boolean).length, 'word')}${language}.`;
  const unsure = data.segments.filter((segment) => segment.confidence < unsureBelow).length;
  const doubt = unsure === 0 ? heard : `${heard} ${unsure} of ${data.segments.length} passages unsure, with a dotted line; nothing is quoted from them.`;
  const missing_s = (data.gaps ?? []).reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  const sentence = !data.gaps ? doubt : `${doubt} No words could be made out in ${count(data.gaps.length, 'place')} (${decimal(missing_s, 1)} s).`;
  const told = data.read_as ? `${sentence} ${readAsSentence(data.read_as)}` : sentence;
  return told.charAt(0).toUpperCase() + told.slice(1);
}
