import { type Logger, pino } from 'pino';
import { loggedError } from './logged-error.ts';

export type { Logger };

/**
 * JSON lines on standard output. A line tells what happened to which session, in names and numbers; it never holds
 * transcript, prompts, audio or keys. Right: `logger.info({ session_id, took_ms }, 'run ended')`. Wrong: words from a
 * recording, or a file name that a person chose.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: loggedError },
    redact: ['headers', 'req.headers', 'authorization', 'cookie'],
  });
}
