import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { analysisTypes } from '#lib/analyses/steps';
import type { Database } from './database.ts';

/** The channel on which processes of one installation tell each other what happened. */
export const channel = 'undertone';

/** Tells a process its own notices from others'. */
const self = randomUUID();

const cardTypeSchema = z.union([z.enum(analysisTypes), z.templateLiteral(['custom:', z.string()])]);

/**
 * What one process tells the others about a session; facts are read from the log, since a payload is limited to 8,000
 * bytes. `facts`: its log grew from
 * `first` to `seq`. `end`: it was erased. `access`: who may see it has changed. `cancel`: its run is to end.
 * `signed_out`: an owner's keys are revoked. `draft`: what a model is writing in a step, as
 * long as no fact after `after` is known.
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
  /** Listening again after the line was lost: what was said meanwhile has been missed. */
  onReconnect(): void;
}

/** Says it when the transaction commits, and never otherwise. */
export async function notify(db: Pick<Database, 'execute'>, notice: Notice): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${JSON.stringify({ from: self, notice })})`);
}

/** null for a notice of this process, which its own viewers have heard already, and for what is none. */
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
