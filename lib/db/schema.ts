import { sql } from 'drizzle-orm';
import { customType, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { SpeakerNames } from '#lib/analyses/rename';
import type { SessionContext } from '#lib/analyses/session-context';
import type { FactBody } from '#lib/events/facts';
import type { SessionStatus } from '#lib/events/view';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** One row a session. `last_seq` is the end of its log; its row lock is what puts appends in order. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    owner_id: text('owner_id').notNull(),
    title: text('title').notNull(),
    status: text('status').$type<SessionStatus>().notNull(),
    created_at: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    last_seq: integer('last_seq').notNull().default(0),
    context: jsonb('context').$type<SessionContext>().notNull(),
    /** File name in the session's folder; null without a recording. */
    audio_file: text('audio_file'),
    /** As the person's computer named it. */
    audio_name: text('audio_name'),
    audio_type: text('audio_type'),
    /** File name in the session's folder of a transcript that was given instead of a recording. */
    given_file: text('given_file'),
    /** As the person's computer named it; null for text that was pasted. */
    given_name: text('given_name'),
    /** The names that the owner gave: the engines' label to the name in the log. */
    speaker_names: jsonb('speaker_names').$type<SpeakerNames>().notNull().default({}),
    duration_s: doublePrecision('duration_s'),
    transcript: text('transcript').notNull().default(''),
    /** Capped, since a tsvector holds 1 MB. */
    search: tsvector('search').generatedAlwaysAs(sql`to_tsvector('english', title || ' ' || left(transcript, 500000))`),
  },
  (table) => [
    index('sessions_owner_created').on(table.owner_id, table.created_at.desc(), table.id.desc()),
    index('sessions_status').on(table.status),
    index('sessions_search').using('gin', table.search),
  ],
);

/** The append-only log. `body` is the fact without its stamp. */
export const events = pgTable(
  'events',
  {
    session_id: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull(),
    body: jsonb('body').$type<FactBody>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.session_id, table.seq] })],
);
