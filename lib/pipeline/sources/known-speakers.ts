import type { SessionContext } from '#lib/analyses/session-context';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { SpeechSpan } from '#lib/audio/contract';
import type { Diarizer, VoiceTurns } from '#lib/speech/voices/contract';
import { speakersOf } from '#lib/text/speakers';
import type { RunRequest } from '#lib/pipeline/request';

/** In a text without times the caller's speaker times cannot be applied. */
export function contextFor({ times }: Transcript, context: SessionContext): SessionContext {
  return times === 'none' ? { ...context, speaker_diarization: undefined } : context;
}

/** Puts the speakers that the caller knows on the segments; null stays where no speaker is known. */
export function withSpeakers(transcript: Transcript, context: SessionContext): Transcript {
  const { bySegment, source } = speakersOf(transcript, context);
  const speaker_spans = source === 'channels' ? transcript.speaker_spans : null;
  return {
    ...transcript,
    speaker_spans,
    segments: transcript.segments.map((segment, index) => ({ ...segment, speaker: bySegment[index] ?? null })),
  };
}

interface HeardSpeech {
  /** All spans of speech, once decoding has ended. */
  all: Promise<SpeechSpan[]>;
  /** Resolves with null if all speakers share one channel. */
  speakers: Promise<unknown>;
  pcm_path: string;
}

/**
 * Speakers told apart by voice, beside the recogniser, once everything is decoded; only if all speakers share one
 * channel and the caller gave no speakers.
 */
export async function speakersByVoice(
  { context, signal }: RunRequest,
  voices: Diarizer | undefined,
  { all, speakers, pcm_path }: HeardSpeech,
): Promise<VoiceTurns> {
  const { speaker_diarization: given = [], speaker_count = null } = context;
  if (!voices || given.length > 0) return null;
  const spans = await all.catch(() => []);
  if ((await speakers.catch(() => null)) !== null || spans.some(({ channel }) => channel !== undefined)) return null;
  return voices.diarize({ pcm_path, spans, voices: speaker_count, signal });
}

/** The same spans, and all of them once there are no more, however slowly they are read. */
export function followed(spans: AsyncIterable<SpeechSpan>): {
  spans: AsyncIterable<SpeechSpan>;
  all: Promise<SpeechSpan[]>;
} {
  const queue = new AsyncQueue<SpeechSpan>();
  const read = async (): Promise<SpeechSpan[]> => {
    const all: SpeechSpan[] = [];
    try {
      for await (const span of spans) {
        all.push(span);
        queue.push(span);
      }
      queue.end();
      return all;
    } catch (error) {
      queue.end(error instanceof Error ? error : new Error('the spans failed', { cause: error }));
      throw error;
    }
  };
  const all = read();
  all.catch(() => undefined);
  return { spans: queue, all };
}
