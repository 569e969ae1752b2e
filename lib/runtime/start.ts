import { isForTheLog, toAppError } from '#lib/base/errors';
import type { Logger } from '#lib/base/logs/logger';
import type { Settings } from '#lib/base/settings/settings';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { FanOut } from '#lib/db/connection/fan-out';
import type { Audit } from '#lib/sessions/owners/audit';
import { Uploads } from '#lib/sessions/uploads/uploads';
import { openBackupSocket } from './backup-socket.ts';
import { startEngines } from './engines.ts';
import { openFacts } from './facts.ts';
import { watchPowerLoss } from './power-loss.ts';
import { measureLoopDelay } from './loop-delay.ts';
import { startOwners } from './owner-parts.ts';
import type { Runtime } from './runtime.ts';
import { openSearchIndex } from './search-index.ts';
import { type ServiceParts, type Services, startServices } from './services.ts';
import { openStorage } from './storage.ts';
import { openWebhooks } from './webhooks.ts';

export interface StartedRuntime extends Runtime {
  /** Loads the engines and starts to take runs from the queue; a process that only serves pages does neither. */
  warm(): Promise<void>;
  /** Puts unfinished runs back. */
  stop(): Promise<void>;
}

/** Puts the parts together. If the database lies in the data folder, the caller holds the folder's lock. */
export async function startRuntime(settings: Settings, logger: Logger): Promise<StartedRuntime> {
  const storage = await openStorage(settings, logger);
  const { db } = storage.database;
  const uploads = new Uploads(settings.DATA_DIR);
  const facts = openFacts(settings, storage);
  const store = new DatabaseSessions(db, storage.queue);
  const owners = await startOwners(settings, db, { secret: storage.secret, store, logger });
  const sweeping = sweepHourly(uploads, owners.audit, logger);
  const engines = await startEngines(settings, db, logger);
  const webhooks = await openWebhooks(settings, { queue: storage.queue, store, log: facts.log, logger });
  const search = await openSearchIndex(storage.queue, db, logger);
  const parts: ServiceParts = { settings, logger, storage, facts, store, owners, engines, webhooks, search };
  const services = startServices(parts);
  const watches = await startWatches(parts, services);
  const delay = measureLoopDelay();
  let ready = false;
  return {
    ...runtimeOf(parts, services, uploads),
    eventLoopDelayP99: () => delay.p99(),
    isReady: () => ready && !storage.health.isLost,
    async warm() {
      await takeUpWork(parts, services);
      ready = true;
      services.releaseMemory();
    },
    async stop() {
      clearInterval(sweeping);
      await endWork(parts, services, watches);
      await Promise.all([engines.close(), search.close()]);
      delay.stop();
      await watches.backups?.close();
      await watches.powerLoss?.stop();
      await storage.database.close();
    },
  };
}

/** Expired uploads and entries are swept at the start and every hour. */
const sweepMs = 3_600_000;

function sweepHourly(uploads: Uploads, audit: Audit, logger: Logger): NodeJS.Timeout {
  const sweep = (): void =>
    void Promise.all([uploads.sweep(), audit.sweep()]).catch((error: unknown) =>
      logger.error({ err: error }, 'old uploads and entries could not be removed'),
    );
  sweep();
  return setInterval(sweep, sweepMs).unref();
}

interface Watches {
  /** Listens for other processes' facts; absent if there are none. */
  listening: { close(): Promise<void> } | undefined;
  powerLoss: { stop(): Promise<void> } | null;
  backups: { close(): Promise<void> } | null;
}

/** Starts to watch the database's other users, power cuts, and requests for a backup. */
async function startWatches(parts: ServiceParts, services: Services): Promise<Watches> {
  const { settings, logger, storage } = parts;
  const { database, folders, blobs, copyDatabase, shared } = storage;
  const listening = await database.listen?.(fanOutTo(parts, services));
  const powerLoss = shared ? null : await watchPowerLoss(settings.DATA_DIR, database.db, blobs, logger);
  const backups = copyDatabase
    ? await openBackupSocket({ dataDir: settings.DATA_DIR, folders, copyDatabase, logger })
    : null;
  return { listening, powerLoss, backups };
}

function fanOutTo({ logger, storage, facts, owners }: ServiceParts, { access, runs }: Services): FanOut {
  return new FanOut({
    db: storage.database.db,
    log: facts.log,
    hub: facts.hub,
    onCancel: (id) => void runs.cancelHere(id),
    onSignedOut: async () => (await owners.generations.load()).forEach((owner) => access.signOut(owner)),
    onError: (error) =>
      isForTheLog(toAppError(error)) && logger.warn({ err: error }, 'facts of another process could not be read'),
  });
}

/** The parts that pages, route handlers and sockets may use. */
function runtimeOf(
  { settings, logger, storage, facts, owners, engines }: ServiceParts,
  { access, sessions, sharing, erasure, steps, disputes, runs, live }: Services,
  uploads: Uploads,
): Omit<Runtime, 'eventLoopDelayP99' | 'isReady'> {
  const { health, folders, blobs, queue } = storage;
  return {
    ...{ settings, logger, log: facts.reads, views: facts.views, hub: facts.hub, health, access },
    ...owners,
    ...{ folders, blobs, uploads, sessions, sharing, erasure, steps, disputes, runs, live },
    parts: engines.parts,
    model: engines.model,
    spentTodayBy: (ownerId) => engines.spentTodayBy(ownerId),
    visitorOf: (headers) => owners.owners.visitorOf(headers),
    queueDepth: () => queue.depth(),
    isPending: (sessionId) => queue.pending(sessionId),
  };
}

/** Queues unfinished runs, takes work as the process's role says, and loads the engines. */
async function takeUpWork(
  { settings, logger, storage, store, engines, webhooks, search }: ServiceParts,
  { erasure, runs, live }: Services,
): Promise<void> {
  const { blobs, queue } = storage;
  await erasure.start();
  void blobs
    .problem()
    .then((problem) => problem !== null && logger.error({ problem }, 'the bucket of BLOB_URL cannot be used'));
  // Queues runs from before there was a queue, and runs that lost their job; a queued run is not queued twice.
  const unfinished = await store.unfinished();
  for (const { id } of unfinished) await queue.enqueue({ session_id: id, kind: 'run' });
  const works = settings.ROLE !== 'web';
  if (works) {
    await queue.work((job, claim) => runs.work(job, claim));
    await webhooks?.work();
    await search.work(() => runs.idleMs);
    if (unfinished.length > 0) logger.info({ sessions: unfinished.length }, 'queueing unfinished runs');
    void engines.model?.check();
  }
  if (settings.ROLE !== 'worker') live.open();
  await engines.warm(works);
}

/** Takes no new work and puts unfinished runs back; files and database stay open meanwhile. */
async function endWork(
  { storage: { queue, blobs }, search }: ServiceParts,
  { rereading, live, runs, erasure }: Services,
  { listening }: Watches,
): Promise<void> {
  rereading.stop();
  search.stop();
  await live.stopAll();
  const stopped = queue.stop();
  await runs.stop();
  blobs.close();
  await stopped;
  await listening?.close();
  await erasure.stop();
}
