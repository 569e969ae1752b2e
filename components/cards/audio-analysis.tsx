import { page } from '#lib/analyses/audio-analysis/page';
import type { AudioAnalysis } from '#lib/analyses/audio-analysis/schema';
import { capital, decimal, duration, percent, words } from '#lib/base/words';
import type { CardParts } from '#components/cards/parts/card-parts';
import { type FactLine, Facts } from '#components/cards/parts/facts';
import { Missing } from '#components/cards/parts/missing';
import { Points } from '#components/cards/evidence/points';
import { VoicePictures } from '#components/cards/charts/voice-pictures';
import { readingsMessages } from '#lib/messages/readings';
import { noteMessages } from '#lib/messages/note';

const texts = readingsMessages.audio_analysis;

const unit = (value: number | null | undefined, name: string, digits = 1): string | null =>
  value === null || value === undefined ? null : `${decimal(value, digits)} ${name}`;

function lines(data: AudioAnalysis): FactLine[] {
  const { pitch, pause, voice_quality: quality } = data;
  return [
    {
      ...texts.rate,
      value: unit(data.average_speech_rate_wpm, texts.wordsPerMinute, 0),
    },
    {
      ...texts.rateVariation,
      value: data.speech_rate_variability === null ? null : `${decimal(data.speech_rate_variability * 100, 0)} %`,
    },
    { ...texts.pitch, value: unit(pitch?.median_hz, 'Hz', 0) },
    { ...texts.pitchRange, value: unit(pitch?.range_semitones, texts.semitones) },
    {
      ...texts.rising,
      value: data.rising_ends_ratio === null ? null : percent(data.rising_ends_ratio),
    },
    { ...texts.dynamics, value: unit(data.loudness_dynamics_db, 'dB') },
    {
      term: texts.pauses.term,
      value: pause === null ? null : String(pause.count),
      note:
        pause === null
          ? undefined
          : texts.pauses.note(decimal(pause.rate_per_min, 1), duration(pause.total_s), duration(pause.longest_s)),
    },
    {
      ...texts.filledPauses,
      value: data.filled_pauses === null ? null : String(data.filled_pauses),
    },
    {
      ...texts.jitter,
      value: quality.jitter_local === null ? null : `${decimal(quality.jitter_local * 100, 2)} %`,
    },
    { ...texts.shimmer, value: unit(quality.shimmer_local_db, 'dB', 2) },
    { ...texts.harmonics, value: unit(quality.hnr_db, 'dB') },
  ];
}

function Body({ data }: { data: AudioAnalysis }) {
  const all = lines(data);
  const missing = all.filter((line) => line.value === null);
  return (
    <>
      {data.background_noise_assessment && <p className="mt-2">{data.background_noise_assessment}</p>}
      <VoicePictures data={data} />
      <Facts first={5} lines={all.filter((line) => line.value !== null)} />
      {missing.length > 0 && Object.keys(data.not_available).length === 0 && (
        <p className="mt-2 text-note text-ink-2">
          {noteMessages.notMeasuredList(missing.map((line) => line.term.toLowerCase()).join(', '))}
        </p>
      )}
      <Missing reasons={data.not_available} />
      <Points title={texts.strain} lines={data.strain_markers.map((line) => capital(words(line)))} />
    </>
  );
}

export const audioAnalysis: CardParts<'audio_analysis'> = {
  page,
  Body,
  source: texts.source,
  measured: true,
  moments: (data) => data.acoustic_events.map((item) => item.start_s),
};
