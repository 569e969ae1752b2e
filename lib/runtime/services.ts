import type { Logger } from '#lib/base/logs/logger';
import type { Settings } from '#lib/base/settings/settings';
import { memoryReleaser } from '#lib/base/workers/release-memory';
import type { DatabaseSessions } from '#lib/db/library/database-sessions';
import { DatabaseDisputes } from '#lib/db/stores/database-disputes';
import { DatabasePendingFiles } from '#lib/db/stores/database-pending-files';
import { DatabaseQuestions } from '#lib/db/stores/database-questions';
import { DatabaseShares } from '#lib/db/stores/database-shares';
import { purgeEmbedded } from '#lib/db/stores/purge';
import { LiveFolders } from '#lib/live/live-folders';
import { LiveRecordings } from '#lib/live/live-recordings';
import { Access } from '#lib/sessions/access/access';
import { SharingService } from '#lib/sessions/access/sharing';
import { Disputes } from '#lib/sessions/disputes';
import { Erasure } from '#lib/sessions/erasure';
import { Rereading } from '#lib/sessions/processing/rereading';
import { Runs } from '#lib/sessions/processing/runs';
import { StepService } from '#lib/sessions/processing/steps';
import { SessionService } from '#lib/sessions/service';
import type { Engines } from './engines.ts';
import type { Facts } from './facts.ts';
import { stateOf } from './model.ts';
import type { OwnerParts } from './owner-parts.ts';
import type { SearchIndexParts } from './search-index.ts';
import type { Storage } from './storage.ts';
import type { Webhooks } from './webhooks.ts';

/** The dependencies of the services. */
export interface ServiceParts {
  settings: Settings;
  logger: Logger;
  storage: Storage;
  facts: Facts;
  store: DatabaseSessions;
  owners: OwnerParts;
  engines: Engines;
  /** null if no webhook address is configured. */
  webhooks: Webhooks | null;
  search: SearchIndexParts;
}

/** The services for pages, routes and sockets. */
export interface Services {
  access: Access;
  sharing: SharingService;
  runs: Runs;
  erasure: Erasure;
  rereading: Rereading;
  sessions: SessionService;
  steps: StepService;
  disputes: Disputes;
  live: LiveRecordings;
  /** Call it when the process becomes idle. */
  releaseMemory(): void;
}

export function startServices(given: ServiceParts): Services {
  const { settings, logger, storage, facts, store, owners, engines } = given;
  const { db } = storage.database;
  const { hub, log } = facts;
  const { audit } = owners;
  const shares = new DatabaseShares(db);
  const access = new Access(store, shares, hub, audit);
  const releaseMemory = memoryReleaser(() => runs.size === 0, { keep: 'semi_spaces' });
  const runs = startRuns(given, releaseMemory);
  const kept = { pending: new DatabasePendingFiles(db), liveFolders: new LiveFolders(settings.DATA_DIR) };
  const erasure = createErasure(given, { ...kept, runs });
  const rereading = new Rereading(runs, logger);
  const models = { language: engines.model !== null, speech: engines.parts.speech !== engines.embedded };
  const made = { ...kept, access, runs, erasure, rereading };
  return {
    access,
    sharing: new SharingService({ store, shares, access, hub, audit }),
    runs,
    erasure,
    rereading,
    sessions: createSessions(given, made),
    steps: new StepService({ access, log, runs, questions: new DatabaseQuestions(db), models }),
    disputes: new Disputes({ access, log, store: new DatabaseDisputes(db) }),
    live: createLive(given, made),
    releaseMemory,
  };
}

/** Services and stores that other services need. */
type Made = Pick<Services, 'access' | 'runs' | 'erasure' | 'rereading'> & {
  pending: DatabasePendingFiles;
  liveFolders: LiveFolders;
};

function startRuns(
  { settings, logger, storage, facts, store, engines, webhooks, search }: ServiceParts,
  onIdle: () => void,
): Runs {
  const { queue, folders, blobs, shared } = storage;
  return new Runs({
    ...{ log: facts.log, store, queue, folders, blobs, parts: engines.parts, logger, shared },
    voiceInference: settings.VOICE_INFERENCE === 'on',
    onIdle,
    onRead: search.soon,
    ...(webhooks ? { onComplete: webhooks.onComplete } : {}),
  });
}

function createErasure(
  { settings, logger, storage, facts, store }: ServiceParts,
  { pending, liveFolders, runs }: Pick<Made, 'pending' | 'liveFolders' | 'runs'>,
): Erasure {
  const { database, queue, blobs, shared } = storage;
  return new Erasure({
    ...{ store, blobs, live: liveFolders, pending, runs, hub: facts.hub, logger },
    retentionDays: settings.RETENTION_DAYS,
    // A PostgreSQL server vacuums by itself, and its operator manages its files.
    purge: shared ? () => Promise.resolve() : () => queue.purge().then(() => purgeEmbedded(database.db)),
  });
}

function createSessions(
  { settings, storage, facts, store, owners, engines, search }: ServiceParts,
  { access, runs, erasure, rereading, pending }: Made,
): SessionService {
  const { queue, blobs } = storage;
  const { quotas, audit } = owners;
  return new SessionService({
    ...{ store, access, views: facts.views, erasure, blobs, pending, runs, quotas, audit, rereading },
    renamer: facts.log,
    index: search.index,
    reindex: search.soon,
    modelState: (isOwner) => stateOf(engines.model, settings, isOwner),
    ahead: (id) => queue.ahead(id),
    defaultVisibility: settings.DEFAULT_VISIBILITY,
  });
}

function createLive(
  { settings, logger, storage, facts, store, owners, engines }: ServiceParts,
  { access, erasure, pending, liveFolders }: Made,
): LiveRecordings {
  const { folders, blobs } = storage;
  const { embedded, liveListener, model } = engines;
  const { speech, readings } = engines.parts;
  return new LiveRecordings({
    ...{ store, access, log: facts.log, blobs, pending, folders, liveListener, logger, live: liveFolders },
    speech: speech.transcribeStream ? speech : embedded,
    pool: readings,
    ...(model ? { model } : {}),
    voiceInference: settings.VOICE_INFERENCE === 'on',
    limits: { max_s: settings.MAX_AUDIO_MINUTES * 60, max_bytes: settings.MAX_UPLOAD_MB * 1_000_000 },
    defaultVisibility: settings.DEFAULT_VISIBILITY,
    erase: (id) => erasure.erase(id),
    requireRoom: (ownerId) => owners.quotas.requireRoom(ownerId, { bytes: 1, duration_s: 1 }),
  });
}
