import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createListener } from '#lib/audio/listener';
import { createLiveListener } from '#lib/audio/live/live-listener';
import { isForTheLog, toAppError } from '#lib/base/errors';
import { requireJournalSpace } from '#lib/base/free-space';
import type { Logger } from '#lib/base/logs/logger';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import type { Settings } from '#lib/base/settings/settings';
import { databaseBudget } from '#lib/db/stores/database-budget';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabasePendingFiles } from '#lib/db/stores/database-pending-files';
import { DatabaseQuestions } from '#lib/db/stores/database-questions';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { DatabaseShares } from '#lib/db/stores/database-shares';
import { DraftNotices } from '#lib/db/line/draft-notices';
import { FanOut } from '#lib/db/line/fan-out';
import { ownerBudget } from '#lib/db/stores/owner-budget';
import { purgeEmbedded } from '#lib/db/stores/purge';
import { countAppended } from '#lib/runs/count-facts';
import { FactHub } from '#lib/events/hub';
import { KeptViews } from '#lib/events/kept-views';
import { SharedReads } from '#lib/events/shared-reads';
import { costOfSpeech } from '#lib/language/prices';
import { LiveRecordings } from '#lib/live/live-recordings';
import { LiveFolders } from '#lib/live/live-folders';
import type { PipelineParts } from '#lib/pipeline/request';
import { createAnalysisPool } from '#lib/pipeline/analysis-pool';
import { createTextReader } from '#lib/pipeline/text-reader';
import { openBackupDoor } from './backup-door.ts';
import { guardPower } from './guard-power.ts';
import { type ModelRuntime, startModel, stateOf } from './model.ts';
import { startOwners } from './owner-parts.ts';
import type { Runtime } from './runtime.ts';
import { openWebhooks } from './webhooks.ts';
import { openSearchIndex } from './search-index.ts';
import { Access } from '#lib/sessions/access/access';
import { openStorage } from './storage.ts';
import { Erasure } from '#lib/sessions/erasure';
import { Runs } from '#lib/sessions/processing/runs';
import { SharingService } from '#lib/sessions/access/sharing';
import { Disputes } from '#lib/sessions/disputes';
import { DatabaseDisputes } from '#lib/db/stores/database-disputes';
import { Rereading } from '#lib/sessions/processing/rereading';
import { SessionService } from '#lib/sessions/service';
import { StepService } from '#lib/sessions/processing/steps';
import { Uploads } from '#lib/sessions/uploads/uploads';
import type { SpeechEngine } from '#lib/speech/engine';
import { createEmbeddedEngine } from '#lib/speech/moonshine/embedded-engine';
import { createDiarizer } from '#lib/speech/voices/diarizer';

export interface StartedRuntime extends Runtime {
  /** Loads the engines and begins to take runs from the queue; a process that only serves pages does neither. */
  warm(): Promise<void>;
  /** Puts unfinished runs back. */
  stop(): Promise<void>;
}

const sampleMs = 10;
/** Old uploads and entries are looked for at the start and every hour. */
const sweepMs = 3_600_000;

/** The endpoint for speech where a model for it is named, else the embedded engine. */
async function speechBy(
  { endpoint, address, prices, budget }: ModelRuntime,
  { TRANSCRIPTION_MODEL: model, MODEL_CONCURRENCY: concurrency }: Settings,
  embedded: SpeechEngine,
): Promise<SpeechEngine> {
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

/** Puts the parts together. The caller holds the lock of the data folder where the database lies in it. */
export async function startRuntime(settings: Settings, logger: Logger): Promise<StartedRuntime> {
  const { database, copyDatabase, line, queue, folders, blobs, secret } = await openStorage(settings, logger);
  const uploads = new Uploads(settings.DATA_DIR);
  const hub = new FactHub();
  const shared = settings.DATABASE_URL !== undefined;
  const log = new DatabaseLog(
    database.db,
    hub,
    shared ? { drafts: new DraftNotices(database.db) } : { requireRoom: () => requireJournalSpace(settings.DATA_DIR) },
  );
  countAppended(log);
  const reads = new SharedReads(log);
  const views = new KeptViews(reads);
  const store = new DatabaseSessions(database.db, queue);
  const shares = new DatabaseShares(database.db);
  const pending = new DatabasePendingFiles(database.db);
  const ownerParts = await startOwners(settings, database.db, { secret, store, logger });
  const { audit, generations, owners, quotas } = ownerParts;
  const sweepOld = (): void =>
    void Promise.all([uploads.sweep(), audit.sweep()]).catch((error: unknown) =>
      logger.error({ err: error }, 'old uploads and entries could not be removed'),
    );
  sweepOld();
  const sweeping = setInterval(sweepOld, sweepMs).unref();
  const access = new Access(store, shares, hub, audit);
  const sharing = new SharingService({ store, shares, access, hub, audit });
  const listener = createListener({ maxAudioMinutes: settings.MAX_AUDIO_MINUTES, ffmpeg: settings.FFMPEG_PATH });
  const readings = createAnalysisPool();
  const budget = ownerBudget(
    database.db,
    databaseBudget(database.db, settings.MODEL_BUDGET_USD ?? null),
    settings.MODEL_OWNER_BUDGET_USD ?? null,
  );
  const model = await startModel(settings, budget, logger);
  const embedded = createEmbeddedEngine();
  const speech = model ? await speechBy(model, settings, embedded) : embedded;
  const parts: PipelineParts = {
    listener,
    speech,
    localSpeech: embedded,
    voices: createDiarizer(),
    readings,
    texts: createTextReader(),
    ...(model ? { model } : {}),
  };
  const webhooks = await openWebhooks(settings, { queue, store, log, logger });
  const search = await openSearchIndex(queue, database.db, logger);
  const releaseMemory = memoryReleaser(() => runs.size === 0);
  const runs = new Runs({
    log,
    store,
    queue,
    folders,
    blobs,
    parts,
    logger,
    voiceInference: settings.VOICE_INFERENCE === 'on',
    shared,
    onIdle: releaseMemory,
    onRead: search.soon,
    ...(webhooks ? { onComplete: webhooks.onComplete } : {}),
  });
  // A server's database is vacuumed by itself, and its files are its operator's.
  const purge = shared ? () => Promise.resolve() : () => queue.purge().then(() => purgeEmbedded(database.db));
  const liveFolders = new LiveFolders(settings.DATA_DIR);
  const erasure = new Erasure({
    store,
    blobs,
    live: liveFolders,
    pending,
    runs,
    hub,
    logger,
    retentionDays: settings.RETENTION_DAYS,
    purge,
  });
  const modelState = (isOwner: boolean) => stateOf(model, settings, isOwner);
  const ahead = (id: string) => queue.ahead(id);
  const rereading = new Rereading(runs, logger);
  const sessions = new SessionService({
    store,
    access,
    views,
    erasure,
    blobs,
    pending,
    runs,
    quotas,
    audit,
    renamer: log,
    rereading,
    index: search.index,
    reindex: search.soon,
    modelState,
    ahead,
    defaultVisibility: settings.DEFAULT_VISIBILITY,
  });
  const models = { language: model !== null, speech: speech !== embedded };
  const steps = new StepService({ access, log, runs, questions: new DatabaseQuestions(database.db), models });
  const ears = createLiveListener();
  const live = new LiveRecordings({
    ...{ store, access, log, blobs, pending, folders, ears, logger, live: liveFolders },
    speech: speech.transcribeStream ? speech : embedded,
    room: readings,
    ...(model ? { model } : {}),
    voiceInference: settings.VOICE_INFERENCE === 'on',
    limits: { max_s: settings.MAX_AUDIO_MINUTES * 60, max_bytes: settings.MAX_UPLOAD_MB * 1_000_000 },
    defaultVisibility: settings.DEFAULT_VISIBILITY,
    erase: (id) => erasure.erase(id),
    requireRoom: (ownerId) => quotas.requireRoom(ownerId, { bytes: 1, duration_s: 1 }),
  });
  const disputes = new Disputes({ access, log, store: new DatabaseDisputes(database.db) });
  const works = settings.ROLE !== 'web';
  const fanOut = new FanOut({
    db: database.db,
    log,
    hub,
    onCancel: (id) => void runs.cancelHere(id),
    onSignedOut: async () => (await generations.load()).forEach((owner) => access.signOut(owner)),
    onError: (error) =>
      isForTheLog(toAppError(error)) && logger.warn({ err: error }, 'facts of another process could not be read'),
  });
  const listening = await database.listen?.(fanOut);
  const guard = shared ? null : await guardPower(settings.DATA_DIR, database.db, blobs, logger);
  const door = copyDatabase
    ? await openBackupDoor({ dataDir: settings.DATA_DIR, folders, copyDatabase, logger })
    : null;
  const delay = monitorEventLoopDelay({ resolution: sampleMs });
  delay.enable();
  let ready = false;
  return {
    settings,
    logger,
    log: reads,
    views,
    hub,
    line,
    access,
    ...ownerParts,
    spentTodayBy: async (ownerId) => (model ? budget.spentTodayBy(ownerId) : null),
    visitorOf: (headers) => owners.visitorOf(headers),
    folders,
    blobs,
    uploads,
    parts,
    model,
    sessions,
    sharing,
    erasure,
    steps,
    disputes,
    runs,
    live,
    queueDepth: () => queue.depth(),
    isPending: (sessionId) => queue.pending(sessionId),
    eventLoopDelayP99() {
      // What is recorded is the time between two samples, of which `sampleMs` is the plan.
      const p99 = Math.max(0, delay.percentile(99) / 1e6 - sampleMs);
      delay.reset();
      return Math.round(p99 * 10) / 10;
    },
    isReady: () => ready && !line.isLost,
    async warm() {
      await erasure.start();
      void blobs
        .problem()
        .then((problem) => problem !== null && logger.error({ problem }, 'the bucket of BLOB_URL cannot be used'));
      // What was left before there was a queue, or lost its job, is queued; what has one is not queued twice.
      const unfinished = await store.unfinished();
      for (const { id } of unfinished) await queue.enqueue({ session_id: id, kind: 'run' });
      if (works) {
        await queue.work((job, claim) => runs.work(job, claim));
        await webhooks?.work();
        await search.work();
        if (unfinished.length > 0) logger.info({ sessions: unfinished.length }, 'taking up unfinished runs');
        void model?.check();
      }
      if (settings.ROLE !== 'worker') live.open();
      await Promise.all([listener.warm(), ...(works ? [speech.warm(), readings.warm()] : [])]);
      ready = true;
      releaseMemory();
    },
    async stop() {
      clearInterval(sweeping);
      rereading.stop();
      await live.stopAll();
      const stopped = queue.stop();
      await runs.stop();
      blobs.close();
      await stopped;
      await listening?.close();
      await erasure.stop();
      await Promise.all([
        listener.close(),
        ears.close(),
        speech.close(),
        parts.voices?.close(),
        readings.close(),
        search.close(),
        parts.texts.close(),
      ]);
      delay.disable();
      await door?.close();
      await guard?.stop();
      await database.close();
    },
  };
}
