import type { Transcript } from './schema.ts';
import { readAsSentence } from './recognised-format.ts';
import { unsureBelow } from '#lib/base/confidence';
import { languageName } from '#lib/base/language-name';
import { numberOfWords } from '#lib/base/number-of-words';
import { capital, count, decimal, list } from '#lib/base/words';

function languageIn(language: string): string {
  return language === 'und' ? ', as they were given' : ` in ${languageName(language)}`;
}

/** The lead, from the result's fields alone. */
export function lead(data: Transcript): string {
  const language = data.sounds_foreign ? '' : languageIn(data.language);
  const heard = `${count(numberOfWords(data.transcript), 'word')}${language}.`;
  const unsure = data.segments.filter((segment) => segment.confidence < unsureBelow).length;
  const doubt =
    unsure === 0
      ? heard
      : `${heard} ${unsure} of ${data.segments.length} passages unsure, with a dotted line; ` +
        'nothing is quoted from them.';
  const missing_s = (data.gaps ?? []).reduce((sum, { start_s, end_s }) => sum + end_s - start_s, 0);
  const sentence = !data.gaps
    ? doubt
    : `${doubt} No words could be made out in ${count(data.gaps.length, 'place')} (${decimal(missing_s, 1)} s).`;
  const voices = [...new Set(data.segments.flatMap(({ speaker }) => speaker ?? []))];
  const heardAs =
    data.speakers_by === 'voice' && voices.length > 0
      ? `${sentence} ${list(voices)}, told apart by voice, may be wrong.`
      : sentence;
  const told = data.read_as ? `${heardAs} ${readAsSentence(data.read_as)}` : heardAs;
  return capital(told);
}
