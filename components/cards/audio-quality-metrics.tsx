import { page } from '#lib/analyses/audio-quality-metrics/page';
import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import { decimal, duration, percent } from '#lib/base/words';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Facts } from '#components/cards/parts/facts';
import { Meter } from '#components/cards/charts/meter';
import { Points } from '#components/cards/evidence/points';
import { readingsMessages } from '#lib/messages/readings';

const texts = readingsMessages.audio_quality_metrics;

const unit = (value: number | null, name: string, digits = 1): string | null =>
  value === null ? null : `${decimal(value, digits)} ${name}`;

function Body({ data }: { data: AudioQualityMetrics }) {
  return (
    <>
      <Points title={texts.problems} lines={data.problems.map((problem) => problem.detail)} />
      <Meter
        {...texts.quality}
        value={data.quality_score}
        max={100}
        text={texts.score(decimal(data.quality_score, 0))}
      />
      <Facts
        first={4}
        lines={[
          { ...texts.loudness, value: unit(data.loudness_lufs, 'LUFS') },
          {
            ...texts.speechOverNoise,
            value: unit(data.signal_to_noise_ratio_db, 'dB', 0),
          },
          {
            ...texts.noise,
            value: unit(data.background_noise_dbfs, 'dBFS', 0),
          },
          { ...texts.truePeak, value: unit(data.true_peak_dbtp, 'dBTP') },
          { ...texts.clipped, value: `${decimal(data.clipping_ratio * 100, 2)} %` },
          {
            ...texts.bandwidth,
            value: data.bandwidth_hz === null ? null : unit(data.bandwidth_hz / 1000, 'kHz'),
          },
          {
            ...texts.loudnessRange,
            value: unit(data.loudness_range_lu, 'LU'),
          },
          {
            term: texts.speech.term,
            value: percent(data.speech_ratio),
            note: texts.speech.note(duration(data.duration_s)),
          },
        ]}
      />
      <p className="mt-2 text-note text-ink-2">
        {texts.format(data.codec, decimal(data.sample_rate_hz / 1000, 1), texts.channels(data.channels))}
        {data.bit_rate_bps !== null && texts.bitRate(decimal(data.bit_rate_bps / 1000, 0))}
      </p>
    </>
  );
}

export const audioQualityMetrics: CardParts<'audio_quality_metrics'> = {
  page,
  Body,
  source: texts.source,
  measured: true,
};
