import { isAppError } from '#lib/base/errors';

/** The part of an error that goes into the log: its kind and its origin. */
export interface LoggedError {
  type: string;
  code?: string;
  /** Only where the message cannot hold anything that people said or sent. */
  message?: string;
  at: string[];
  cause?: LoggedError;
}

const deepest = 4;
const frames = 12;
/** Mistakes in our own code, whose messages name variables only. */
const safe: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError', 'AbortError']);
/** How a worker ended. Its output before that may hold anything. */
const workerEnd =
  /exit code \w+, signal \w+|took longer than \d+ ms|made no progress for \d+ ms|the pool (is|was) closed/;

/**
 * An error without content. Messages of libraries hold their input: a failed query its parameters, a parser the text, a
 * model's client the prompt. So only kind, code and stack frames of those are kept.
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
  // A stack begins with the message, whose lines may look like frames; the frames follow it.
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
