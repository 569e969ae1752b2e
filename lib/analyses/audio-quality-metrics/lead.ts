import { clippingFrom, noisyBelow_db } from './quality-score.ts';
import type { AudioQualityMetrics } from './schema.ts';
import { capital, count, decimal, list, signed } from '#lib/base/words';

type Problem = AudioQualityMetrics['problems'][number]['problem'];

/** The lead, from the result's fields alone. The first sentence names the faults. */
export function lead(data: AudioQualityMetrics): string {
  const told = faults(data);
  const but = told.length === 0 ? '' : `, but ${list(told.map(({ as }) => as))}`;
  const others = data.problems.length - told.length;
  const more =
    others > 0
      ? `${capital(count(others, told.length === 0 ? 'problem' : 'more problem'))} a listener would notice.`
      : told.length === 0
        ? 'Nothing in it stands in the way of listening.'
        : '';
  const sentences = [
    `${capital(data.overall_quality)} recording, ${decimal(data.quality_score, 0)} of 100${but}.`,
    more,
    tracks(data),
  ];
  return sentences.filter(Boolean).join(' ');
}

function faults({
  true_peak_dbtp,
  clipping_ratio,
  signal_to_noise_ratio_db: snr,
  problems,
}: AudioQualityMetrics): { problem: Problem; as: string }[] {
  const named: { problem: Problem; as: string }[] = [
    { problem: 'breaks_off', as: 'the file breaks off or is damaged' },
    { problem: 'over_full_scale', as: `it peaks over full scale (${signed(true_peak_dbtp ?? 0)} dBTP)` },
    {
      problem: 'clipping',
      as: `it clips (${decimal(Math.max(clippingFrom, clipping_ratio) * 100, 2)} % of the samples)`,
    },
    { problem: 'noise', as: `it is noisy (speech ${decimal(snr ?? noisyBelow_db, 0)} dB above the background)` },
    { problem: 'cancelling_channels', as: 'the channels cancel each other' },
  ];
  return named.filter(({ problem }) => problems.some((entry) => entry.problem === problem));
}

function tracks({ sound_tracks }: AudioQualityMetrics): string {
  if (!sound_tracks) return '';
  const { names, heard } = sound_tracks;
  if (heard.length === names.length) return `All ${names.length} sound tracks are heard.`;
  const called = heard.map((number) => `${number}${names[number - 1] ? ` (“${names[number - 1] ?? ''}”)` : ''}`);
  return `Of ${names.length} sound tracks, ${list(called)} ${heard.length === 1 ? 'is' : 'are'} heard.`;
}
