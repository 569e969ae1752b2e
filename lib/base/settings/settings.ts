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
  /** Host names that the server answers to, besides localhost, HOST and the host of PUBLIC_URL. */
  ALLOWED_HOSTS: hostNamesSchema.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  /** A PostgreSQL server; unset, one process uses the embedded database in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  /** An S3-compatible bucket for recordings; unset, they are kept in DATA_DIR. */
  BLOB_URL: blobAddressSchema.optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  VOICE_INFERENCE: onOff.default('on'),
  /** Folder with the programs `ffmpeg` and `ffprobe` to decode with; unset, the bundled FFmpeg decodes. */
  FFMPEG_PATH: ffmpegFolderSchema.optional(),
  MAX_UPLOAD_MB: z.coerce.number().positive().default(1000),
  MAX_AUDIO_MINUTES: z.coerce.number().positive().default(180),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  ANALYSIS_MODEL: z.string().min(1).optional(),
  /** Unset: speech is recognised on this machine. */
  TRANSCRIPTION_MODEL: z.string().min(1).optional(),
  MODEL_API: z.enum(['auto', 'responses', 'chat']).default('auto'),
  /** Tokens of transcript in one call; a longer transcript is read in parts. */
  MODEL_WINDOW_TOKENS: z.coerce.number().int().min(500).default(48_000),
  /** Seconds until an answer must begin; the whole answer may take four times as long. */
  MODEL_TIMEOUT_S: z.coerce.number().min(1).max(3_600).default(30),
  MODEL_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(10),
  MODEL_BUDGET_USD: z.coerce.number().min(0).optional(),
  /** US dollars that one owner may spend on the model in a UTC day. */
  MODEL_OWNER_BUDGET_USD: z.coerce.number().min(0).optional(),
  /** Gigabytes that one owner may store; 0 for no limit. */
  MAX_OWNER_GB: z.coerce.number().min(0).default(20),
  MAX_OWNER_HOURS: z.coerce.number().positive().optional(),
  /** Days for which the audit entries are kept. */
  AUDIT_DAYS: z.coerce.number().min(0).max(36_500).default(90),
  DEFAULT_VISIBILITY: z.enum(['link', 'private']).default('link'),
  /** Days after which a session is deleted; 0 for never. */
  RETENTION_DAYS: z.coerce.number().min(0).max(36_500).default(30),
  /** One password for the whole installation; unset, no password is needed. */
  ACCESS_PASSWORD: z.string().min(8).optional(),
  /** Number of reverse proxies whose X-Forwarded-For is trusted; unset, one if PUBLIC_URL is set. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).optional(),
  /** Sessions and steps that one address may start in ten minutes; one owner may start half as many. 0 for no limit. */
  RATE_LIMIT: z.coerce.number().int().min(0).default(600),
  /** The bearer token for /api/metrics; unset, only this machine may read them. */
  METRICS_TOKEN: z.string().min(1).optional(),
  /** The operator's address, which is notified when the run of a session has ended. */
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The secret that signs the requests to WEBHOOK_URL. */
  WEBHOOK_SECRET: z.string().min(16).optional(),
  /** Which code writes the event streams: this server beside Next, or Next's route handler. */
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

/** An invalid secret is not repeated on the terminal. */
function shown(name: PropertyKey | undefined, given: Record<string, string | undefined>): string {
  return /KEY|PASSWORD|SECRET|DATABASE_URL|BLOB_URL|WEBHOOK_URL/.test(String(name))
    ? 'not valid'
    : JSON.stringify(given[String(name)]);
}
