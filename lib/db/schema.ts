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
import { fromStored, type StoredBody, toStored } from './log/stored-body.ts';
import type { SessionStatus } from '#lib/events/view';
import type { AuditAction, AuditEntry } from '#lib/sessions/owners/audit';
import type { ClientKind, SessionMarks } from '#lib/sessions/contract';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const factBody = customType<{ data: FactBody; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (body) => JSON.stringify(toStored(body)),
  // Parsed by the driver.
  fromDriver: (stored) => fromStored(stored as StoredBody),
});
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** One row per session. `last_seq` is the end of its log; its row lock orders the appends. */
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
    /** Name of the recording's file in the session's folder; null without a recording. */
    audio_file: text('audio_file'),
    /** The file's name on the person's computer. */
    audio_name: text('audio_name'),
    audio_type: text('audio_type'),
    /** Name in the session's folder of a transcript that was given instead of a recording. */
    given_file: text('given_file'),
    /** The file's name on the person's computer; null for pasted text. */
    given_name: text('given_name'),
    /** The names that the owner gave: from the engines' label to the name in the log. */
    speaker_names: jsonb('speaker_names').$type<SpeakerNames>().notNull().default({}),
    /** Incremented by each start of a run; only the newest attempt may write. */
    attempt: integer('attempt').notNull().default(0),
    /** How many results, failures and passages the log had when the run was last taken up. */
    taken_at: integer('taken_at').notNull().default(0),
    /** How many times in a row the run was taken up without progress since. */
    stalls: integer('stalls').notNull().default(0),
    /** `link`: everyone who has the address can view it. `private`: the owner, and those who have a further link. */
    visibility: text('visibility').$type<'link' | 'private'>().notNull().default('link'),
    /** When the address stops working for others than the owner; null for never. */
    link_expires_at: timestamp('link_expires_at', { withTimezone: true, precision: 3 }),
    duration_s: doublePrecision('duration_s'),
    /** Size of the recording or transcript as uploaded, in bytes; 0 for sessions that are older than this column. */
    bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
    transcript: text('transcript').notNull().default(''),
    /** The owner's own words for grouping sessions. */
    tags: jsonb('tags').$type<string[]>().notNull().default([]),
    /** Properties by which the library can filter. */
    marks: jsonb('marks').$type<SessionMarks>().notNull().default({}),
    /**
     * Stems and the words as they are, so that beginnings of words and stop words are found, too (migration 0005,
     * decision 156).
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
    body: factBody('body').notNull(),
  },
  (table) => [primaryKey({ columns: [table.session_id, table.seq] })],
);

/**
 * The index for search by meaning, made after each run: vectors of the transcript. It is valid while the text is as it
 * was at `seq`.
 */
export const sessionMeanings = pgTable('session_meanings', {
  session_id: text('session_id')
    .primaryKey()
    .references(() => sessions.id, { onDelete: 'cascade' }),
  seq: integer('seq').notNull(),
  /** The encoder and its windows; vectors of another encoder are made again. */
  made_by: text('made_by').notNull(),
  /** Which passages form a window: the first, and the one after the last, in the order of the text. */
  windows: jsonb('windows').$type<[number, number][]>().notNull(),
  /** 512 bytes per window. */
  vectors: bytea('vectors').notNull(),
});

/** The claims of a session's readings, each with its passage, for the search. Written again after each run. */
export const sessionFindings = pgTable(
  'session_findings',
  {
    session_id: text('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    /** The fragment `#f=` of its address. */
    id: text('id').notNull(),
    analysis: text('analysis').$type<AnalysisType>().notNull(),
    /** null for the sentence at the top of a note. */
    cue: text('cue'),
    text: text('text').notNull(),
    /** Words by which people search for it. */
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

/** Addresses that answer 410, because their session was deleted. */
export const erasedSessions = pgTable('erased_sessions', {
  id: text('id').primaryKey(),
  erased_at: timestamp('erased_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
});

/** Files that are being stored and do not belong to a session yet; leftovers of a killed process are swept. */
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

/** The cost of the model on a UTC day, in US dollars, including the amounts reserved for calls under way. */
export const modelSpending = pgTable('model_spending', {
  day: date('day').primaryKey(),
  usd: doublePrecision('usd').notNull(),
});

/** The same per owner. */
export const ownerSpending = pgTable(
  'owner_spending',
  { owner_id: text('owner_id').notNull(), day: date('day').notNull(), usd: doublePrecision('usd').notNull() },
  (table) => [primaryKey({ columns: [table.owner_id, table.day] })],
);

/** Owners who signed out everywhere, and how often: keys of earlier generations are no longer valid. */
export const ownerGenerations = pgTable('owner_generations', {
  owner_id: text('owner_id').primaryKey(),
  generation: integer('generation').notNull(),
});

/** Actions on an owner's sessions, and who did them. No content, no names, no addresses. */
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

/** Questions that an owner has asked, for use in other sessions. */
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

/** Values that all processes of an installation share, such as the `secret` that signs the owners' keys. */
export const installation = pgTable('installation', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
