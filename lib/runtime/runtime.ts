import type { DatabaseHealth } from '#lib/db/connection/database-health';
import type { FactHub } from '#lib/events/hub';
import type { ViewCache } from '#lib/events/view-cache';
import type { EventLog } from '#lib/events/log';
import type { Logger } from '#lib/base/logs/logger';
import { remember } from '#lib/base/remember';
import type { Settings } from '#lib/base/settings/settings';
import type { LiveRecordings } from '#lib/live/live-recordings';
import type { ModelRuntime } from './model.ts';
import type { PipelineParts } from '#lib/pipeline/request';
import type { Access } from '#lib/sessions/access/access';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import type { Folders } from '#lib/sessions/folders';
import type { Disputes } from '#lib/sessions/disputes';
import type { Erasure } from '#lib/sessions/erasure';
import type { Audit } from '#lib/sessions/owners/audit';
import type { Generations } from '#lib/sessions/owners/generations';
import type { Quotas } from '#lib/sessions/owners/quotas';
import type { OwnerMoves } from '#lib/sessions/owners/owner-moves';
import type { Owners } from '#lib/sessions/owners/owners';
import type { Runs } from '#lib/sessions/processing/runs';
import type { Visitor } from '#lib/sessions/contract';
import type { SharingService } from '#lib/sessions/access/sharing';
import type { SessionService } from '#lib/sessions/service';
import type { StepService } from '#lib/sessions/processing/steps';
import type { Uploads } from '#lib/sessions/uploads/uploads';

/** Built once by server.ts, and used by pages, route handlers and sockets. */
export interface Runtime {
  settings: Settings;
  logger: Logger;
  log: EventLog;
  /** The cache of session views. */
  views: ViewCache;
  hub: FactHub;
  /** Whether the database can be reached. */
  health: DatabaseHealth;
  access: Access;
  owners: Owners;
  visitorOf(headers: Headers): Visitor;
  /** Temporary folders. */
  folders: Folders;
  blobs: Blobs;
  uploads: Uploads;
  /** The engines; their `listener` also opens uploads. */
  parts: PipelineParts;
  /** null if no model is configured. */
  model: ModelRuntime | null;
  sessions: SessionService;
  sharing: SharingService;
  erasure: Erasure;
  moves: OwnerMoves;
  generations: Generations;
  quotas: Quotas;
  audit: Audit;
  /** In US dollars since midnight UTC; null if no model is configured. */
  spentTodayBy(ownerId: string): Promise<number | null>;
  steps: StepService;
  disputes: Disputes;
  runs: Runs;
  /** Live recordings under way. */
  live: LiveRecordings;
  /** Runs that were accepted and have not ended. */
  queueDepth(): Promise<number>;
  /** Whether a step of this session that runs again was accepted and has not ended, in any process. */
  isPending(sessionId: string): Promise<boolean>;
  /** Event-loop delay since the last call, 99th percentile in ms. */
  eventLoopDelayP99(): number;
  /** True once the engines are loaded, while the database can be reached. */
  isReady(): boolean;
}

const name = 'runtime';

/** The runtime that server.ts has created. Throws when called outside a running server. */
export function getRuntime(): Runtime {
  return remember<Runtime>(name, () => {
    throw new Error('the runtime is made by server.ts: start the app with `npm start` or `npm run dev`');
  });
}

export function putRuntime(runtime: Runtime): void {
  remember(name, () => runtime);
}
