import type { AnalysisType } from '#lib/analyses/steps';
import type { SessionContext } from '#lib/analyses/session-context';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import type { SessionStatus, SessionView } from '#lib/events/view';

/** Who asks: an owner by a signed cookie or bearer token, or nobody; with the further links that were opened before. */
export interface Visitor {
  owner_id: string | null;
  /** Ids of links, from a signed cookie. */
  links?: readonly string[];
  /** Of the token that came with this very request. */
  token_hash?: string;
  /** With what; absent where the server itself asks. */
  client?: ClientKind;
}

export type ClientKind = 'browser' | 'phone' | 'script';

/** In which order a library is shown. */
export const librarySorts = ['newest', 'oldest', 'longest', 'title'] as const;
export type LibrarySort = (typeof librarySorts)[number];

/** What of its readings a session's line in the library repeats. */
export interface SessionMarks {
  /** Whether cues of pressure are present. */
  pressure?: boolean;
  /** Tasks that are still to be done. */
  tasks?: number;
  /** Questions that nobody answered. */
  open?: number;
  /** Of a recording that is, or was, followed while it is made. */
  live?: 'recording' | 'paused' | 'ended';
}

/** What a session can be asked to have. */
export const libraryMarks = ['pressure', 'tasks', 'open'] as const;
export type LibraryMark = (typeof libraryMarks)[number];

/** A place in a session that was searched for. */
export interface Snippet {
  /** null where the text came without times. */
  start_s: number | null;
  speaker: string | null;
  /** What is said there, in order; `hit` where it is what was searched for. */
  parts: { text: string; hit: boolean }[];
}

/** Something that a reading found in a session that was searched for. */
export interface FoundPlace {
  /** What `#f=` of an address opens: a finding or one of its places, or a note. */
  id: string;
  analysis: AnalysisType;
  /** What was noticed; null for the sentence at the top of a note. */
  cue: string | null;
  /** null for what belongs to no moment. */
  start_s: number | null;
  parts: Snippet['parts'];
}

/** What is always told of a session. */
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
  /** Words of the owner's own by which sessions are kept together. */
  tags: string[];
  marks: SessionMarks;
  /**
   * Where something was searched for: at most three places in order of time; none where only the title or a speaker
   * matches.
   */
  snippets?: Snippet[];
  /** With a search: at most three findings that match, those of no moment first. */
  findings?: FoundPlace[];
}

/** What is meant like that which was searched for, whatever its words. */
export interface AlikePlace extends Pick<Snippet, 'start_s' | 'speaker'> {
  /** Where the passages end that are alike together; null where the text came without times. */
  end_s: number | null;
  text: string;
  /** Cosine of the two meanings, 0 to 1. */
  score: number;
}

/** A session with the places that are alike, the nearest first. */
export interface AlikeSession extends SessionLine {
  places: AlikePlace[];
}

/** What of a library is asked for. */
export interface LibraryQuery {
  /** Words of titles, texts and speakers' names, whole or begun. */
  q?: string;
  /** Newest first where it is left out. */
  sort?: LibrarySort;
  /** Made since then. */
  since?: Date;
  /** Length in seconds: at least, and less than. */
  min_s?: number;
  max_s?: number;
  /** The name of somebody who speaks. */
  speaker?: string;
  tag?: string;
  has?: readonly LibraryMark[];
  cursor?: string;
  limit: number;
}

export interface SessionPage {
  sessions: SessionSummary[];
  /** Give it back as `cursor` for the next page; null at the end. */
  next_cursor: string | null;
  /**
   * With a search: its words that nearly every conversation has, and that were therefore not looked for beside the
   * others.
   */
  too_common?: string[];
}

/** A task or a question that is still open, with the moment at which it came up. */
export interface OpenItem {
  kind: 'task' | 'question';
  /** Verbatim. */
  text: string;
  /** Who is to do it, or who asked. */
  speaker: string | null;
  /** Of a task: by when, verbatim. */
  when: string | null;
  /** null where the text came without times. */
  start_s: number | null;
}

/** What one session has open. */
export interface OpenSession {
  session_id: string;
  title: string;
  /** ISO time. */
  created_at: string;
  items: OpenItem[];
}

/** How the language model is. */
export interface ModelState {
  name: string;
  /** What is wrong with it, in a sentence. */
  problem: string | null;
  /**
   * What all sessions together have spent since midnight UTC, and may spend; null for those who do not own the session,
   * and where there is no budget.
   */
  spent_today_usd: number | null;
  budget_usd: number | null;
}

/** What a session's address answers. */
export interface SessionSnapshot extends SessionLine {
  url: string;
  is_owner: boolean;
  /** Who may look; null for those who are not the owner. */
  sharing: { visibility: Visibility; expires_at: string | null } | null;
  context: SessionContext;
  /** The transcript that was given instead of a recording; `file_name` is null for text that was pasted. */
  given: { file_name: string | null } | null;
  /** null for a session without a recording. */
  audio: { href: string; peaks_href: string; file_name: string } | null;
  /** The language model that is configured, or null. */
  model: ModelState | null;
  /** While it waits for its turn: recordings that came before it and are not done. */
  runs_ahead: number;
  view: SessionView;
}
