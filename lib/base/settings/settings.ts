import { z } from 'zod';
import { blobAddressSchema } from './blob-address.ts';
import { AppError } from '#lib/base/errors';
import { ffmpegFolderSchema } from './ffmpeg-folder.ts';
import { hostNamesSchema } from './host-names.ts';

const onOff = z.enum(['on', 'off']);

/** Every setting has a default, so an empty environment works. */
const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Names under which it may be asked, beside localhost, HOST and that of PUBLIC_URL. */
  ALLOWED_HOSTS: hostNamesSchema.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  /** PostgreSQL; without it the embedded database in DATA_DIR is used, by one process. */
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  /** An S3-compatible bucket for recordings; without it they lie in DATA_DIR. */
  BLOB_URL: blobAddressSchema.optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  VOICE_INFERENCE: onOff.default('on'),
  /** Folder with an `ffmpeg` and an `ffprobe` that decode instead of the FFmpeg that came along. */
  FFMPEG_PATH: ffmpegFolderSchema.optional(),
  MAX_UPLOAD_MB: z.coerce.number().positive().default(1000),
  MAX_AUDIO_MINUTES: z.coerce.number().positive().default(180),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  ANALYSIS_MODEL: z.string().min(1).optional(),
  /** Unset: speech stays on this machine. */
  TRANSCRIPTION_MODEL: z.string().min(1).optional(),
  MODEL_API: z.enum(['auto', 'responses', 'chat']).default('auto'),
  /** Tokens of transcript that one call may hold; longer ones are read in parts. */
  MODEL_WINDOW_TOKENS: z.coerce.number().int().min(500).default(48_000),
  /** Seconds until an answer must have begun; the whole of it may take four times as long. */
  MODEL_TIMEOUT_S: z.coerce.number().min(1).max(3_600).default(30),
  MODEL_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(10),
  MODEL_BUDGET_USD: z.coerce.number().min(0).optional(),
  /** What one owner may spend on the model in a UTC day. */
  MODEL_OWNER_BUDGET_USD: z.coerce.number().min(0).optional(),
  /** What one owner may keep; 0 for no limit. */
  MAX_OWNER_GB: z.coerce.number().min(0).default(20),
  MAX_OWNER_HOURS: z.coerce.number().positive().optional(),
  /** Days for which it is kept who did what with whose sessions. */
  AUDIT_DAYS: z.coerce.number().min(0).max(36_500).default(90),
  DEFAULT_VISIBILITY: z.enum(['link', 'private']).default('link'),
  /** Days after which a session is erased; 0 for never. */
  RETENTION_DAYS: z.coerce.number().min(0).max(36_500).default(30),
  /** One password for the whole installation; unset, none is asked for. */
  ACCESS_PASSWORD: z.string().min(8).optional(),
  /** Proxies in front whose X-Forwarded-For is believed; unset, one where PUBLIC_URL is set. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).optional(),
  /** Sessions and steps that one address may start in ten minutes, an owner half of it; 0 for no limit. */
  RATE_LIMIT: z.coerce.number().int().min(0).default(600),
  /** Who may read /api/metrics; unset: this machine. */
  METRICS_TOKEN: z.string().min(1).optional(),
  /** The operator's: is told when the run of a session has ended. */
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs what WEBHOOK_URL is sent. */
  WEBHOOK_SECRET: z.string().min(16).optional(),
  /** Who writes the streams of events: this server beside Next, or Next's route handler. */
  EVENT_STREAMS: z.enum(['direct', 'next']).default('direct'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
export type Settings = z.infer<typeof settingsSchema>;
export const settingNames: readonly string[] = Object.keys(settingsSchema.shape);

/**
 * Reads the settings from an environment; an empty value counts as unset. Throws AppError with one sentence per
 * mistake.
 */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) {
    const { ROLE, DATABASE_URL, WEBHOOK_URL, WEBHOOK_SECRET } = parsed.data;
    if (WEBHOOK_URL !== undefined && WEBHOOK_SECRET === undefined) {
      throw new AppError('invalid_settings', { reason: 'webhook_without_secret' });
    }
    if (ROLE !== 'all' && DATABASE_URL === undefined) {
      throw new AppError('invalid_settings', { reason: 'role_without_database', role: ROLE });
    }
    return parsed.data;
  }
  const sentences = parsed.error.issues.map(
    (issue) => `${issue.path.join('.')} is ${shown(issue.path[0], given)}: ${issue.message}.`,
  );
  throw new AppError('invalid_settings', { reason: 'mistakes', mistakes: sentences });
}

/** A secret that does not fit is not repeated on the terminal. */
function shown(name: PropertyKey | undefined, given: Record<string, string | undefined>): string {
  return /KEY|PASSWORD|SECRET|DATABASE_URL|BLOB_URL|WEBHOOK_URL/.test(String(name))
    ? 'not valid'
    : JSON.stringify(given[String(name)]);
}
