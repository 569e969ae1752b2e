import { eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { capital } from '#lib/base/words';
import type { Database } from '#lib/db/connection/database';
import type { Mark } from './marks.ts';
import { erasedSessions, events, sessions } from '#lib/db/schema';

/** The losses of a power cut, as ids of sessions. */
export interface Losses {
  /** Lost as a whole. */
  sessions: string[];
  /** Acknowledged facts of them are lost. */
  facts: string[];
  /** Their recording or text is lost or truncated. */
  files: string[];
  /** The database's error, if a table cannot be read to its end; null if all can. */
  unreadable: string | null;
}

const countSchema = z.array(z.object({ id: z.string(), last_seq: z.number(), facts: z.number(), last: z.number() }));

/** Checks the database against its own numbers, the files that it names, and the mark. Reads every row once. */
export async function findLosses(
  db: Database,
  before: Mark,
  sizeOf: (sessionId: string, file: string) => Promise<number | null>,
): Promise<Losses> {
  const losses: Losses = { sessions: [], facts: [], files: [], unreadable: null };
  try {
    const counted = await db
      .select({
        id: sessions.id,
        last_seq: sessions.last_seq,
        facts: sql<number>`count(${events.seq})::int`,
        last: sql<number>`coalesce(max(${events.seq}), 0)::int`,
      })
      .from(sessions)
      .leftJoin(events, eq(events.session_id, sessions.id))
      .groupBy(sessions.id);
    const known = new Map(countSchema.parse(counted).map((row) => [row.id, row]));
    const marked = Object.keys(before.last_seq);
    const erased =
      marked.length === 0
        ? []
        : await db.select({ id: erasedSessions.id }).from(erasedSessions).where(inArray(erasedSessions.id, marked));
    const gone = new Set(erased.map(({ id }) => id));
    losses.sessions = marked.filter((id) => !known.has(id) && !gone.has(id));
    losses.facts = [...known.values()]
      .filter(
        ({ id, last_seq, facts, last }) =>
          facts !== last_seq || last !== last_seq || last_seq < (before.last_seq[id] ?? 0),
      )
      .map(({ id }) => id);
    const files = await db
      .select({ id: sessions.id, audio: sessions.audio_file, given: sessions.given_file, bytes: sessions.bytes })
      .from(sessions);
    for (const { id, audio, given, bytes } of files) {
      const file = audio ?? given;
      const size = file === null ? null : await sizeOf(id, file);
      if (file !== null && (size === null || (bytes > 0 && size < bytes))) losses.files.push(id);
    }
    await db.execute(sql`select count(body::text) from events`);
  } catch (error) {
    losses.unreadable =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
  }
  return losses;
}

/** Sentences for the operator of the server; empty if nothing is lost. */
export function sentencesOf({ sessions: lost, facts, files, unreadable }: Losses): string[] {
  return [
    ...(unreadable === null
      ? []
      : [
          `A table of the database cannot be read to its end (${unreadable}). Put a backup into a new folder (npm run restore).`,
        ]),
    ...(lost.length === 0
      ? []
      : [
          `${capital(sessionsOf(lost))} that ${lost.length === 1 ? 'was' : 'were'} there before ${lost.length === 1 ? 'is' : 'are'} gone: ${named(lost)}.`,
        ]),
    ...(facts.length === 0
      ? []
      : [
          `Of ${sessionsOf(facts)} a part of the transcript or the readings is gone: ${named(facts)}. Run its steps again, or bring the recording in anew.`,
        ]),
    ...(files.length === 0
      ? []
      : [`Of ${sessionsOf(files)} the recording or the text is gone or cut: ${named(files)}.`]),
  ];
}

const mostListed = 20;

function sessionsOf(ids: readonly string[]): string {
  return ids.length === 1 ? 'one session' : `${ids.length} sessions`;
}

function named(ids: readonly string[]): string {
  return ids.length <= mostListed
    ? ids.join(', ')
    : `${ids.slice(0, mostListed).join(', ')} and ${ids.length - mostListed} more`;
}
