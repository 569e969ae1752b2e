import type { QuantitativeMetrics } from '#lib/analyses/quantitative-metrics/schema';
import { capital, count, percent } from '#lib/base/words';

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: QuantitativeMetrics): string {
  const heard = `${capital(count(data.word_count, 'word'))}, ${data.unique_word_count.toLocaleString('en')} of them different.`;
  const most = data.speakers.toSorted((a, b) => b.talk_share - a.talk_share)[0];
  return most && data.speakers.length > 1 ? `${heard} ${most.speaker} ${data.talk_share_by === 'words' ? `says ${percent(most.talk_share)} of the words` : `talks ${percent(most.talk_share)} of the talking time`}.` : heard;
}
