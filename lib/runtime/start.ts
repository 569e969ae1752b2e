import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createListener } from '#lib/audio/listener';
import type { Logger } from '#lib/base/logger';
import { memoryReleaser } from '#lib/base/release-memory';
import type { Settings } from '#lib/base/settings';
import { DatabaseLog } from '#lib/db/database-log';
import { DatabaseSessions } from '#lib/db/database-sessions';
import { FanOut } from '#lib/db/fan-out';
import { FactHub } from '#lib/events/hub';
import { memoryBudget } from '#lib/language/budget';
import type { PipelineParts } from '#lib/pipeline/request';
import { createReadingRoom } from '#lib/pipeline/reading-room';
import { startModel } from '#lib/runtime/model';
import type { ModelRuntime } from '#lib/runtime/model';
import type { Runtime } from '#lib/runtime/runtime';
import { Access } from '#lib/sessions/access';
import { openStorage } from '#lib/runtime/storage';
import { Owners } from '#lib/sessions/owners';
import { Runs } from '#lib/sessions/runs';
import { SessionService } from '#lib/sessions/service';
import type { SpeechEngine } from '#lib/speech/contract';
import { createEmbeddedEngine } from '#lib/speech/embedded-engine';

export interface StartedRuntime extends Runtime {
  /** Loads the engines and begins to take runs from the queue; a process that only serves pages does neither. */
  warm(): Promise<void>;
  /** Puts unfinished runs back. */
  stop(): Promise<void>;
}

const sampleMs = 10;

/** The endpoint for speech where a model for it is named, else the embedded engine. */
async function speechBy({ endpoint }: ModelRuntime, { TRANSCRIPTION_MODEL: model, MODEL_CONCURRENCY: concurrency }: Settings, embedded: SpeechEngine): Promise<SpeechEngine> {
  if (model === undefined) return embedded;
  const { createEndpointEngine } = await import('#lib/speech/endpoint/engine');
  return createEndpointEngine({ ...endpoint, model, concurrency, embedded });
}

/** Puts the parts together. The caller holds the lock of the data folder where the database lies in it. */
export async function startRuntime(settings: Settings, logger: Logger): Promise<StartedRuntime> {
  const { database, queue, folders, secret } = await openStorage(settings, logger);
  const hub = new FactHub();
  const log = new DatabaseLog(database.db, hub);
  const store = new DatabaseSessions(database.db, queue);
  const access = new Access(store);
  const owners = new Owners(secret, settings.PUBLIC_URL?.startsWith('https:') ?? false);
  const listener = createListener({ maxAudioMinutes: settings.MAX_AUDIO_MINUTES });
  const readings = createReadingRoom();
  const model = await startModel(settings, memoryBudget(settings.MODEL_BUDGET_USD ?? null), logger);
  const embedded = createEmbeddedEngine();
  const speech = model ? await speechBy(model, settings, embedded) : embedded;
  const parts: PipelineParts = { listener, speech, readings, ...(model ? { model } : {}) };
  const releaseMemory = memoryReleaser(() => runs.size === 0);
  const runs = new Runs({ log, store, folders, parts, logger, voiceInference: settings.VOICE_INFERENCE === 'on', shared: settings.DATABASE_URL !== undefined, onIdle: releaseMemory });
  const sessions = new SessionService({ store, access, log, hub, folders, runs, renamer: log });
  const works = settings.ROLE !== 'web';
  const fanOut = new FanOut({ db: database.db, log, hub, onCancel: (id) => void runs.cancelHere(id), onError: (error) => logger.warn({ err: error }, 'facts of another process could not be read') });
  const listening = await database.listen?.(fanOut);
  const delay = monitorEventLoopDelay({ resolution: sampleMs });
  delay.enable();
  let ready = false;
  return {
    settings,
    logger,
    log,
    hub,
    access,
    owners,
    visitorOf: (headers) => owners.visitorOf(headers),
    folders,
    parts,
    model,
    sessions,
    runs,
    eventLoopDelayP99() {
      // What is recorded is the time between two samples, of which `sampleMs` is the plan.
      const p99 = Math.max(0, delay.percentile(99) / 1e6 - sampleMs);
      delay.reset();
      return Math.round(p99 * 10) / 10;
    },
    isReady: () => ready,
    async warm() {
      // What was left before there was a queue, or lost its job, is queued; what has one is not queued twice.
      const unfinished = await store.unfinished();
      for (const { id } of unfinished) await queue.enqueue({ session_id: id, kind: 'run' });
      if (works) {
        await queue.work((job, claim) => runs.work(job, claim));
        if (unfinished.length > 0) logger.info({ sessions: unfinished.length }, 'taking up unfinished runs');
        void model?.check();
      }
      await Promise.all([listener.warm(), ...(works ? [speech.warm(), readings.warm()] : [])]);
      ready = true;
      releaseMemory();
    },
    async stop() {
      const stopped = queue.stop();
      await runs.stop();
      await stopped;
      await listening?.close();
      await Promise.all([listener.close(), speech.close(), readings.close()]);
      delay.disable();
      await database.close();
    },
  };
}
