import { z } from 'zod';
import type { SpeechSpan } from '#lib/audio/contract';
import type { RecognisedSegment } from '#lib/speech/contract';
import type { Chunk } from '#lib/speech/chunks';

/** The SDK's result for one chunk; seconds from the chunk's start. */
export interface ChunkText {
  text: string;
  segments: readonly { text: string; startSecond: number; endSecond: number }[];
  words?: readonly { text: string; startSecond: number; endSecond: number }[];
  language: string | undefined;
  /** The server's own answer, for fields that the SDK leaves out. */
  body: unknown;
}

/** Some servers put words into their segments, with a confidence for each. */
const wordSchema = z.looseObject({
  word: z.string(),
  start: z.number().nullish(),
  end: z.number().nullish(),
  probability: z.number().nullish(),
  score: z.number().nullish(),
});
/** `verbose_json` has confidences, `diarized_json` has speakers; self-hosted servers mix them. */
const bodySchema = z.looseObject({
  segments: z
    .array(
      z.looseObject({
        avg_logprob: z.number().nullish(),
        no_speech_prob: z.number().nullish(),
        speaker: z.string().max(200).nullish(),
        words: z.array(wordSchema).nullish(),
      }),
    )
    .nullish(),
});
type Detail = NonNullable<z.infer<typeof bodySchema>['segments']>[number];

/** From this probability of no speech on, the recogniser's text is invented. */
const nobodyFrom = 0.9;
/** For a server that gives no confidence. */
const notTold = 1;

export type Heard = Omit<RecognisedSegment, 'id'>;

/**
 * One chunk's answer as segments with times in the recording. An answer without segments is one segment. Speakers are
 * told apart within one answer only, so “A” of the next may be anyone: they are named only if there is a single answer.
 */
export function segmentsOf(chunk: Chunk, answer: ChunkText): { segments: Heard[]; namesSpeakers: boolean } {
  const body = bodySchema.safeParse(answer.body);
  const details = body.success ? (body.data.segments ?? []) : [];
  const length_s = chunk.end_s - chunk.start_s;
  // Some servers give words instead of segments; those are not passages.
  const given =
    answer.segments.length > 0 && !isWordList(answer)
      ? answer.segments
      : [{ text: answer.text, startSecond: 0, endSecond: length_s }];
  const segments = given.flatMap(({ text, startSecond, endSecond }, i): Heard[] => {
    const trimmed = text.trim();
    const detail = given === answer.segments ? details[i] : undefined;
    if (trimmed === '' || (detail?.no_speech_prob ?? 0) >= nobodyFrom) return [];
    const start_s = chunk.start_s + Math.min(length_s, Math.max(0, startSecond));
    const end_s = Math.max(start_s + 0.05, chunk.start_s + Math.min(length_s, endSecond));
    const words = wordsIn(detail, answer, startSecond, endSecond);
    return [
      {
        start_s,
        end_s,
        speaker: chunk.spans[0]?.speaker ?? (detail?.speaker && chunk.alone ? speakerName(detail.speaker) : null),
        text: trimmed,
        confidence: confidenceOf(detail),
        voiced: voicedIn(chunk.spans, start_s, end_s),
        ...(chunk.channel === undefined ? {} : { channel: chunk.channel }),
        ...(answer.language === undefined ? {} : { language: answer.language }),
        ...(words.length > 0
          ? {
              words: words.map(({ word, from, to }) => ({
                word: word.trim(),
                start_s: chunk.start_s + from,
                end_s: chunk.start_s + Math.max(from, to),
              })),
            }
          : {}),
      },
    ];
  });
  return { segments, namesSpeakers: details.some(({ speaker }) => Boolean(speaker)) };
}

/** The segment's own words, else those of the whole answer that begin in it; seconds from the chunk's start. */
function wordsIn(
  detail: Detail | undefined,
  { words = [] }: ChunkText,
  from_s: number,
  to_s: number,
): { word: string; from: number; to: number }[] {
  const own = (detail?.words ?? []).flatMap(({ word, start, end }) =>
    typeof start === 'number' && typeof end === 'number' ? [{ word, from: start, to: end }] : [],
  );
  // A word without times would be missing from the text.
  if (own.length > 0 && own.length === detail?.words?.length) return own;
  return words
    .filter(({ startSecond }) => startSecond >= from_s - 0.05 && startSecond < to_s)
    .map(({ text, startSecond, endSecond }) => ({ word: text, from: startSecond, to: endSecond }));
}

/** "A" and "1" number the speakers, "SPEAKER_00" counts from 0, and a name stays unchanged. */
function speakerName(label: string): string {
  const counted = /^speaker[_ -]?0*(\d+)$/iu.exec(label)?.[1];
  if (counted !== undefined) return `Speaker ${Number(counted) + (label.startsWith('SPEAKER_') ? 1 : 0)}`;
  return /^(?:[A-Z]|\d{1,2})$/u.test(label) ? `Speaker ${label}` : label;
}

/** Geometric mean over the tokens, or over the words if only those have confidences. */
function confidenceOf(detail: Detail | undefined): number {
  const words = (detail?.words ?? []).flatMap(({ probability, score }) => probability ?? score ?? []);
  const ofWords =
    words.length > 0
      ? words.reduce((sum, value) => sum + Math.log(Math.min(1, Math.max(0.001, value))), 0) / words.length
      : null;
  const mean = detail?.avg_logprob ?? ofWords;
  return mean === null ? notTold : Math.round(Math.exp(Math.min(0, mean)) * 1_000) / 1_000;
}

function isWordList({ segments, words }: ChunkText): boolean {
  return (
    words !== undefined && segments.length === words.length && segments.every(({ text }, i) => text === words[i]?.text)
  );
}

function voicedIn(spans: readonly SpeechSpan[], start_s: number, end_s: number): SpeechSpan['voiced'] {
  const inside = spans
    .flatMap(({ voiced }) => voiced)
    .map((part) => ({ start_s: Math.max(part.start_s, start_s), end_s: Math.min(part.end_s, end_s) }));
  const kept = inside.filter((part) => part.end_s > part.start_s);
  return kept.length > 0 ? kept : [{ start_s, end_s }];
}
