import { APICallError } from 'ai';
import { causesOf } from './causes.ts';

/**
 * The parts of a request that a server may refuse, recognised by the messages of llama.cpp, Ollama, vLLM, LM Studio,
 * Mistral and OpenAI.
 */
export type Refusal = 'limit' | 'usage' | 'effort' | 'role' | 'form';

/** A context that is too small, in tokens; `input` is null if the server does not say how much was sent. */
export interface SmallContext {
  context: number;
  input: number | null;
}

/**
 * Statuses of a refused request. 500 is among them because some servers answer it when a chat template or a grammar
 * fails.
 */
const refusing = new Set([400, 404, 422, 500, 501]);
const unknownMember =
  /unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|extra|not permitted|forbidden|invalid/iu;

const kinds: readonly [Refusal, (text: string) => boolean][] = [
  ['usage', (text) => /stream_options|include_usage/iu.test(text)],
  ['limit', (text) => /max_(?:completion_)?tokens/iu.test(text) && unknownMember.test(text)],
  ['effort', (text) => /reasoning_effort|reasoning\.effort|think value|does not support thinking/iu.test(text)],
  [
    'role',
    (text) =>
      /\broles?\b/iu.test(text) && /developer|system|unexpected|incorrect|unknown|unsupported|alternate/iu.test(text),
  ],
  ['form', (text) => /json|schema|response_format|text\.format|structured|grammar/iu.test(text)],
];

/** The option or form that the server refused; null if the request failed for another reason. */
export function refusalIn(error: unknown): Refusal | null {
  const response = responseOf(error);
  if (!response || !refusing.has(response.status) || contextIn(error)) return null;
  const [kind] = kinds.find(([, is]) => is(response.text)) ?? [];
  // A server with an internal error may mention JSON, too.
  if (response.status === 500 && !(kind === 'role' || /grammar|response_format/iu.test(response.text))) return null;
  if (response.status === 404 && kind === 'form') return null;
  return kind ?? null;
}

const contexts = [
  /"n_ctx"\s*:\s*(\d+)/u,
  /maximum context length (?:is|of) ([\d,]+)/iu,
  /context length of only ([\d,]+)/iu,
  /context window of ([\d,]+)/iu,
] as const;
const inputs = [
  /"n_prompt_tokens"\s*:\s*(\d+)/u,
  /([\d,]+) in the messages/iu,
  /prompt contains (?:at least )?([\d,]+) input tokens/iu,
  /request has ([\d,]+) input tokens/iu,
  /keep the first ([\d,]+) tokens/iu,
] as const;

/**
 * The size of the server's context, if the request exceeds it. The status is ignored, since some servers say this with
 * 200 or 500.
 */
export function contextIn(error: unknown): SmallContext | null {
  const text = responseOf(error)?.text ?? '';
  const context = numberIn(text, contexts);
  return context === null ? null : { context, input: numberIn(text, inputs) };
}

const answers = [
  /at most ([\d,]+) (?:completion|output) tokens/iu,
  /max_(?:completion_)?tokens\W+must be less than or equal to \W*([\d,]+)/iu,
  /valid range of max_(?:completion_)?tokens is \[\d+, ?([\d,]+)\]/iu,
] as const;

/** The longest answer that the server gives, in tokens, if it refused a longer one. */
export function longestAnswerIn(error: unknown): number | null {
  return numberIn(responseOf(error)?.text ?? '', answers);
}

function numberIn(text: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const [, found] = pattern.exec(text) ?? [];
    if (found !== undefined) return Number(found.replaceAll(',', ''));
  }
  return null;
}

function responseOf(error: unknown): { status: number; text: string } | null {
  for (const cause of causesOf(error))
    if (APICallError.isInstance(cause))
      return { status: cause.statusCode ?? 0, text: `${cause.message} ${cause.responseBody ?? ''}` };
  return null;
}
