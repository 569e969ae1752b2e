import type { QuantitativeMetrics } from './schema.ts';
import { capital, count, percents } from '#lib/base/words';

/** Greatest distance from one half at which two shares are called equal. */
const equalWithin = 0.03;

/** The lead, from the result's fields alone. */
export function lead(data: QuantitativeMetrics): string {
  const heard = `${capital(count(data.word_count, 'word'))}, ${data.unique_word_count.toLocaleString('en')} of them different.`;
  const printed = percents(data.speakers.map(({ talk_share }) => talk_share));
  const most = data.speakers
    .map(({ speaker, talk_share }, index) => ({ speaker, talk_share, share: printed[index] ?? '' }))
    .toSorted((a, b) => b.talk_share - a.talk_share)[0];
  if (!most || data.speakers.length < 2) return heard;
  if (data.speakers.length === 2 && most.talk_share - 0.5 <= equalWithin)
    return `${heard} Both ${data.talk_share_by === 'words' ? 'say' : 'talk'} about as much.`;
  return `${heard} ${most.speaker} ${data.talk_share_by === 'words' ? `says ${most.share} of the words` : `talks ${most.share} of the talking time`}.`;
}
