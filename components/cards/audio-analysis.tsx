import type { AudioAnalysis } from '#lib/analyses/audio-analysis/schema';
import { capital, decimal, duration, percent, words } from '#lib/base/words';
import type { CardParts } from '#components/cards/parts/card-parts';
import { type FactLine, Facts } from '#components/cards/parts/facts';
import { Missing } from '#components/cards/parts/missing';
import { Points } from '#components/cards/evidence/points';
import { VoicePictures } from '#components/cards/charts/voice-pictures';

const unit = (value: number | null | undefined, name: string, digits = 1): string | null =>
  value === null || value === undefined ? null : `${decimal(value, digits)} ${name}`;

function lines(data: AudioAnalysis): FactLine[] {
  const { pitch, pause, voice_quality: quality } = data;
  return [
    {
      term: 'Speech rate',
      value: unit(data.average_speech_rate_wpm, 'wpm', 0),
      note: 'Conversation is usually 120 to 180',
    },
    {
      term: 'Variation of rate',
      value: data.speech_rate_variability === null ? null : `${decimal(data.speech_rate_variability * 100, 0)} %`,
      note: 'Standard deviation over mean, by passage',
    },
    { term: 'Median pitch', value: unit(pitch?.median_hz, 'Hz', 0), note: 'Adult voices: about 85 to 255' },
    { term: 'Pitch range', value: unit(pitch?.range_semitones, 'semitones'), note: '12 semitones are an octave' },
    {
      term: 'Phrases that end rising',
      value: data.rising_ends_ratio === null ? null : percent(data.rising_ends_ratio),
      note: 'By two semitones or more, as many questions do',
    },
    { term: 'Loudness dynamics', value: unit(data.loudness_dynamics_db, 'dB'), note: 'Loud against soft speech' },
    {
      term: 'Pauses',
      value: pause === null ? null : String(pause.count),
      note:
        pause === null
          ? undefined
          : `${decimal(pause.rate_per_min, 1)} a minute, ${duration(pause.total_s)} in all, longest ${duration(pause.longest_s)}`,
    },
    {
      term: 'Filled pauses',
      value: data.filled_pauses === null ? null : String(data.filled_pauses),
      note: '“Uh” and “um”, where the recogniser writes them',
    },
    {
      term: 'Jitter',
      value: quality.jitter_local === null ? null : `${decimal(quality.jitter_local * 100, 2)} %`,
      note: 'Cycle to cycle, in pitch',
    },
    { term: 'Shimmer', value: unit(quality.shimmer_local_db, 'dB', 2), note: 'Cycle to cycle, in loudness' },
    { term: 'Harmonics to noise', value: unit(quality.hnr_db, 'dB'), note: 'Higher is clearer' },
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
          Not measured: {missing.map((line) => line.term.toLowerCase()).join(', ')}.
        </p>
      )}
      <Missing reasons={data.not_available} />
      <Points title="Signs of strain" lines={data.strain_markers.map((line) => capital(words(line)))} />
    </>
  );
}

export const audioAnalysis: CardParts<'audio_analysis'> = {
  Body,
  source: 'Measured on the voice, never guessed from the words.',
  measured: true,
  moments: (data) => data.acoustic_events.map((item) => item.start_s),
};
