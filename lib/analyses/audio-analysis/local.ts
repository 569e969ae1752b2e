import type { Analysis } from '#lib/analyses/step-server';
import type { ReadingInput } from '#lib/analyses/analysis';
import { measureEngine } from '#lib/analyses/engine';
import type { Evidence } from '#lib/analyses/evidence/evidence';
import { listed, listingNote } from '#lib/analyses/wording/listing';
import { notEnglish } from '#lib/analyses/measures/sufficiency';
import { quantile, round, roundOrNull } from '#lib/base/statistics';
import { lexicon } from '#lib/text/lexicons/lexicon';
import { evidenceOf } from '#lib/analyses/evidence/evidence-of';
import { textOf } from '#lib/text/model';
import { isSure } from '#lib/text/sure';
import { lasting } from '#lib/analyses/wording/wording';
import { eventsOf, longest } from './events.ts';
import { missingFrom } from './missing.ts';
import { type Passage, tooNoisy } from './own-voice.ts';
import type { AudioAnalysis } from './schema.ts';
import { roughPassages } from './strain.ts';
import { vocalEffort } from './vocal-effort.ts';

/** Least duration of voice for any measure. */
const minimumVoiced_s = 1;
/**
 * Standard deviation of pitch inside a passage, in semitones: below the first value monotone, from the second on
 * lively. Listeners' judgement of liveliness correlates with this measure (Hincks 2005, Interspeech; Traunmüller and
 * Eriksson 1995); the limits are our own.
 */
const intonation = { moderate: 2, lively: 4 } as const;
/** Least number of measured phrase ends for a share of rising ones. */
const leastPhrases = 3;
const mostPauses = 300;

function read(input: ReadingInput): AudioAnalysis {
  const { acoustics, quality } = input;
  const overall = acoustics?.overall;
  const events = eventsOf(input);
  const fillers = acoustics ? fillersOf(input) : [];
  const effort = vocalEffort(input);
  const strain = roughPassages(input);
  const noisy = tooNoisy(input);
  const evidence = [
    ...events,
    ...fillers,
    ...effort.standing_out.map(({ passage, effort: which, louder_db, brighter_db }) =>
      heard(
        input,
        passage,
        `${which}_voice`,
        `Against this voice’s middle: ${signed(louder_db)} dB in level, ${signed(brighter_db)} dB in the balance of highs to lows.`,
      ),
    ),
    ...strain.rough.map(({ passage, sentence }) => heard(input, passage, 'rougher_voice', sentence)),
  ];
  const shown = listed(evidence, (entry) => entry.cue);
  const sufficiency = sufficiencyOf(input, listingNote(evidence.length, shown.length));
  const ends = acoustics?.phrase_ends;
  const result: AudioAnalysis = {
    evidence: sufficiency.enough ? shown : [],
    sufficiency,
    dropped_claims: 0,
    speech_clarity_score: quality?.clarity_score ?? null,
    background_noise_assessment: noiseOf(quality?.signal_to_noise_ratio_db ?? null),
    average_speech_rate_wpm: roundOrNull(overall?.speech_rate_wpm, 0),
    speech_rate_variability: roundOrNull(acoustics?.speech_rate_variability, 3),
    pitch: pitchOf(input),
    intonation_pattern: intonationOf(input),
    rising_ends_ratio: ends && ends.measured >= leastPhrases ? round(ends.rising / ends.measured, 2) : null,
    loudness_dynamics_db: roundOrNull(overall?.intensity_range_db, 1),
    curves: acoustics?.curves ?? null,
    rate_over_time: acoustics?.rate_over_time ?? [],
    pause: pausesOf(input),
    pauses: longest(acoustics?.pauses ?? [], mostPauses).map(({ start_s, end_s }) => ({ start_s, end_s })),
    // None in the transcript does not mean none in the talk: recognisers leave many out.
    filled_pauses: fillers.length > 0 ? fillers.length : null,
    voice_quality: {
      jitter_local: noisy ? null : roundOrNull(overall?.jitter_local, 4),
      shimmer_local_db: noisy ? null : roundOrNull(overall?.shimmer_local_db, 2),
      hnr_db: noisy ? null : roundOrNull(overall?.hnr_db, 1),
    },
    vocal_effort: effort.effort,
    acoustic_events: listed(events, ({ cue }) => cue).map(({ cue, start_s, end_s }) => ({
      event: cue,
      start_s,
      end_s,
    })),
    strain_markers: strain.rough.map(({ sentence }) => sentence).slice(0, 12),
    method: acoustics
      ? `Measured in ${lasting(acoustics.overall.voiced_s)} of voice: pitch, level and pauses every 20 ms, voice quality in the steady parts of vowels.`
      : '',
    not_available: {},
  };
  return {
    ...result,
    not_available: missingFrom(result, input, { noisy, vocal_effort: effort.reason, strain_markers: strain.reason }),
  };
}

function heard(
  { transcript }: ReadingInput,
  { segment_id, start_s, end_s, speaker }: Passage,
  cue: string,
  note: string,
): Evidence {
  const said = transcript.segments.find(({ id }) => id === segment_id);
  return {
    quote: said !== undefined && isSure(said) ? said.text : '',
    segment_id,
    start_s,
    end_s,
    speaker,
    cue,
    source: 'audio',
    note,
  };
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(0)}`;
}

function fillersOf(input: ReadingInput): Evidence[] {
  const model = textOf(input);
  // In other languages, "um" and "er" are words.
  if (notEnglish(model) !== null) return [];
  return model.tokens
    .filter((token) => token.word && lexicon('filled-pauses').has(token.norm))
    .map((token) => evidenceOf(model, token, 'filled_pause', 'Recognisers leave many out'));
}

/**
 * Describes the background in a sentence; null if the ratio is unknown. From 30 dB of signal to noise on, the recording
 * is from a studio or a close microphone; below 10 dB some words cannot be understood.
 */
function noiseOf(snr: number | null): string | null {
  if (snr === null) return null;
  const word = snr >= 30 ? 'Quiet' : snr >= 20 ? 'Low' : snr >= 10 ? 'Noticeable' : 'Strong';
  return `${word} background: speech is ${Math.abs(Math.round(snr))} dB ${snr >= 0 ? 'above' : 'below'} the noise.`;
}

function pitchOf({ acoustics }: ReadingInput): AudioAnalysis['pitch'] {
  const {
    pitch_median_hz: median,
    pitch_range_semitones: range,
    pitch_variability_semitones: spread,
  } = acoustics?.overall ?? {};
  if (!median || range === null || range === undefined || spread === null || spread === undefined) return null;
  return { median_hz: round(median, 1), range_semitones: round(range, 1), variability: round(spread, 2) };
}

/**
 * The median of the segments' own variability, since pitch over the whole recording would include the difference
 * between voices.
 */
function intonationOf({ acoustics }: ReadingInput): AudioAnalysis['intonation_pattern'] {
  const spreads = (acoustics?.segments ?? []).flatMap((segment) =>
    segment.pitch_variability_semitones === null ? [] : [segment.pitch_variability_semitones],
  );
  const spread = spreads.length > 0 ? quantile(spreads, 0.5) : acoustics?.overall.pitch_variability_semitones;
  if (spread === null || spread === undefined) return null;
  return spread < intonation.moderate ? 'monotone' : spread < intonation.lively ? 'moderate' : 'lively';
}

function pausesOf({ acoustics, quality, transcript }: ReadingInput): AudioAnalysis['pause'] {
  const duration = quality?.duration_s ?? transcript.segments.at(-1)?.end_s ?? 0;
  if (!acoustics || duration <= 0) return null;
  const lengths = acoustics.pauses.map((pause) => Math.max(0, pause.end_s - pause.start_s));
  return {
    count: lengths.length,
    total_s: round(
      lengths.reduce((sum, length) => sum + length, 0),
      2,
    ),
    longest_s: round(
      lengths.reduce((most, length) => Math.max(most, length), 0),
      2,
    ),
    rate_per_min: round((lengths.length / duration) * 60, 1),
  };
}

function sufficiencyOf({ acoustics }: ReadingInput, note: string | null): AudioAnalysis['sufficiency'] {
  if (!acoustics) return { enough: false, reason: 'There is no audio, so nothing could be measured.' };
  const { voiced_s } = acoustics.overall;
  if (voiced_s < minimumVoiced_s)
    return {
      enough: false,
      reason: `${voiced_s < 0.05 ? 'No voice was found' : `Only ${round(voiced_s, 1)} s of voice was found`}; one second is the least that can be measured.`,
    };
  return note === null ? { enough: true } : { enough: true, reason: note };
}

export const audioAnalysis: Analysis<'audio_analysis'> = {
  engine: measureEngine,
  read,
};
