import { meanConfidence } from '#lib/base/confidence';
import type { Sufficiency } from '#lib/analyses/evidence/evidence';
import { speakersByChannel } from './channels.ts';
import type { Transcript } from './schema.ts';
import { speakersByVoice } from './voices.ts';
import type { ChannelSpeaker } from '#lib/audio/contract';
import type { Gap, RecognisedSegment } from '#lib/speech/contract';
import { transcriptMessages } from '#lib/messages/transcript';
import type { VoiceTurns } from '#lib/speech/voices/contract';
import { spreadWords } from '#lib/speech/words';

/** Properties of the recording besides its words, for the reason of an empty transcript. */
export interface TranscriptContext {
  /** Duration of the decoded audio, in seconds. */
  duration_s: number;
  /** null for digital silence. */
  loudness_dbfs?: number | null;
  /** Share of speech, 0 to 1. */
  speech_ratio?: number;
  /** Stretches of voice without recognised words. */
  gaps?: readonly Gap[];
  /** Whether the engine does not know the language of the recording. */
  sounds_foreign?: boolean;
}

/** In a shorter transcript there is too little to read. */
const minWords = 4;
/**
 * Mean confidence, weighted by time, below which the words are not reliable enough to read; clear English has at least
 * 0.85.
 */
const unclearBelow = 0.6;
/** In dBFS; a quieter recording is inaudible. */
const silentBelow = -60;

/**
 * Builds the result of `transcript`. Words without times are spread over voiced time and marked approximate. `speakers`
 * come from decoding (one channel each), `voices` from telling voices apart in one channel.
 */
export function buildTranscript(
  heard: readonly RecognisedSegment[],
  context: TranscriptContext,
  speakers: readonly ChannelSpeaker[] | null = null,
  voices: VoiceTurns = null,
): Transcript {
  const byVoice = voices !== null && speakers === null && heard.every(({ speaker }) => speaker === null);
  const recognised = byVoice ? speakersByVoice(heard, voices) : heard;
  const { bySegment, speaker_spans } = speakersByChannel(recognised, speakers);
  const segments = recognised.map(({ id, start_s, end_s, text, confidence }, index) => ({
    id,
    start_s,
    end_s,
    speaker: bySegment[index] ?? null,
    text,
    confidence,
  }));
  const words = recognised.flatMap(wordsOf);
  return {
    transcript: segments.map(({ text }) => text).join(' '),
    language: context.sounds_foreign ? 'und' : languageOf(recognised),
    segments,
    words,
    ...(context.gaps?.length ? { gaps: [...context.gaps] } : {}),
    ...(context.sounds_foreign ? { sounds_foreign: true } : {}),
    ...(byVoice ? { speakers_by: 'voice' } : {}),
    times: 'measured',
    speaker_spans,
    evidence: [],
    sufficiency: sufficiency(recognised, words.length, context),
    dropped_claims: 0,
  };
}

function wordsOf(segment: RecognisedSegment): Transcript['words'] {
  return (
    segment.words?.map((word) => ({ segment_id: segment.id, ...word, approximate: false })) ?? spreadWords(segment)
  );
}

/** The language of most segments. English if the engine reports none, since the embedded engine knows only English. */
function languageOf(segments: readonly RecognisedSegment[]): string {
  const told = [
    ...Map.groupBy(
      segments.flatMap(({ language }) => language ?? []),
      (language) => language,
    ),
  ].toSorted((a, b) => b[1].length - a[1].length);
  return told[0]?.[0] ?? 'en';
}

function sufficiency(
  segments: readonly RecognisedSegment[],
  wordCount: number,
  context: TranscriptContext,
): Sufficiency {
  if (wordCount === 0) return { enough: false, reason: emptyReason(context) };
  if (wordCount < minWords) {
    return {
      enough: false,
      reason: `Only ${wordCount === 1 ? 'one word was' : `${wordCount} words were`} understood; a reading needs at least a sentence.`,
    };
  }
  if (context.sounds_foreign) return { enough: false, reason: transcriptMessages.notEnglish };
  const confidence = meanConfidence(segments);
  if (confidence < unclearBelow) {
    return {
      enough: false,
      reason: `The words were recognised with a confidence of only ${Math.round(confidence * 100)} % throughout. The recording may be in another language than English, or very unclear.`,
    };
  }
  return { enough: true };
}

function emptyReason({ duration_s, loudness_dbfs, speech_ratio }: TranscriptContext): string {
  const length = duration_s < 60 ? `${duration_s.toFixed(1)} s` : `${Math.round(duration_s / 60)} min`;
  if (loudness_dbfs === null || (loudness_dbfs !== undefined && loudness_dbfs < silentBelow))
    return `The recording (${length}) is silent, so there is nothing to transcribe.`;
  if (speech_ratio !== undefined && speech_ratio > 0.05)
    return `Something like speech was found in the recording (${length}), but no words could be made out. It may be noise, music or another language than English.`;
  if (speech_ratio === undefined)
    return `No English words could be made out in the recording (${length}): it holds silence, noise, music, or speech in another language.`;
  return `No speech was found in the recording (${length}): it holds silence, noise or music.`;
}
