import { rm } from 'node:fs/promises';
import type { AnalysisType } from '#lib/analyses/steps';
import { forOwner } from '#lib/base/current-owner';
import { AppError, isAppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';
import type { EventLog, FencedLogs } from '#lib/events/log';
import { recordAgain, type StepOrder } from '#lib/runs/record-again';
import { recordRun } from '#lib/runs/record-run';
import { isStop } from '#lib/pipeline/run';
import type { PipelineParts } from '#lib/pipeline/request';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import type { Folders } from '#lib/sessions/folders';
import { type Patience, RunFiles, patience as ownPatience } from './run-files.ts';
import type { RunJob, RunQueue } from './run-queue.ts';
import type { SessionStore, TakenRun } from '#lib/sessions/store';

interface ActiveRun {
  stop: AbortController;
  ended: Promise<void>;
}

interface RunsOptions {
  log: EventLog & FencedLogs;
  store: SessionStore;
  queue: Pick<RunQueue<never>, 'enqueue' | 'drop'>;
  /** For temporary files. */
  folders: Folders;
  blobs: Blobs;
  /** With a storage that does not answer. */
  patience?: Patience;
  parts: PipelineParts;
  logger: Logger;
  voiceInference: boolean;
  /** Whether other processes may run the same sessions. */
  shared: boolean;
  /** Called when the run of a session has ended; may be called twice for one run if a process dies in between. */
  onComplete?: (sessionId: string) => Promise<void>;
  /** Called when a run, or steps that run again, may have changed the text or the readings. */
  onRead?: (sessionId: string) => Promise<void>;
  /** Called when the last run of this process has ended. */
  onIdle: () => void;
}

/**
 * A run that was taken up this often without progress is given up: it may be the one that kills the process. The number
 * is generous, because every run beside the killing one is taken up as often, and a start costs seconds.
 */
export const mostStalls = 20;
/**
 * From this number on such runs continue one at a time: those beside the killing one make progress, and a slow one has
 * the machine for itself.
 */
const stallsBeside = 3;
/** How long a run of another process may take to end when it is cancelled, before this process ends it, in ms. */
const cancelMs = 1_500;

/** The runs of this process: takes them from the queue, cancels them, and puts back those that it cannot finish. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #active = new Map<string, ActiveRun>();
  /**
   * The last waiter of each turn: per session for steps that run again, and one for all runs that were interrupted too
   * often.
   */
  readonly #turns = new Map<string, Promise<void>>();
  #stopping = false;
  /** When the last run ended, by the clock that is never put back. */
  #endedAt = -Infinity;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Queues steps to run again, or a question, after the current work of this session. */
  async again(sessionId: string, order: StepOrder): Promise<void> {
    await this.#options.queue.enqueue({ session_id: sessionId, kind: 'again', order });
  }

  /**
   * Does one job of the queue; false if it was left to another attempt. Throws if the job is unfinished and must be put
   * back. `claim` is aborted when the queue has given the job to another process.
   */
  async work(job: RunJob, claim: AbortSignal): Promise<boolean> {
    // Two workers may check at the same time whether a session has active work, so turns are also kept here.
    if (job.kind === 'again') return this.#inTurn(job.session_id, () => this.#take(job, claim));
    const stalls = await this.#options.store.stalls(job.session_id);
    return stalls < stallsBeside ? this.#take(job, claim) : this.#inTurn('one at a time', () => this.#take(job, claim));
  }

  async #inTurn(line: string, take: () => Promise<boolean>): Promise<boolean> {
    const before = this.#turns.get(line) ?? Promise.resolve();
    const turn = before.then(take);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(line, ended);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(line) === ended) this.#turns.delete(line);
    }
  }

  async #take(job: RunJob, claim: AbortSignal): Promise<boolean> {
    if (this.#stopping) throw stopping();
    // The queue gave it to another process while it waited for its turn.
    if (claim.aborted) return false;
    const { session_id } = job;
    const taken = await this.#options.store.take(session_id, job.kind);
    // Deleted, cancelled or finished meanwhile; in the last case the process that did it may have died before it could
    // say so.
    if (!taken) {
      if (job.kind === 'run') await this.#options.onComplete?.(session_id);
      return false;
    }
    const stop = new AbortController();
    if (taken.stalls > mostStalls) stop.abort(new AppError('run_gave_up', { attempts: mostStalls }));
    const lost = () => stop.abort(superseded());
    claim.addEventListener('abort', lost, { once: true });
    // An attempt of this process that was taken for dead.
    this.#active.get(session_id)?.stop.abort(superseded());
    const run = forOwner(taken.session.owner_id, () => this.#record(taken, job, stop.signal));
    const active: ActiveRun = {
      stop,
      ended: run.then(
        () => undefined,
        () => undefined,
      ),
    };
    this.#active.set(session_id, active);
    try {
      return await run;
    } finally {
      claim.removeEventListener('abort', lost);
      if (this.#active.get(session_id) === active) this.#active.delete(session_id);
      this.#endedAt = performance.now();
      if (this.#active.size === 0) this.#options.onIdle();
    }
  }

  /**
   * Ends a run, in whichever process, with its unfinished steps as `cancelled`; resolves when its last fact is written.
   */
  async cancel(sessionId: string): Promise<void> {
    const { store, queue, shared } = this.#options;
    await queue.drop(sessionId);
    if (await this.cancelHere(sessionId)) return;
    const isWhole = (await store.find(sessionId))?.status === 'processing';
    if (shared && !isWhole) await store.requestCancel(sessionId);
    if (!isWhole || (shared && (await this.#endedElsewhere(sessionId)))) return;
    // No process has started it, or its process does not answer and can no longer write.
    const taken = await store.take(sessionId, 'run');
    if (taken) await this.#record(taken, { session_id: sessionId, kind: 'run' }, AbortSignal.abort(cancelled()));
  }

  /** The same for the runs of this process alone. False if there is none. */
  async cancelHere(sessionId: string): Promise<boolean> {
    const run = this.#active.get(sessionId);
    run?.stop.abort(cancelled());
    await run?.ended;
    return run !== undefined;
  }

  /** Leaves unfinished runs to another process or to the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const runs = [...this.#active.values()];
    for (const run of runs) run.stop.abort(stopping());
    await Promise.all(runs.map((run) => run.ended));
  }

  get size(): number {
    return this.#active.size;
  }

  /** For how long no run has been active, in ms; Infinity if there was none. */
  get idleMs(): number {
    return this.#active.size > 0 ? 0 : performance.now() - this.#endedAt;
  }

  async #endedElsewhere(sessionId: string): Promise<boolean> {
    const { log, store } = this.#options;
    let unsubscribe: () => void = () => undefined;
    let late: NodeJS.Timeout | undefined;
    const ended = new Promise<boolean>((resolve) => {
      late = setTimeout(() => resolve(false), cancelMs);
      unsubscribe = log.subscribe(sessionId, {
        onFacts: (facts) => facts.some((fact) => fact.type === 'complete') && resolve(true),
        onEnd: () => resolve(true),
      });
    });
    try {
      await store.requestCancel(sessionId);
      return await ended;
    } finally {
      clearTimeout(late);
      unsubscribe();
    }
  }

  async #record({ session, attempt }: TakenRun, job: RunJob, signal: AbortSignal): Promise<boolean> {
    const {
      log,
      store,
      folders,
      blobs,
      parts,
      logger,
      voiceInference,
      patience = ownPatience,
      onComplete,
      onRead,
    } = this.#options;
    const { audio, given, id, context, duration_s, speaker_names } = session;
    const fenced = log.fenced(attempt, () => isStop(signal));
    const started = performance.now();
    const work_dir = await folders.temporary('run');
    const files = new RunFiles({ blobs, logger, session_id: id, work_dir, signal, patience });
    const request = {
      audio_path: audio && files.source(audio.file),
      ...(given ? { given_path: files.source(given.file) } : {}),
      work_dir,
      ...files.paths,
      on_written: files.keep,
      duration_hint_s: duration_s,
      context,
      speaker_names,
      voice_inference: voiceInference,
      signal,
      on_failure: (step: AnalysisType, { code, status, cause }: AppError) => {
        if (status >= 500) logger.warn({ session_id: id, step, code, err: cause }, 'step failed');
      },
    };
    try {
      logger.info({ session_id: id, attempt, kind: job.kind, audio_s: duration_s }, 'run started');
      if (job.kind === 'again') await recordAgain(fenced, id, { ...request, order: job.order }, parts);
      else await recordRun(fenced, id, request, parts);
      logger.info({ session_id: id, attempt, took_ms: Math.round(performance.now() - started) }, 'run ended');
      await files.settle();
      await onRead?.(id);
      if (job.kind === 'run') await onComplete?.(id);
      return true;
    } catch (error) {
      await files.stop();
      const code = isAppError(error) ? error.code : null;
      if (code === 'not_found' || code === 'superseded') {
        logger.info({ session_id: id, attempt, code }, 'run superseded');
        // Files that the run wrote after the session was deleted; files that cannot be erased now are swept later.
        if (code === 'not_found')
          await blobs
            .erase(id)
            .catch((failure: unknown) =>
              logger.warn({ session_id: id, err: failure }, 'files of a deleted session are kept for now'),
            );
        // Another process had a turn in this session at the same time: this step must run all the same.
        if (code === 'superseded' && job.kind === 'again') throw error;
        return false;
      }
      if (code === 'shutting_down') await store.giveBack(id, attempt);
      else logger.error({ session_id: id, attempt, err: error }, 'run broke off');
      throw error;
    } finally {
      await rm(work_dir, { recursive: true, force: true });
    }
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', { reason: 'run' });
}

function stopping(): AppError {
  return new AppError('shutting_down');
}

function superseded(): AppError {
  return new AppError('superseded');
}
