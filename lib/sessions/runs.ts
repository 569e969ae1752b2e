import { rm } from 'node:fs/promises';
import type { AnalysisType } from '#lib/analyses/steps';
import { AppError, isAppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logger';
import type { EventLog } from '#lib/events/log';
import { recordAgain, type StepOrder } from '#lib/events/record-again';
import { recordRun } from '#lib/events/record-run';
import type { PipelineParts } from '#lib/pipeline/request';
import type { Folders } from '#lib/sessions/folders';
import type { SessionStore, StoredSession } from '#lib/sessions/store';

interface ActiveRun {
  stop: AbortController;
  ended: Promise<void>;
  /** What waits for its end, in order. */
  next: StepOrder[];
}

interface RunsOptions {
  log: EventLog;
  store: SessionStore;
  folders: Folders;
  parts: PipelineParts;
  logger: Logger;
  voiceInference: boolean;
  /** Called when the last run of this process has ended. */
  onIdle: () => void;
}

/** The runs of this process: starts them, cancels them, and takes up what a killed process left unfinished. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #active = new Map<string, ActiveRun>();
  #stopping = false;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Returns at once; the run reports through the log. */
  start(session: StoredSession): void {
    this.#begin(session, null, []);
  }

  /** Runs a step again, or asks a question, after what is going on in this session. Returns at once. */
  again(session: StoredSession, order: StepOrder): void {
    const active = this.#active.get(session.id);
    if (active) active.next.push(order);
    else this.#begin(session, order, []);
  }

  /** Whether the whole run of a session is going on, or one of its steps again. */
  isActive(sessionId: string): boolean {
    return this.#active.has(sessionId);
  }

  #begin(session: StoredSession, order: StepOrder | null, next: StepOrder[]): void {
    if (this.#stopping || this.#active.has(session.id)) return;
    const stop = new AbortController();
    const ended = this.#run(session, order, stop.signal).finally(() => {
      this.#active.delete(session.id);
      const [following, ...rest] = next;
      if (following && !stop.signal.aborted) this.#begin(session, following, rest);
      if (this.#active.size === 0) this.#options.onIdle();
    });
    this.#active.set(session.id, { stop, ended, next });
  }

  /** Ends a run with its unfinished steps as `cancelled`; resolves when its last fact is written. False where none is going on. */
  async cancel(sessionId: string): Promise<boolean> {
    const run = this.#active.get(sessionId);
    run?.stop.abort(new AppError('cancelled', 'The run was cancelled.'));
    await run?.ended;
    return run !== undefined;
  }

  /** Takes up every session that has a recording or a transcript and no end. */
  async resume(): Promise<number> {
    const sessions = await this.#options.store.unfinished();
    for (const session of sessions) this.start(session);
    return sessions.length;
  }

  /** Leaves what is unfinished to the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const runs = [...this.#active.values()];
    for (const run of runs) run.stop.abort(new AppError('shutting_down', 'The server is stopping.'));
    await Promise.all(runs.map((run) => run.ended));
  }

  get size(): number {
    return this.#active.size;
  }

  async #run(session: StoredSession, order: StepOrder | null, signal: AbortSignal): Promise<void> {
    const { log, folders, parts, logger, voiceInference } = this.#options;
    const { audio, given, id, context, duration_s } = session;
    if (!audio && !given) return;
    const started = performance.now();
    const work_dir = await folders.temporary('run');
    const request = {
      audio_path: audio && folders.kept(id, audio.file),
      ...(given ? { given_path: folders.kept(id, given.file) } : {}),
      work_dir,
      peaks_path: folders.peaks(id),
      playable_path: folders.playable(id),
      duration_hint_s: duration_s,
      context,
      voice_inference: voiceInference,
      signal,
      on_failure: (step: AnalysisType, { code, status, cause }: AppError) => {
        if (status >= 500) logger.warn({ session_id: id, step, code, err: cause }, 'step failed');
      },
    };
    try {
      // The owner may have named speakers while this waited.
      const speaker_names = (order && (await this.#options.store.find(id))?.speaker_names) ?? session.speaker_names;
      logger.info({ session_id: id, ...(order ? { step: order.kind } : {}), audio_s: duration_s }, 'run started');
      if (order) await recordAgain(log, id, order, request, parts, speaker_names);
      else await recordRun(log, id, request, parts, speaker_names);
      logger.info({ session_id: id, took_ms: Math.round(performance.now() - started) }, 'run ended');
    } catch (error) {
      // The log then has no `complete`, so the next start takes the run up again.
      if (isAppError(error) && (error.code === 'shutting_down' || error.code === 'not_found')) logger.info({ session_id: id, code: error.code }, 'run left');
      else logger.error({ session_id: id, err: error }, 'run broke off');
    } finally {
      await rm(work_dir, { recursive: true, force: true });
    }
  }
}
