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
  /** For what is temporary. */
  folders: Folders;
  blobs: Blobs;
  /** With a storage that does not answer. */
  patience?: Patience;
  parts: PipelineParts;
  logger: Logger;
  voiceInference: boolean;
  /** Whether other processes may have runs of the same sessions. */
  shared: boolean;
  /** Called when the run of a session has ended; may be called twice for one run, where a process dies in between. */
  onComplete?: (sessionId: string) => Promise<void>;
  /** Called when a run has ended, or steps that were run again, in which the text or the readings may be others. */
  onRead?: (sessionId: string) => Promise<void>;
  /** Called when the last run of this process has ended. */
  onIdle: () => void;
}

/**
 * A run that was taken up this often without coming any further is given up: it may be what kills the process.
 * Generous, because every run beside the one that kills is taken up as often, and a start costs seconds.
 */
export const mostStalls = 20;
/**
 * From here on such runs go on one at a time: those beside the one that kills come further, and whatever is slow has
 * the machine for itself.
 */
const stallsBeside = 3;
/** How long a run of another process may take to end when it is cancelled, before this process ends it. */
const cancelMs = 1_500;

/** The runs of this process: takes them from the queue, cancels them, and puts back what it cannot finish. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #active = new Map<string, ActiveRun>();
  /**
   * Who was last to wait for a turn: in a session, of the steps to be run again; and of all runs that were broken off
   * too often.
   */
  readonly #turns = new Map<string, Promise<void>>();
  #stopping = false;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Queues steps to be run again, or a question, after what is going on in this session. */
  async again(sessionId: string, order: StepOrder): Promise<void> {
    await this.#options.queue.enqueue({ session_id: sessionId, kind: 'again', order });
  }

  /**
   * Does one job of the queue; false where it was left to another attempt. Throws where it is not done and is to be put
   * back. `claim` is aborted when the queue has given it to somebody else.
   */
  async work(job: RunJob, claim: AbortSignal): Promise<boolean> {
    // The queue counts what a session has under way before it gives out the next, and two workers may count at once.
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
    // Given to somebody else while it waited for its turn.
    if (claim.aborted) return false;
    const { session_id } = job;
    const taken = await this.#options.store.take(session_id, job.kind);
    // Erased, cancelled or done meanwhile; of the last, the process that did it may have died before it could say so.
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
      if (this.#active.size === 0) this.#options.onIdle();
    }
  }

  /** Ends a run, wherever it is, with its unfinished steps as `cancelled`; resolves when its last fact is written. */
  async cancel(sessionId: string): Promise<void> {
    const { store, queue, shared } = this.#options;
    await queue.drop(sessionId);
    if (await this.cancelHere(sessionId)) return;
    const isWhole = (await store.find(sessionId))?.status === 'processing';
    if (shared && !isWhole) await store.requestCancel(sessionId);
    if (!isWhole || (shared && (await this.#endedElsewhere(sessionId)))) return;
    // Nobody has begun it, or whoever has does not answer and may not write any more.
    const taken = await store.take(sessionId, 'run');
    if (taken) await this.#record(taken, { session_id: sessionId, kind: 'run' }, AbortSignal.abort(cancelled()));
  }

  /** The same for the runs of this process alone. False where none is going on. */
  async cancelHere(sessionId: string): Promise<boolean> {
    const run = this.#active.get(sessionId);
    run?.stop.abort(cancelled());
    await run?.ended;
    return run !== undefined;
  }

  /** Leaves what is unfinished to another process or to the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const runs = [...this.#active.values()];
    for (const run of runs) run.stop.abort(stopping());
    await Promise.all(runs.map((run) => run.ended));
  }

  get size(): number {
    return this.#active.size;
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
        logger.info({ session_id: id, attempt, code }, 'run left');
        // What it wrote after the session was erased; what cannot be erased now is swept.
        if (code === 'not_found')
          await blobs
            .erase(id)
            .catch((failure: unknown) =>
              logger.warn({ session_id: id, err: failure }, 'files of an erased session are left for now'),
            );
        // Another process had a turn in this session at the same time: this step has to be run all the same.
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
