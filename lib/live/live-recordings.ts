import { rm } from 'node:fs/promises';
import { AppError, isAppError } from '#lib/base/errors';
import type { LiveBody } from '#lib/events/facts';
import type { LiveConnection, LivePlace, LiveStart } from './contract.ts';
import { finishRecording, recordingFile } from './finish.ts';
import { type FollowParts, followRecording } from './follow.ts';
import { ended, type LiveLimits, requireLiveRange, stopping } from './limits.ts';
import type { LiveHead } from './live-folders.ts';
import { LimitWatch } from './notices.ts';
import { Recording } from './recording.ts';
import type { LiveTalk } from './talk.ts';
import type { Access } from '#lib/sessions/access/access';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import type { Visitor } from '#lib/sessions/contract';
import { newId } from '#lib/sessions/ids';
import type { PendingFiles } from '#lib/sessions/leftovers';
import type { Visibility } from '#lib/sessions/access/sharing-contract';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

/**
 * An abandoned recording is ended after this time: long enough for a closed laptop to be carried home, short enough
 * that no recording stays unread for a day.
 */
export const abandonedMs = 30 * 60_000;
const sweepMs = 60_000;
/** How many recordings one owner may make at once. */
const mostAtOnce = 4;

export interface LiveRecordingsOptions extends FollowParts {
  store: SessionStore;
  access: Access;
  blobs: Blobs;
  pending: PendingFiles;
  limits: LiveLimits;
  defaultVisibility: Visibility;
  erase: (sessionId: string) => Promise<void>;
  /** Called before a recording starts. Throws AppError `owner_quota_used`. */
  requireRoom?: (ownerId: string) => Promise<void>;
  /** In ms since 1970. Default Date.now. */
  now?: () => number;
}

/** Recordings under way. Their stored sound survives the process; the connection and the process may change. */
export class LiveRecordings {
  readonly #options: LiveRecordingsOptions;
  readonly #now: () => number;
  readonly #held = new Map<string, Recording>();
  readonly #talks = new Map<Recording, LiveTalk>();
  /** Serialises the work on each session. */
  readonly #turns = new Map<string, Promise<unknown>>();
  #sweeping: NodeJS.Timeout | null = null;
  #isStopping = false;

  constructor(options: LiveRecordingsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Starts a recording, or continues one. Throws AppError `not_found`, `session_not_empty`, `too_many_requests` or
   * `audio_out_of_range`.
   */
  async start(
    visitor: Visitor & { owner_id: string },
    { session_id, context = {}, ...shape }: LiveStart,
    connection: LiveConnection,
  ): Promise<LivePlace> {
    if (this.#isStopping) throw stopping();
    requireLiveRange(shape);
    if (session_id === undefined) return this.#begin(await this.#make(visitor.owner_id, context), shape, connection);
    return this.#inTurn(session_id, async () => {
      const session = await this.#own(session_id, visitor);
      const head = await this.#options.live.head(session_id);
      if (head?.stopped || session.status !== 'created') throw ended();
      if (head) return this.#goOn(head, connection);
      if (session.last_seq > 0) throw new AppError('live_taken', { reason: 'other_process' });
      return this.#begin(session, shape, connection);
    });
  }

  /** Stores a frame; returns the next wanted one. See `Recording.take`. */
  async audio(connection: LiveConnection, frame: number, pcm: Uint8Array): Promise<{ next_frame: number }> {
    const recording = this.#of(connection);
    try {
      return { next_frame: await recording.take(frame, pcm) };
    } catch (error) {
      if (isAppError(error) && error.code === 'live_taken') this.#letGo(recording, 'taken_over');
      // A recording that has reached a limit is kept as it is.
      if (isAppError(error) && (error.code === 'audio_too_long' || error.code === 'upload_too_large'))
        void this.#finish(recording.session_id).catch((failure: unknown) =>
          this.#report(recording.session_id, failure),
        );
      throw error;
    }
  }

  /** The next frame of this connection; undefined if it records nothing. */
  placeOf(connection: LiveConnection): LivePlace | undefined {
    const recording = this.#find(connection);
    return recording && { session_id: recording.session_id, next_frame: recording.next_frame };
  }

  pause(connection: LiveConnection): Promise<LivePlace> {
    return this.#setPaused(connection, true);
  }

  resume(connection: LiveConnection): Promise<LivePlace> {
    return this.#setPaused(connection, false);
  }

  /**
   * `at_s` is the moment of the marker, if it is not now: writing a text takes a moment. A marker that is repeated
   * because a broken connection lost the answer is kept once.
   */
  async mark(connection: LiveConnection, text: string, at_s?: number): Promise<LivePlace> {
    const recording = this.#of(connection);
    await recording.markOnce({ text, at_s }, () => this.#note(recording, 'marked', { text, at_s }));
    return { session_id: recording.session_id, next_frame: recording.next_frame };
  }

  /**
   * Ends one of the visitor's own recordings, whether a connection sends to it or not; does nothing if it has ended.
   * Throws AppError `no_audio` if nothing was recorded.
   */
  async stop(visitor: Visitor, session_id: string): Promise<{ session_id: string }> {
    const session = await this.#own(session_id, visitor);
    if (session.audio === null) await this.#finish(session_id);
    return { session_id };
  }

  /** The connection is gone; the recording waits for another. */
  disconnected(connection: LiveConnection): void {
    const recording = this.#find(connection);
    if (!recording) return;
    recording.connection = null;
    void this.#options.live.touch(recording.session_id, new Date(this.#now()));
  }

  /** Takes care of recordings that ended processes have left, now and every minute. */
  open(): void {
    const sweep = () =>
      void this.sweep().catch((error: unknown) =>
        this.#options.logger.error({ err: error }, 'checking live recordings failed'),
      );
    sweep();
    this.#sweeping = setInterval(sweep, sweepMs).unref();
  }

  /** Ends abandoned recordings, and those whose ending was interrupted. */
  async sweep(): Promise<void> {
    const { live, store } = this.#options;
    for (const { session_id, connection } of this.#held.values())
      if (connection) await live.touch(session_id, new Date(this.#now()));
    for (const id of await live.all()) {
      const head = await live.head(id);
      const session = await store.find(id);
      const isDone = session === null || session.audio !== null;
      const isLeft = head?.stopped === true || this.#now() - (await live.seenAt(id)) > abandonedMs;
      if (isDone) await live.erase(id);
      else if (isLeft) await this.#finish(id).catch((error: unknown) => this.#report(id, error));
    }
  }

  /** All stored sound is on disk; the client continues when a server is there again. */
  async stopAll(): Promise<void> {
    this.#isStopping = true;
    if (this.#sweeping) clearInterval(this.#sweeping);
    await Promise.all([...this.#held.values()].map((recording) => recording.end()));
    await Promise.all(this.#turns.values());
    await Promise.all([...this.#talks.values()].map((talk) => talk.close()));
    this.#talks.clear();
    this.#held.clear();
  }

  async #own(id: string, visitor: Visitor): Promise<StoredSession> {
    const { access } = this.#options;
    const session = await access.toView(id, visitor);
    if (!access.isOwner(session, visitor)) throw new AppError('not_found', { reason: 'session' });
    return session;
  }

  async #make(owner_id: string, context: LiveStart['context'] & object): Promise<StoredSession> {
    const { store, defaultVisibility, requireRoom } = this.#options;
    await requireRoom?.(owner_id);
    const own = [...this.#held.values()].filter(({ head }) => head.owner_id === owner_id);
    if (own.length >= mostAtOnce) throw new AppError('too_many_requests', { reason: 'recordings', most: mostAtOnce });
    const title = `Recording ${new Date(this.#now()).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.')}`;
    return store.insert({
      id: newId(),
      owner_id,
      title,
      context,
      audio: null,
      given: null,
      duration_s: null,
      visibility: defaultVisibility,
    });
  }

  async #begin(
    { id, owner_id }: StoredSession,
    shape: Pick<LiveHead, 'sample_rate_hz' | 'channels'>,
    connection: LiveConnection,
  ): Promise<LivePlace> {
    const head: LiveHead = { session_id: id, owner_id, ...shape, started_at: this.#now(), stopped: false };
    await this.#options.live.write(head);
    const place = await this.#goOn(head, connection);
    await this.#options.log.append(id, [{ type: 'live', event: 'started', at_s: 0 }]);
    return place;
  }

  async #goOn(head: LiveHead, connection: LiveConnection): Promise<LivePlace> {
    const [before, known] = [this.#find(connection), this.#held.get(head.session_id)];
    if (before && before !== known) before.connection = null;
    const recording = known && !known.isReplaced ? known : await this.#hold(head);
    if (recording.connection && recording.connection !== connection)
      recording.connection.onEnd({ session_id: head.session_id, reason: 'taken_over' });
    recording.connection = connection;
    return { session_id: recording.session_id, next_frame: await recording.settled() };
  }

  async #hold(head: LiveHead): Promise<Recording> {
    const { live, limits } = this.#options;
    const watch = new LimitWatch(limits);
    let file_bytes = 0;
    const recording = await Recording.open({
      head,
      folders: live,
      limits,
      now: this.#now,
      onStored: (stored) => {
        this.#talks.get(stored)?.wake();
        for (const notice of watch.check(stored.stored_s, file_bytes))
          stored.connection?.onNotice({ session_id: head.session_id, ...notice });
      },
    });
    const { talk, isPaused, marks } = await followRecording(this.#options, head, (heard) => {
      file_bytes = heard.flac_bytes;
      recording.isFull = file_bytes > limits.max_bytes;
    });
    recording.isPaused = isPaused;
    recording.knowMarks(marks);
    this.#talks.set(recording, talk);
    if (recording.next_frame > 0) talk.wake();
    this.#held.set(head.session_id, recording);
    const unsubscribe = this.#options.log.subscribe(head.session_id, {
      onFacts: () => undefined,
      onEnd: () => {
        unsubscribe();
        if (this.#held.get(head.session_id) === recording) this.#letGo(recording, 'erased');
      },
    });
    recording.onEnd(unsubscribe);
    return recording;
  }

  /** Makes the recording a file of the session and queues its run. */
  #finish(id: string): Promise<void> {
    return this.#inTurn(id, async () => {
      const { live, store, log, folders, blobs, pending, erase } = this.#options;
      const session = await store.find(id);
      const head = await live.head(id);
      const recording = this.#held.get(id);
      await recording?.end();
      if (!session || session.audio || !head) {
        if (recording) this.#letGo(recording, session ? 'stopped' : 'erased');
        if (head) await live.erase(id);
        return;
      }
      if (!head.stopped) await live.write({ ...head, stopped: true });
      const work = await folders.temporary('live');
      const talk = recording && this.#talks.get(recording);
      try {
        await talk?.end();
        const { path, duration_s } = await recordingFile(
          this.#options,
          head,
          work,
          talk && { talk, stored_s: recording.stored_s },
        );
        if (duration_s === 0) {
          if (recording) this.#letGo(recording, 'erased');
          await erase(id);
          throw new AppError('no_audio', { reason: 'nothing_recorded' });
        }
        await finishRecording({ store, blobs, pending, log }, session, path, duration_s);
        await live.erase(id);
        if (recording) this.#letGo(recording, 'stopped');
      } finally {
        await rm(work, { recursive: true, force: true });
        await talk?.close();
        if (recording) this.#talks.delete(recording);
      }
    });
  }

  async #setPaused(connection: LiveConnection, isPaused: boolean): Promise<LivePlace> {
    const recording = this.#of(connection);
    if (recording.isPaused !== isPaused) await this.#note(recording, isPaused ? 'paused' : 'resumed');
    recording.isPaused = isPaused;
    return { session_id: recording.session_id, next_frame: recording.next_frame };
  }

  async #note(
    { session_id, stored_s }: Recording,
    event: LiveBody['event'],
    { text, at_s = stored_s }: { text?: string; at_s?: number | undefined } = {},
  ): Promise<void> {
    const rounded_s = Math.round(Math.min(at_s, stored_s) * 1_000) / 1_000;
    await this.#options.log.append(session_id, [
      { type: 'live', event, at_s: rounded_s, ...(text === undefined ? {} : { text }) },
    ]);
  }

  #letGo(recording: Recording, reason: Parameters<LiveConnection['onEnd']>[0]['reason']): void {
    if (this.#held.get(recording.session_id) === recording) this.#held.delete(recording.session_id);
    recording.connection?.onEnd({ session_id: recording.session_id, reason });
    recording.connection = null;
    const talk = this.#talks.get(recording);
    this.#talks.delete(recording);
    void talk?.close();
    void recording.end().catch((error: unknown) => this.#report(recording.session_id, error));
  }

  #find(connection: LiveConnection): Recording | undefined {
    return [...this.#held.values()].find((recording) => recording.connection === connection);
  }

  #of(connection: LiveConnection): Recording {
    const recording = this.#find(connection);
    if (!recording) throw new AppError('live_taken', { reason: 'not_recording' });
    return recording;
  }

  #report(session_id: string, error: unknown): void {
    if (isAppError(error) && error.status < 500)
      this.#options.logger.info({ session_id, code: error.code }, 'live recording ended without a file');
    else this.#options.logger.error({ session_id, err: error }, 'a live recording could not be ended yet');
  }

  async #inTurn<T>(id: string, act: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(act);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(id, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(id) === settled) this.#turns.delete(id);
    }
  }
}
