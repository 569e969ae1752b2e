import type { AudioQualityMetrics } from '#lib/analyses/audio-quality-metrics/schema';
import { decimal, duration, percent } from '#lib/base/words';
import type { CardParts } from '#components/cards/parts/card-parts';
import { Facts } from '#components/cards/parts/facts';
import { Meter } from '#components/cards/charts/meter';
import { Points } from '#components/cards/evidence/points';

const unit = (value: number | null, name: string, digits = 1): string | null =>
  value === null ? null : `${decimal(value, digits)} ${name}`;

function Body({ data }: { data: AudioQualityMetrics }) {
  const channels = data.channels === 1 ? 'mono' : data.channels === 2 ? 'stereo' : `${data.channels} channels`;
  return (
    <>
      <Points title="What a listener would notice" lines={data.problems.map((problem) => problem.detail)} />
      <Meter
        label="Quality of the recording"
        value={data.quality_score}
        max={100}
        text={`${decimal(data.quality_score, 0)} of 100`}
        low="poor"
        high="excellent"
      />
      <Facts
        first={4}
        lines={[
          { term: 'Loudness', value: unit(data.loudness_lufs, 'LUFS'), note: 'Broadcast aims at −23, podcasts at −16' },
          {
            term: 'Speech over noise',
            value: unit(data.signal_to_noise_ratio_db, 'dB', 0),
            note: 'Comfortable from 20 dB on',
          },
          {
            term: 'Background noise',
            value: unit(data.background_noise_dbfs, 'dBFS', 0),
            note: 'A quiet room is below −60',
          },
          { term: 'True peak', value: unit(data.true_peak_dbtp, 'dBTP'), note: 'Above −1 it may distort' },
          { term: 'Clipped', value: `${decimal(data.clipping_ratio * 100, 2)} %`, note: 'Of all samples; 0 is clean' },
          {
            term: 'Bandwidth',
            value: data.bandwidth_hz === null ? null : unit(data.bandwidth_hz / 1000, 'kHz'),
            note: 'A telephone carries 3.4 kHz',
          },
          {
            term: 'Loudness range',
            value: unit(data.loudness_range_lu, 'LU'),
            note: 'Conversation is usually 5 to 12',
          },
          { term: 'Speech', value: percent(data.speech_ratio), note: `Of ${duration(data.duration_s)}` },
        ]}
      />
      <p className="mt-2 text-note text-ink-2">
        {data.codec}, {decimal(data.sample_rate_hz / 1000, 1)} kHz, {channels}
        {data.bit_rate_bps !== null && `, ${decimal(data.bit_rate_bps / 1000, 0)} kbit/s`}
      </p>
    </>
  );
}

export const audioQualityMetrics: CardParts<'audio_quality_metrics'> = {
  Body,
  source: 'Measured on the recording.',
  measured: true,
};
