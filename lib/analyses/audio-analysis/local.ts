import type { Analysis, ReadingInput } from '#lib/analyses/analysis';
import { measureEngine } from '#lib/analyses/engine';
import type { Evidence } from '#lib/analyses/evidence';
import { listed, listingNote } from '#lib/analyses/listing';
import { longSilencesOf } from '#lib/analyses/silences';
import { notEnglish } from '#lib/analyses/sufficiency';
import { filledPauses } from '#lib/analyses/text/lexicon';
import { evidenceOf, textOf } from '#lib/analyses/text/model';
import { round } from '#lib/analyses/text/timing';
import { quantile } from '#lib/analyses/voice';
import { audioAnalysisSchema } from './schema.ts';
import type { AudioAnalysis } from './schema.ts';

/** Less voice than this is too little to measure. */
const minimumVoiced_s = 1;
/** Standard deviation of pitch inside a segment, in semitones: under the first monotone, from the second on lively. Our own limits. */
const intonation = { moderate: 2, lively: 4 } as const;

function read(input: ReadingInput): AudioAnalysis {
  const { acoustics, quality } = input;
  const overall = acoustics?.overall;
  const silences = longSilencesOf(input);
  const clipped = (quality?.evidence ?? []).filter((entry) => entry.cue.includes('clipping') && entry.end_s > entry.start_s);
  const fillers = fillersOf(input);
  const evidence: Evidence[] = [
    ...silences,
    ...clipped,
    ...fillers,
  ];
  const shown = listed(evidence, (entry) => entry.cue);
  return {
    evidence: shown,
    sufficiency: sufficiencyOf(input, fillers.length, listingNote(evidence.length, shown.length)),
    dropped_claims: 0,
    speech_clarity_score: quality?.clarity_score ?? null,
    background_noise_assessment: noiseOf(quality?.signal_to_noise_ratio_db ?? null),
    average_speech_rate_wpm: rounded(overall?.speech_rate_wpm, 0),
    speech_rate_variability: rounded(acoustics?.speech_rate_variability, 3),
    pitch: overall && overall.pitch_median_hz !== null && overall.pitch_median_hz > 0 && overall.pitch_range_semitones !== null && overall.pitch_variability_semitones !== null
      ? { median_hz: round(overall.pitch_median_hz, 1), range_semitones: round(overall.pitch_range_semitones, 1), variability: round(overall.pitch_variability_semitones, 2) }
      : null,
    intonation_pattern: intonationOf(input),
    loudness_dynamics_db: rounded(overall?.intensity_range_db, 1),
    pause: pausesOf(input),
    // None heard is not none said: most recognisers leave them out.
    filled_pauses: fillers.length > 0 ? fillers.length : null,
    voice_quality: { jitter_local: null, shimmer_local_db: null, hnr_db: null },
    vocal_effort: null,
    acoustic_events: [...silences.map(({ start_s, end_s }) => ({ event: 'long_silence', start_s, end_s })), ...clipped.map(({ start_s, end_s }) => ({ event: 'clipping', start_s, end_s }))].toSorted((a, b) => a.start_s - b.start_s),
    strain_markers: [],
  };
}

function rounded(value: number | null | undefined, digits: number): number | null {
  return value === null || value === undefined ? null : round(value, digits);
}

function fillersOf(input: ReadingInput): Evidence[] {
  const model = textOf(input);
  // "um" and "er" are words in other languages.
  if (notEnglish(model) !== null) return [];
  return model.tokens.filter((token) => token.word && filledPauses.has(token.norm)).map((token) => evidenceOf(model, token, 'filled_pause', 'Recognisers leave many out'));
}

/** Limits in dB of signal to noise: 30 and more is a studio or a close microphone, under 10 words begin to be lost. */
function noiseOf(snr: number | null): string | null {
  if (snr === null) return null;
  const word = snr >= 30 ? 'Quiet' : snr >= 20 ? 'Low' : snr >= 10 ? 'Noticeable' : 'Strong';
  return `${word} background: speech is ${Math.abs(Math.round(snr))} dB ${snr >= 0 ? 'above' : 'below'} the noise.`;
}

/** The median of the segments' own variability, since pitch over the whole would count the difference between two voices. */
function intonationOf({ acoustics }: ReadingInput): AudioAnalysis['intonation_pattern'] {
  const spreads = (acoustics?.segments ?? []).flatMap((segment) => (segment.pitch_variability_semitones === null ? [] : [segment.pitch_variability_semitones]));
  const spread = spreads.length > 0 ? quantile(spreads, 0.5) : acoustics?.overall.pitch_variability_semitones;
  if (spread === null || spread === undefined) return null;
  return spread < intonation.moderate ? 'monotone' : spread < intonation.lively ? 'moderate' : 'lively';
}

function pausesOf({ acoustics, quality, transcript }: ReadingInput): AudioAnalysis['pause'] {
  const duration = quality?.duration_s ?? transcript.segments.at(-1)?.end_s ?? 0;
  if (!acoustics || duration <= 0) return null;
  const lengths = acoustics.pauses.map((pause) => Math.max(0, pause.end_s - pause.start_s));
  return { count: lengths.length, total_s: round(lengths.reduce((sum, length) => sum + length, 0), 2), longest_s: round(lengths.reduce((most, length) => Math.max(most, length), 0), 2), rate_per_min: round((lengths.length / duration) * 60, 1) };
}

function sufficiencyOf({ acoustics }: ReadingInput, fillers: number, note: string | null): AudioAnalysis['sufficiency'] {
  if (!acoustics) return { enough: false, reason: 'There is no audio, so nothing could be measured.' };
  const { voiced_s } = acoustics.overall;
  if (voiced_s < minimumVoiced_s) return { enough: false, reason: `${voiced_s < 0.05 ? 'No voice was found' : `Only ${round(voiced_s, 1)} s of voice was found`}; one second is the least that can be measured.` };
  const reasons = [fillers > 0 ? null : 'No filled pause was recognised. Recognisers leave most of them out, so they are not counted.', note].filter((part) => part !== null);
  return reasons.length > 0 ? { enough: true, reason: reasons.join(' ') } : { enough: true };
}

export const audioAnalysis: Analysis<'audio_analysis'> = { type: 'audio_analysis', schema: audioAnalysisSchema, engine: measureEngine, read };
