import type { AcousticFeatures, VoiceFeatures } from '#lib/audio/contract';
import type { ReadingInput } from '#lib/analyses/analysis';
import type { SessionContext } from '#lib/analyses/session-context';
import type { Word } from '#lib/analyses/transcript/schema';

export interface Line {
  text: string;
  speaker?: string;
  /** Default: 0.4 s after the previous line; the length is that of 15 characters per second. */
  start_s?: number;
  end_s?: number;
}

export interface InputOptions {
  context?: SessionContext;
  acoustics?: AcousticFeatures | null;
  quality?: ReadingInput['quality'];
  voice_inference?: boolean;
  /** Whether the transcript has word times. Without them, evidence has interpolated times. */
  words?: boolean;
}

/** A reading's input from lines of text, one segment per line. */
export function inputOf(lines: readonly (string | Line)[], options: InputOptions = {}): ReadingInput {
  let at = 0;
  const segments = lines.map((line, id) => {
    const {
      text,
      speaker = null,
      start_s = at,
      end_s = start_s + Math.max(0.5, text.length / 15),
    } = typeof line === 'string' ? { text: line } : line;
    at = end_s + 0.4;
    return { id, start_s, end_s, speaker, text, confidence: 0.9 };
  });
  const words = (options.words ?? true) ? segments.flatMap(wordsOf) : [];
  return {
    transcript: {
      transcript: segments.map((segment) => segment.text).join(' '),
      language: 'en',
      segments,
      words,
      times: 'measured',
      speaker_spans: null,
      evidence: [],
      sufficiency: { enough: true },
      dropped_claims: 0,
    },
    acoustics: options.acoustics ?? null,
    quality: options.quality ?? null,
    context: options.context ?? {},
    voice_inference: options.voice_inference ?? true,
  };
}

function wordsOf(segment: { id: number; start_s: number; end_s: number; text: string }): Word[] {
  const parts = segment.text.split(/\s+/u).filter((part) => part !== '');
  const step = (segment.end_s - segment.start_s) / Math.max(1, parts.length);
  return parts.map((word, i) => ({
    segment_id: segment.id,
    word,
    start_s: segment.start_s + i * step,
    end_s: segment.start_s + (i + 1) * step,
    approximate: true,
  }));
}

/** Features of an even voice: 120 Hz, -25 dBFS, 160 words a minute. */
const evenVoice: VoiceFeatures = {
  pitch_median_hz: 120,
  pitch_range_semitones: 6,
  pitch_variability_semitones: 2.5,
  intensity_dbfs: -25,
  intensity_range_db: 15,
  voiced_s: 3,
  speech_rate_wpm: 160,
  jitter_local: 0.008,
  shimmer_local_db: 0.4,
  hnr_db: 18,
  alpha_ratio_db: -14,
};

/** Acoustics for an input's segments: an even voice, with `changes` by segment. */
export function acousticsOf(
  input: ReadingInput,
  changes: Record<number, Partial<VoiceFeatures>> = {},
  pauses: AcousticFeatures['pauses'] = [],
): AcousticFeatures {
  const segments = input.transcript.segments.map(({ id, start_s, end_s }) => ({
    segment_id: id,
    start_s,
    end_s,
    ...evenVoice,
    ...changes[id],
  }));
  return {
    overall: { ...evenVoice, voiced_s: segments.reduce((sum, segment) => sum + segment.voiced_s, 0) },
    segments,
    pauses,
    speech_rate_variability: segments.length >= 3 ? 0.1 : null,
    rate_over_time: [],
    curves: null,
    phrase_ends: { measured: 0, rising: 0 },
    clicks: [],
  };
}

/** Diarization with one span per line. */
export function diarizationOf(
  lines: readonly { speaker: string; start_s: number; end_s: number }[],
): NonNullable<SessionContext['speaker_diarization']> {
  return lines.map(({ speaker, start_s, end_s }) => ({ speaker_label: speaker, start_time: start_s, end_time: end_s }));
}
