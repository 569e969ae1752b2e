import { isAppError } from '#lib/base/errors';

/** What a log line says of an error: its kind and where it came from. */
export interface LoggedError {
  type: string;
  code?: string;
  /** Only where we know that it holds nothing of what people said or sent. */
  message?: string;
  at: string[];
  cause?: LoggedError;
}

const deepest = 4;
const frames = 12;
/** Mistakes of our own code: these speak of variables. */
const safe: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError', 'AbortError']);
/** How a worker ended. What it wrote before that may be anything. */
const workerEnd =
  /exit code \w+, signal \w+|took longer than \d+ ms|made no progress for \d+ ms|the pool (is|was) closed/;

/**
 * An error without content. Messages of libraries hold what they choked on: a failed query its parameters, a parser the
 * text, a model's client the prompt. So of those only kind, code and stack frames are kept.
 */
export function loggedError(value: unknown, depth = 0): LoggedError {
  if (!(value instanceof Error)) return { type: typeof value, at: [] };
  const code =
    'code' in value && (typeof value.code === 'string' || typeof value.code === 'number')
      ? String(value.code).slice(0, 60)
      : undefined;
  const message =
    value.name === 'WorkerError'
      ? workerEnd.exec(value.message)?.[0]
      : safe.has(value.name) && !isAppError(value)
        ? value.message.slice(0, 500)
        : undefined;
  // A stack begins with the message, which may have lines that look like anything; the frames are what follows it.
  const stack = (value.stack ?? '').replace(`${value.name}: ${value.message}`, '').replace(value.message, '');
  const at = stack
    .split('\n')
    .filter((line) => /^ {4}at [^"']+$/.test(line))
    .map((line) => line.trim().slice(3))
    .slice(0, frames);
  return {
    type: value.name,
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    at,
    ...(value.cause instanceof Error && depth < deepest ? { cause: loggedError(value.cause, depth + 1) } : {}),
  };
}
