import { stat } from 'node:fs/promises';
import type { SpeakerNames } from '#lib/analyses/rename/speaker-names';
import { renameContext } from '#lib/analyses/rename/rename';
import type { SessionContext } from '#lib/analyses/session-context';
import { AppError, toAppError } from '#lib/base/errors';
import type { SpeakerCount } from '#lib/analyses/measures/speaker-counts';
import type { EditOrder } from '#lib/events/edit-facts';
import type { JsonBody, ViewCache } from '#lib/events/view-cache';
import type { Access } from '#lib/sessions/access/access';
import type { Audit } from '#lib/sessions/owners/audit';
import { type Blobs, newFile } from '#lib/sessions/blobs/blobs';
import type { Erasure } from './erasure.ts';
import type { PendingFiles } from './leftovers.ts';
import type {
  AlikeSession,
  LibraryQuery,
  ModelState,
  OpenSession,
  SessionPage,
  SessionSnapshot,
  Visitor,
} from './contract.ts';
import { isId, newId } from './ids.ts';
import type { Rereading } from '#lib/sessions/processing/rereading';
import type { Quotas } from '#lib/sessions/owners/quotas';
import type { Runs } from '#lib/sessions/processing/runs';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import { setSpeakerCount } from '#lib/sessions/processing/speaker-count';
import type { SessionStore, SpeakerRenamer, StoredSession, TranscriptEditor } from './store.ts';
import type { GivenText, Upload } from '#lib/sessions/uploads/upload';
import type { SearchIndex } from './search-index.ts';
import type { LibraryFilters } from './search-index-store.ts';

interface ServiceOptions {
  store: SessionStore;
  access: Access;
  views: ViewCache;
  erasure: Erasure;
  blobs: Blobs;
  pending: PendingFiles;
  runs: Runs;
  quotas: Quotas;
  audit: Audit;
  renamer: SpeakerRenamer & TranscriptEditor;
  /** Runs the notes of a corrected text again. */
  rereading: Pick<Rereading, 'soon'>;
  /** Searches by meaning. */
  index: Pick<SearchIndex, 'alike'>;
  /** Queues the search index of a session to be made again. */
  reindex: (id: string) => Promise<void>;
  /** The visibility of a new session. */
  defaultVisibility: Visibility;
  modelState: (isOwner: boolean) => Promise<ModelState | null>;
  /** The number of jobs before the session's own waiting job. */
  ahead: (id: string) => Promise<number>;
}

export interface SessionChange {
  title?: string;
  /** Replaces the session's tags. */
  tags?: readonly string[];
  /** Maps displayed names to new ones. */
  speaker_names?: SpeakerNames;
  /** How many people speak; null for unknown. */
  speaker_count?: SpeakerCount | null;
  /** Corrections of the transcript, with the last `seq` that the owner had seen. */
  corrections?: { edits: readonly EditOrder[]; seq: number };
}

export interface CreateRequest {
  owner_id: string;
  /** Without a recording and without a text the session is empty; viewers can already join it. */
  upload: Upload | null;
  given: GivenText | null;
  context: SessionContext;
  /** The caller's own empty session, to be filled. */
  session_id?: string;
}

/** A search by meaning: the sessions, and the words. */
export interface AlikeQuery extends LibraryFilters {
  q: string;
}

/** Sessions as their owner and viewers know them. */
export class SessionService {
  readonly #options: ServiceOptions;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  /**
   * Stores the recording or the transcript and queues its run. Throws AppError `owner_quota_used`,
   * `storage_unreachable`, or `session_not_empty` if `session_id` is not the caller's own empty session.
   */
  async create({ owner_id, upload, given, context, session_id }: CreateRequest): Promise<StoredSession> {
    const { blobs, pending, store, quotas, defaultVisibility } = this.#options;
    if (session_id !== undefined) await this.#requireEmpty(session_id, owner_id);
    const id = session_id ?? newId();
    const file = upload
      ? newFile('recording', upload.name)
      : given
        ? newFile('transcript', given.name ?? '.txt')
        : null;
    const path = upload?.path ?? given?.path;
    const duration_s = upload?.info.duration_hint_s ?? null;
    const bytes = path === undefined ? 0 : (await stat(path)).size;
    if (path !== undefined) await quotas.requireRoom(owner_id, { bytes, duration_s: duration_s ?? 0 });
    // First the file, then the row, since a row without its recording could never be completed. A stored file that gets
    // no row is swept.
    if (file !== null && path !== undefined) {
      await pending.announce({ session_id: id, file });
      await blobs.put(id, file, path);
    }
    const session = {
      id,
      owner_id,
      context,
      title: titleOf(upload?.name ?? given?.name ?? null, given?.opening),
      audio: upload && file ? { file, name: upload.name, content_type: upload.content_type } : null,
      given: given && file ? { file, name: given.name } : null,
      duration_s,
      bytes,
    };
    try {
      const stored =
        session_id === undefined
          ? await store.insert({ ...session, visibility: defaultVisibility })
          : await store.fill(session);
      if (!stored) throw notEmpty();
      return stored;
    } catch (error) {
      // The original error is the one to report. The file is swept, unless there is a row after all: a database that
      // became unavailable may have written it.
      const mayBeKept = toAppError(error).code === 'database_unreachable';
      if (file !== null && !mayBeKept)
        await blobs
          .drop(id, file)
          .then(() => pending.forget({ session_id: id, file }))
          .catch(() => undefined);
      throw error;
    }
  }

  /** Throws AppError `not_found`. `action` is recorded in the audit besides the view. */
  async snapshot(id: string, visitor: Visitor, action?: 'exported'): Promise<SessionSnapshot> {
    const { access, audit, views, modelState, ahead } = this.#options;
    const session = await access.toView(id, visitor);
    if (action) audit.note(session, visitor, action);
    const view = await views.of(id, session.last_seq);
    // The row distinguishes a session whose run has not written anything yet from one without a recording.
    const status = view.status === 'created' ? session.status : view.status;
    const address = `/api/sessions/${id}/audio`;
    return {
      session_id: id,
      title: session.title,
      status,
      created_at: session.created_at.toISOString(),
      duration_s: session.duration_s,
      url: `/s/${id}`,
      is_owner: access.isOwner(session, visitor),
      sharing: access.isOwner(session, visitor)
        ? { visibility: session.visibility, expires_at: session.link_expires_at?.toISOString() ?? null }
        : null,
      model: await modelState(access.isOwner(session, visitor)),
      context: renameContext(session.context, session.speaker_names),
      given: session.given && { file_name: session.given.name },
      audio: session.audio && { href: address, peaks_href: `${address}/peaks`, file_name: session.audio.name },
      runs_ahead: status === 'processing' && view.seq === 0 ? await ahead(id) : 0,
      view: view.status === status ? view : { ...view, status },
    };
  }

  /** The same, serialised. Throws AppError `not_found`. */
  async snapshotBody(id: string, visitor: Visitor): Promise<JsonBody> {
    const { view, ...rest } = await this.snapshot(id, visitor);
    return this.#options.views.bodyOf(rest, view);
  }

  async library(visitor: Visitor, query: Partial<LibraryQuery>): Promise<SessionPage> {
    if (visitor.owner_id === null) return { sessions: [], next_cursor: null };
    return this.#options.store.list(visitor.owner_id, { ...query, limit: query.limit ?? 20 });
  }

  /** Passages in the visitor's library with a similar meaning. */
  async alike(visitor: Visitor, { q, ...filters }: AlikeQuery, signal?: AbortSignal): Promise<AlikeSession[]> {
    return this.#options.index.alike(visitor, q, filters, signal);
  }

  /** Open tasks and questions in the visitor's sessions made since then. */
  async open({ owner_id }: Visitor, since: Date): Promise<OpenSession[]> {
    return owner_id === null ? [] : this.#options.store.open(owner_id, since);
  }

  async tags({ owner_id }: Visitor): Promise<string[]> {
    return owner_id === null ? [] : this.#options.store.tags(owner_id);
  }

  /**
   * Renames the session or its speakers, sets how many there are, or corrects its transcript. Throws AppError
   * `not_owner`, `invalid_change`, `name_taken`, and as `setSpeakerCount` and `planEdits` do. Returns the `seq` of the
   * correction.
   */
  async change(
    id: string,
    visitor: Visitor,
    { title, tags, speaker_names, speaker_count, corrections }: SessionChange,
  ): Promise<{ seq: number | null }> {
    const { access, store, renamer, rereading, reindex } = this.#options;
    const session = await access.toChange(id, visitor);
    if (speaker_count !== undefined) await setSpeakerCount(session, speaker_count, this.#options);
    if (speaker_names) {
      await renamer.renameSpeakers(id, speaker_names);
      await reindex(id);
    }
    const seq = corrections ? await renamer.editTranscript(id, corrections.edits, corrections.seq) : null;
    if (seq !== null) rereading.soon(id);
    if (title !== undefined) await store.rename(id, title);
    if (tags) await store.setTags(id, tags);
    return { seq };
  }

  /** Ends the current run; unfinished steps fail as `cancelled`. */
  async cancel(id: string, visitor: Visitor): Promise<void> {
    await this.#options.access.toChange(id, visitor);
    await this.#options.runs.cancel(id);
  }

  /** Deletes recording, log and results; viewers notice it by the end of their stream. */
  async erase(id: string, visitor: Visitor): Promise<void> {
    const { access, audit, erasure } = this.#options;
    const session = await access.toChange(id, visitor);
    await erasure.erase(id);
    audit.note(session, visitor, 'deleted');
  }

  async #requireEmpty(id: string, ownerId: string): Promise<void> {
    const session = isId(id) ? await this.#options.store.find(id) : null;
    // A session with facts is being recorded live.
    if (session?.owner_id !== ownerId || session.status !== 'created' || session.last_seq > 0) throw notEmpty();
  }
}

function notEmpty(): AppError {
  return new AppError('session_not_empty', { reason: 'not_yours' });
}

function titleOf(name: string | null, opening = ''): string {
  const stem = name?.replace(/\.[^.]{1,5}$/, '').trim();
  return stem || opening || 'Untitled session';
}
