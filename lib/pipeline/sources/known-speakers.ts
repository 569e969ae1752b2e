import type { SessionContext } from '#lib/analyses/session-context';
import type { Transcript } from '#lib/analyses/transcript/schema';
import { AsyncQueue } from '#lib/audio/async-queue';
import type { SpeechSpan } from '#lib/audio/contract';
import type { Diarizer, VoiceTurns } from '#lib/speech/voices/contract';
import { speakersOf } from '#lib/text/speakers';
import type { RunRequest } from '#lib/pipeline/request';

/** Of a text without times nobody can say who spoke when. */
export function contextFor({ times }: Transcript, context: SessionContext): SessionContext {
  return times === 'none' ? { ...context, speaker_diarization: undefined } : context;
}

/** The speakers that the caller knows, on the segments; null stays where nobody is known to speak. */
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
  /** All spans of speech, once there are no more. */
  all: Promise<SpeechSpan[]>;
  /** Resolves with null where the recording has one channel for all. */
  speakers: Promise<unknown>;
  pcm_path: string;
}

/**
 * Beside the recogniser, once all is decoded; only where the recording has one channel for all and nobody said who
 * speaks when.
 */
export async function toldApart(
  { context, signal }: RunRequest,
  voices: Diarizer | undefined,
  { all, speakers, pcm_path }: HeardSpeech,
): Promise<VoiceTurns> {
  const { speaker_diarization: given = [], speaker_count = null } = context;
  if (!voices || given.length > 0) return null;
  const spans = await all.catch(() => []);
  if ((await speakers.catch(() => null)) !== null || spans.some(({ channel }) => channel !== undefined)) return null;
  return voices.tell({ pcm_path, spans, voices: speaker_count, signal });
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
