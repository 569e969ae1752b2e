import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import type { AnalysisType } from '#lib/analyses/steps';
import type { SessionContext } from '#lib/analyses/session-context';
import type { FactBody } from '#lib/events/facts';
import type { SessionStatus } from '#lib/events/view';
import type { AuditAction, AuditEntry } from '#lib/sessions/owners/audit';
import type { ClientKind, SessionMarks } from '#lib/sessions/contract';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

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
    /** Rises with each start of a run; a run that is no longer the newest may not write any more. */
    attempt: integer('attempt').notNull().default(0),
    /** How many results, failures and passages the log had when the run was last taken up. */
    taken_at: integer('taken_at').notNull().default(0),
    /** How many times in a row it was taken up without having come further. */
    stalls: integer('stalls').notNull().default(0),
    /** `link`: whoever has the address may look. `private`: the owner, and those who were given a further link. */
    visibility: text('visibility').$type<'link' | 'private'>().notNull().default('link'),
    /** When the address stops to work for others than the owner; null for never. */
    link_expires_at: timestamp('link_expires_at', { withTimezone: true, precision: 3 }),
    duration_s: doublePrecision('duration_s'),
    /** Size of the recording or transcript as it was given, in bytes; 0 for sessions from before this was counted. */
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    transcript: text('transcript').notNull().default(''),
    /** Words of the owner's own by which sessions are kept together. */
    tags: jsonb('tags').$type<string[]>().notNull().default([]),
    /** What the library can be asked for beside words. */
    marks: jsonb('marks').$type<SessionMarks>().notNull().default({}),
    /**
     * Stems beside the words as they are, so that beginnings of words and words of grammar are found too (migration
     * 0005, decision 156).
     */
    search: tsvector('search').generatedAlwaysAs(sql`search_words(title || ' ' || transcript)`),
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

/**
 * What sessions are found by beside their words, made after each run: vectors of what was said, for a search by
 * meaning. It holds while the text is as it was at `seq`.
 */
export const sessionMeanings = pgTable('session_meanings', {
  session_id: text('session_id')
    .primaryKey()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  seq: integer('seq').notNull(),
  /** By which encoder and in which windows; others are made anew. */
  made_by: text('made_by').notNull(),
  /** Which passages are read as one: the first, and that after the last, in the order of the text. */
  windows: jsonb('windows').$type<[number, number][]>().notNull(),
  /** 512 bytes for each window. */
  vectors: bytea('vectors').notNull(),
});

/** What the readings of a session say, each with its place, as it is searched. Made anew after each run. */
export const sessionFindings = pgTable(
  'session_findings',
  {
    session_id: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    /** As in `#f=` of an address. */
    id: text('id').notNull(),
    analysis: text('analysis').$type<AnalysisType>().notNull(),
    /** null for the sentence at the top of a note. */
    cue: text('cue'),
    text: text('text').notNull(),
    /** By what names people look for it. */
    about: text('about').notNull(),
    start_s: doublePrecision('start_s'),
    search: tsvector('search').generatedAlwaysAs(sql`search_words(about || ' ' || text)`),
  },
  (table) => [
    primaryKey({ columns: [table.session_id, table.id] }),
    index('session_findings_search').using('gin', table.search),
  ],
);

/** Further read-only links to a session. The token itself is never stored. */
export const shareLinks = pgTable(
  'share_links',
  {
    id: text('id').primaryKey(),
    session_id: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    /** SHA-256 of the 128-bit token, as base64url. */
    token_hash: text('token_hash').notNull().unique(),
    created_at: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
    /** null for never. */
    expires_at: timestamp('expires_at', { withTimezone: true, precision: 3 }),
    revoked_at: timestamp('revoked_at', { withTimezone: true, precision: 3 }),
  },
  (table) => [index('share_links_session').on(table.session_id)],
);

/** Addresses that answer 410: what was there has been erased. */
export const erasedSessions = pgTable('erased_sessions', {
  id: text('id').primaryKey(),
  erased_at: timestamp('erased_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
});

/** Files that are being put and are no session's yet; what is left here of a killed process is swept. */
export const pendingFiles = pgTable(
  'pending_files',
  {
    session_id: text('session_id').notNull(),
    file: text('file').notNull(),
    announced_at: timestamp('announced_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.session_id, table.file] })],
);

/** One-time codes by which an owner moves to another browser. The code itself is never stored. */
export const ownerCodes = pgTable('owner_codes', {
  /** SHA-256 of the code, as base64url. */
  code_hash: text('code_hash').primaryKey(),
  owner_id: text('owner_id').notNull(),
  expires_at: timestamp('expires_at', { withTimezone: true, precision: 3 }).notNull(),
});

/** What the model has cost on a UTC day, in US dollars, what is reserved for calls under way included. */
export const modelSpending = pgTable('model_spending', {
  day: date('day').primaryKey(),
  usd: doublePrecision('usd').notNull(),
});

/** The same by owner. */
export const ownerSpending = pgTable(
  'owner_spending',
  { owner_id: text('owner_id').notNull(), day: date('day').notNull(), usd: doublePrecision('usd').notNull() },
  (table) => [primaryKey({ columns: [table.owner_id, table.day] })],
);

/** Owners who signed out everywhere, and how often: keys of earlier generations open nothing. */
export const ownerGenerations = pgTable('owner_generations', {
  owner_id: text('owner_id').primaryKey(),
  generation: integer('generation').notNull(),
});

/** What was done with an owner's sessions, and by whom. Nothing of what was said, no name, no address. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    owner_id: text('owner_id').notNull(),
    session_id: text('session_id').notNull(),
    action: text('action').$type<AuditAction>().notNull(),
    who: text('who').$type<AuditEntry['who']>().notNull(),
    client: text('client').$type<ClientKind>().notNull(),
    at: timestamp('at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [index('audit_entries_owner').on(table.owner_id, table.id.desc())],
);

/** Questions of its own that an owner has asked, to be asked again of other sessions. */
export const ownerQuestions = pgTable(
  'owner_questions',
  {
    owner_id: text('owner_id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    instruction: text('instruction').notNull(),
    used_at: timestamp('used_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.owner_id, table.slug] })],
);

/** What all processes of an installation share: `secret`, by which owners are known. */
export const installation = pgTable('installation', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
