import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { analysisTypes } from '#lib/analyses/steps';
import type { Database } from './database.ts';

/** The channel on which the processes of one installation notify each other. */
export const channel = 'undertone';

/** Distinguishes a process's own notices from others'. */
const self = randomUUID();

const cardTypeSchema = z.union([z.enum(analysisTypes), z.templateLiteral(['custom:', z.string()])]);

/**
 * Notices between processes about a session. Facts are read from the log, since a payload is limited to 8,000 bytes.
 * `facts`: its log grew from `first` to `seq`. `end`: it was deleted. `access`: its access has changed. `cancel`: its
 * run must end. `signed_out`: an owner's keys were revoked. `draft`: a model's draft in a step, valid as long as no
 * fact after `after` is known.
 */
const noticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('facts'), session_id: z.string(), first: z.number(), seq: z.number() }),
  z.object({ kind: z.enum(['end', 'access', 'cancel']), session_id: z.string() }),
  z.object({ kind: z.literal('signed_out'), owner_id: z.string() }),
  z.object({
    kind: z.literal('draft'),
    session_id: z.string(),
    analysis_type: cardTypeSchema,
    data: z.unknown(),
    after: z.number(),
  }),
]);
export type Notice = z.infer<typeof noticeSchema>;

const messageSchema = z.object({ from: z.string(), notice: noticeSchema });

export interface NoticeHandlers {
  onNotice(notice: Notice): void;
  /** The connection was lost and is back; notices sent meanwhile were missed. */
  onReconnect(): void;
}

/** The notice is sent when the transaction commits, and never otherwise. */
export async function notify(db: Pick<Database, 'execute'>, notice: Notice): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${JSON.stringify({ from: self, notice })})`);
}

/** null for a notice of this process, whose viewers know it already, and for an invalid payload. */
export function noticeOf(payload: string): Notice | null {
  let message: unknown;
  try {
    message = JSON.parse(payload);
  } catch {
    return null;
  }
  const parsed = messageSchema.safeParse(message);
  return parsed.success && parsed.data.from !== self ? parsed.data.notice : null;
}
