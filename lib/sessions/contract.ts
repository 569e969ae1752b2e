import type { AnalysisType } from '#lib/analyses/steps';
import type { SessionContext } from '#lib/analyses/session-context';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import type { SessionStatus, SessionView } from '#lib/events/view';

/**
 * The author of a request: an owner by a signed cookie or bearer token, or nobody; with the further links opened
 * before.
 */
export interface Visitor {
  owner_id: string | null;
  /** Ids of links, from a signed cookie. */
  links?: readonly string[];
  /** The hash of a link's token in this request. */
  token_hash?: string;
  /** The kind of client; absent if the server itself asks. */
  client?: ClientKind;
}

export type ClientKind = 'browser' | 'phone' | 'script';

/** The orders in which a library can be shown. */
export const librarySorts = ['newest', 'oldest', 'longest', 'title'] as const;
export type LibrarySort = (typeof librarySorts)[number];

/** Results of the readings that the library shows in a session's line. */
export interface SessionMarks {
  /** Whether cues of pressure were found. */
  pressure?: boolean;
  /** The number of open tasks. */
  tasks?: number;
  /** The number of unanswered questions. */
  open?: number;
  /** For a live recording: its state. */
  live?: 'recording' | 'paused' | 'ended';
}

/** The marks by which a library can be filtered. */
export const libraryMarks = ['pressure', 'tasks', 'open'] as const;
export type LibraryMark = (typeof libraryMarks)[number];

/** A passage that matches a search. */
export interface Snippet {
  /** null if the text has no times. */
  start_s: number | null;
  speaker: string | null;
  /** The text in order; `hit` for the parts that match. */
  parts: { text: string; hit: boolean }[];
}

/** A finding that matches a search. */
export interface FoundPlace {
  /** The fragment `#f=` of its address: a finding, one of its passages, or a note. */
  id: string;
  analysis: AnalysisType;
  /** The cue; null for the sentence at the top of a note. */
  cue: string | null;
  /** null if it belongs to no moment. */
  start_s: number | null;
  parts: Snippet['parts'];
}

/** The fields that every description of a session has. */
interface SessionLine {
  session_id: string;
  title: string;
  status: SessionStatus;
  /** ISO time. */
  created_at: string;
  duration_s: number | null;
}

/** A line of the owner's library. */
export interface SessionSummary extends SessionLine {
  /** The owner's own words for grouping sessions. */
  tags: string[];
  marks: SessionMarks;
  /** For a search: at most three passages in order of time; empty if only the title or a speaker matches. */
  snippets?: Snippet[];
  /** For a search: at most three matching findings, those without a moment first. */
  findings?: FoundPlace[];
}

/** A passage whose meaning is similar to the search, whatever its words. */
export interface AlikePlace extends Pick<Snippet, 'start_s' | 'speaker'> {
  /** The end of the similar passages; null if the text has no times. */
  end_s: number | null;
  text: string;
  /** Cosine similarity of the two meanings, 0 to 1. */
  score: number;
}

/** A session with its similar passages, the most similar first. */
export interface AlikeSession extends SessionLine {
  places: AlikePlace[];
}

/** A query of the library. */
export interface LibraryQuery {
  /** Words of titles, texts and speakers' names, whole or the beginnings of words. */
  q?: string;
  /** Default: newest first. */
  sort?: LibrarySort;
  /** Made at this time or later. */
  since?: Date;
  /** Length in seconds: at least `min_s`, less than `max_s`. */
  min_s?: number;
  max_s?: number;
  /** The name of a speaker. */
  speaker?: string;
  tag?: string;
  has?: readonly LibraryMark[];
  cursor?: string;
  limit: number;
}

export interface SessionPage {
  sessions: SessionSummary[];
  /** The `cursor` of the next page; null at the end. */
  next_cursor: string | null;
  /** For a search: its words that occur in nearly every conversation and were therefore ignored beside the others. */
  too_common?: string[];
}

/** A task or a question that is still open, with the moment at which it came up. */
export interface OpenItem {
  kind: 'task' | 'question';
  /** Verbatim. */
  text: string;
  /** The speaker who has the task, or who asked. */
  speaker: string | null;
  /** For a task: when it is due, verbatim. */
  when: string | null;
  /** null if the text has no times. */
  start_s: number | null;
}

/** The open items of one session. */
export interface OpenSession {
  session_id: string;
  title: string;
  /** ISO time. */
  created_at: string;
  items: OpenItem[];
}

/** The state of the language model. */
export interface ModelState {
  name: string;
  /** A sentence about its problem, or null. */
  problem: string | null;
  /**
   * The spending of all sessions since midnight UTC, and the budget; null for visitors who do not own the session, and
   * without a budget.
   */
  spent_today_usd: number | null;
  budget_usd: number | null;
}

/** The answer of a session's address. */
export interface SessionSnapshot extends SessionLine {
  url: string;
  is_owner: boolean;
  /** The access to it; null for visitors who are not the owner. */
  sharing: { visibility: Visibility; expires_at: string | null } | null;
  context: SessionContext;
  /** The transcript that was given instead of a recording; `file_name` is null for pasted text. */
  given: { file_name: string | null } | null;
  /** null for a session without a recording. */
  audio: { href: string; peaks_href: string; file_name: string } | null;
  /** The configured language model, or null. */
  model: ModelState | null;
  /** While it waits: earlier recordings that are not finished. */
  runs_ahead: number;
  view: SessionView;
}
