import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createListener } from '#lib/audio/listener';
import type { Logger } from '#lib/base/logger';
import { memoryReleaser } from '#lib/base/release-memory';
import type { Settings } from '#lib/base/settings';
import { openDatabase } from '#lib/db/client';
import { databaseBudget } from '#lib/db/database-budget';
import { DatabaseLog } from '#lib/db/database-log';
import { DatabaseOwnerCodes } from '#lib/db/database-owner-codes';
import { DatabaseQuestions } from '#lib/db/database-questions';
import { DatabaseSessions } from '#lib/db/database-sessions';
import { DatabaseShares } from '#lib/db/database-shares';
import { purgeEmbedded } from '#lib/db/purge';
import { countAppended } from '#lib/events/count-facts';
import { FactHub } from '#lib/events/hub';
import { SharedReads } from '#lib/events/shared-reads';
import { costOfSpeech } from '#lib/language/prices';
import type { PipelineParts } from '#lib/pipeline/request';
import { createReadingRoom } from '#lib/pipeline/reading-room';
import { startModel, stateOf } from '#lib/runtime/model';
import type { ModelRuntime } from '#lib/runtime/model';
import type { Runtime } from '#lib/runtime/runtime';
import { Access } from '#lib/sessions/access';
import { Erasure } from '#lib/sessions/erasure';
import { Folders } from '#lib/sessions/folders';
import { OwnerMoves } from '#lib/sessions/owner-moves';
import { Owners, loadSecret } from '#lib/sessions/owners';
import { Runs } from '#lib/sessions/runs';
import { SharingService } from '#lib/sessions/sharing';
import { SessionService } from '#lib/sessions/service';
import { StepService } from '#lib/sessions/steps';
import { Uploads } from '#lib/sessions/uploads';
import type { SpeechEngine } from '#lib/speech/contract';
import { createEmbeddedEngine } from '#lib/speech/embedded-engine';

export interface StartedRuntime extends Runtime {
  /** Loads the engines and takes up unfinished runs. */
  warm(): Promise<void>;
  /** Leaves unfinished runs to the next start. */
  stop(): Promise<void>;
}

const sampleMs = 10;
/** Old uploads are looked for at the start and every hour. */
const sweepMs = 3_600_000;

/** The endpoint for speech where a model for it is named, else the embedded engine. */
async function speechBy({ endpoint, address, prices, budget }: ModelRuntime, { TRANSCRIPTION_MODEL: model, MODEL_CONCURRENCY: concurrency }: Settings, embedded: SpeechEngine): Promise<SpeechEngine> {
  if (model === undefined) return embedded;
  const { createEndpointEngine } = await import('#lib/speech/endpoint/engine');
  return createEndpointEngine({
    ...endpoint,
    model,
    concurrency,
    address,
    embedded,
    async reserve(seconds) {
      const cost_usd = costOfSpeech(prices, model, seconds);
      const reservation = await budget.reserve(cost_usd ?? 0);
      return reservation && { cost_usd, settle: (happened) => reservation.settle(happened ? (cost_usd ?? 0) : 0) };
    },
  });
}

/** Puts the parts together. The caller holds the lock of the data folder. */
export async function startRuntime(settings: Settings, logger: Logger): Promise<StartedRuntime> {
  const database = await openDatabase(settings.DATA_DIR);
  const folders = new Folders(settings.DATA_DIR);
  await folders.clean();
  const uploads = new Uploads(settings.DATA_DIR);
  const sweepUploads = (): void => void uploads.sweep().catch((error: unknown) => logger.error({ err: error }, 'old uploads could not be removed'));
  sweepUploads();
  const sweeping = setInterval(sweepUploads, sweepMs).unref();
  const hub = new FactHub();
  const log = new DatabaseLog(database.db, hub);
  countAppended(log);
  const store = new DatabaseSessions(database.db);
  const shares = new DatabaseShares(database.db);
  const access = new Access(store, shares, hub);
  const sharing = new SharingService({ store, shares, access, hub });
  const moves = new OwnerMoves(new DatabaseOwnerCodes(database.db), store);
  const owners = new Owners(loadSecret(settings.DATA_DIR), settings.PUBLIC_URL?.startsWith('https:') ?? false);
  const listener = createListener({ maxAudioMinutes: settings.MAX_AUDIO_MINUTES });
  const readings = createReadingRoom();
  const model = await startModel(settings, databaseBudget(database.db, settings.MODEL_BUDGET_USD ?? null), logger);
  const embedded = createEmbeddedEngine();
  const speech = model ? await speechBy(model, settings, embedded) : embedded;
  const parts: PipelineParts = { listener, speech, localSpeech: embedded, readings, ...(model ? { model } : {}) };
  const releaseMemory = memoryReleaser(() => runs.size === 0);
  const runs = new Runs({ log, store, folders, parts, logger, voiceInference: settings.VOICE_INFERENCE === 'on', onIdle: releaseMemory });
  const erasure = new Erasure({ store, folders, runs, hub, logger, retentionDays: settings.RETENTION_DAYS, purge: () => purgeEmbedded(database.db) });
  const modelState = (isOwner: boolean) => stateOf(model, settings, isOwner);
  const sessions = new SessionService({ store, access, log, erasure, folders, runs, renamer: log, modelState, defaultVisibility: settings.DEFAULT_VISIBILITY });
  const models = { language: model !== null, speech: speech !== embedded };
  const steps = new StepService({ access, log, runs, questions: new DatabaseQuestions(database.db), models });
  const delay = monitorEventLoopDelay({ resolution: sampleMs });
  delay.enable();
  let ready = false;
  return {
    settings,
    logger,
    log: new SharedReads(log),
    hub,
    access,
    owners,
    visitorOf: (headers) => owners.visitorOf(headers),
    folders,
    uploads,
    parts,
    model,
    sessions,
    sharing,
    erasure,
    moves,
    steps,
    runs,
    queueDepth: () => Promise.resolve(runs.size),
    eventLoopDelayP99() {
      // What is recorded is the time between two samples, of which `sampleMs` is the plan.
      const p99 = Math.max(0, delay.percentile(99) / 1e6 - sampleMs);
      delay.reset();
      return Math.round(p99 * 10) / 10;
    },
    isReady: () => ready,
    async warm() {
      await erasure.start();
      const resumed = await runs.resume();
      if (resumed > 0) logger.info({ sessions: resumed }, 'taking up unfinished runs');
      void model?.check();
      await Promise.all([listener.warm(), speech.warm(), readings.warm()]);
      ready = true;
      releaseMemory();
    },
    async stop() {
      clearInterval(sweeping);
      await runs.stop();
      await erasure.stop();
      await Promise.all([listener.close(), speech.close(), readings.close()]);
      delay.disable();
      await database.close();
    },
  };
}
