import { z } from 'zod';
import type { SpeechSpan } from '#lib/audio/contract';
import type { RecognisedSegment } from '#lib/speech/contract';
import type { Chunk } from '#lib/speech/chunks';

/** What the SDK gives for one chunk; seconds from the chunk's start. */
export interface ChunkText {
  text: string;
  segments: readonly { text: string; startSecond: number; endSecond: number }[];
  words?: readonly { text: string; startSecond: number; endSecond: number }[];
  language: string | undefined;
  /** The server's own answer, for what the SDK leaves out. */
  body: unknown;
}

/** `verbose_json` tells how sure the recogniser was, `diarized_json` who spoke. */
const bodySchema = z.looseObject({ segments: z.array(z.looseObject({ avg_logprob: z.number().optional(), no_speech_prob: z.number().optional(), speaker: z.string().optional() })).optional() });

/** Where the recogniser itself thinks that nobody speaks, its text is invented. */
const nobodyFrom = 0.9;
/** A server that does not tell how sure it is. */
const notTold = 1;

export type Heard = Omit<RecognisedSegment, 'id'>;

/**
 * One chunk's answer as segments with times in the recording. Without segments of its own, the whole text is one. Speakers are told apart
 * within one answer only, "A" of the next being anybody, so they are named only where there is one.
 */
export function segmentsOf(chunk: Chunk, answer: ChunkText): Heard[] {
  const told = bodySchema.safeParse(answer.body);
  const details = told.success ? (told.data.segments ?? []) : [];
  // Some servers give words in the place of segments; those are no passages.
  const given = answer.segments.length > 0 && answer.segments !== answer.words && !isWordList(answer) ? answer.segments : [{ text: answer.text, startSecond: 0, endSecond: chunk.end_s - chunk.start_s }];
  const length_s = chunk.end_s - chunk.start_s;
  return given.flatMap(({ text, startSecond, endSecond }, i) => {
    const trimmed = text.trim();
    const detail = given === answer.segments ? details[i] : undefined;
    if (trimmed === '' || (detail?.no_speech_prob ?? 0) >= nobodyFrom) return [];
    const start_s = chunk.start_s + Math.min(length_s, Math.max(0, startSecond));
    const end_s = Math.max(start_s + 0.05, chunk.start_s + Math.min(length_s, endSecond));
    const words = (answer.words ?? []).filter((word) => word.startSecond >= startSecond - 0.05 && word.startSecond < endSecond);
    return [
      {
        start_s,
        end_s,
        speaker: chunk.spans[0]?.speaker ?? (detail?.speaker === undefined || !chunk.alone ? null : `Speaker ${detail.speaker}`),
        text: trimmed,
        confidence: detail?.avg_logprob === undefined ? notTold : Math.round(Math.exp(Math.min(0, detail.avg_logprob)) * 1_000) / 1_000,
        voiced: voicedIn(chunk.spans, start_s, end_s),
        ...(chunk.channel === undefined ? {} : { channel: chunk.channel }),
        ...(answer.language === undefined ? {} : { language: answer.language }),
        ...(words.length > 0 ? { words: words.map(({ text: word, startSecond: from, endSecond: to }) => ({ word: word.trim(), start_s: chunk.start_s + from, end_s: chunk.start_s + to })) } : {}),
      },
    ];
  });
}

function isWordList({ segments, words }: ChunkText): boolean {
  return words !== undefined && segments.length === words.length && segments.every(({ text }, i) => text === words[i]?.text);
}

function voicedIn(spans: readonly SpeechSpan[], start_s: number, end_s: number): SpeechSpan['voiced'] {
  const inside = spans.flatMap(({ voiced }) => voiced).map((part) => ({ start_s: Math.max(part.start_s, start_s), end_s: Math.min(part.end_s, end_s) }));
  const kept = inside.filter((part) => part.end_s > part.start_s);
  return kept.length > 0 ? kept : [{ start_s, end_s }];
}
