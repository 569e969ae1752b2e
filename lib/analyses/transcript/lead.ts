import type { Transcript } from '#lib/analyses/transcript/schema';
import { count } from '#lib/base/words';

/** A passage recognised with less confidence than this is marked as unsure. */
export const unsureBelow = 0.6;

const languages = new Intl.DisplayNames(['en'], { type: 'language' });

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: Transcript): string {
  const language = data.language === 'und' ? ', as they were given' : ` in ${languages.of(data.language) ?? data.language}`;
  const heard = `${count(data.transcript.split(/\s+/).filter(Boolean).length, 'word')}${language}.`;
  const unsure = data.segments.filter((segment) => segment.confidence < unsureBelow).length;
  const sentence = unsure === 0 ? heard : `${heard} ${unsure} of ${data.segments.length} passages unsure, with a dotted line.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
