import { APICallError } from 'ai';
import { z } from 'zod';
import { languageCode } from '#lib/base/languages';
import type { ChunkText } from './heard.ts';

const times = { start: z.number(), end: z.number() };
const wordSchema = z.looseObject({ word: z.string(), ...times });
const answerSchema = z.looseObject({
  text: z.string().nullish(),
  language: z.string().nullish(),
  segments: z.array(z.looseObject({ text: z.string(), ...times })).nullish(),
  words: z.array(wordSchema).nullish(),
});

/**
 * The text of a successful answer that does not fit the schema of OpenAI's answers exactly, as with self-hosted
 * servers; null if it holds no text.
 */
export function looseAnswer(error: unknown): ChunkText | null {
  if (!APICallError.isInstance(error) || error.statusCode !== 200 || error.responseBody === undefined) return null;
  const body = jsonOf(error.responseBody);
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return null;
  const { text, language, segments, words } = parsed.data;
  if (typeof text !== 'string' && !segments) return null;
  return {
    text: text ?? (segments ?? []).map((segment) => segment.text.trim()).join(' '),
    segments: (segments ?? []).map((segment) => ({
      text: segment.text,
      startSecond: segment.start,
      endSecond: segment.end,
    })),
    ...(words
      ? { words: words.map(({ word, start, end }) => ({ text: word, startSecond: start, endSecond: end })) }
      : {}),
    language: language ? languageCode(language) : undefined,
    body,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
