import type { Logger } from '#lib/base/logs/logger';
import type { Settings } from '#lib/base/settings/settings';
import type { Database } from '#lib/db/connection/database';
import { DatabaseAudit } from '#lib/db/stores/database-audit';
import { DatabaseGenerations } from '#lib/db/stores/database-generations';
import { DatabaseOwnerCodes } from '#lib/db/stores/database-owner-codes';
import { Audit } from '#lib/sessions/owners/audit';
import { Generations } from '#lib/sessions/owners/generations';
import { OwnerMoves } from '#lib/sessions/owners/owner-moves';
import { Owners } from '#lib/sessions/owners/owners';
import { Quotas } from '#lib/sessions/owners/quotas';
import type { SessionStore } from '#lib/sessions/store';

/** Owners, their moves between browsers, their quotas and their audit. */
export interface OwnerParts {
  owners: Owners;
  generations: Generations;
  moves: OwnerMoves;
  quotas: Quotas;
  audit: Audit;
}

export async function startOwners(
  settings: Settings,
  db: Database,
  { secret, store, logger }: { secret: string; store: SessionStore; logger: Logger },
): Promise<OwnerParts> {
  const generations = new Generations(new DatabaseGenerations(db));
  await generations.load();
  return {
    generations,
    owners: new Owners(secret, settings.PUBLIC_URL?.startsWith('https:') ?? false, generations),
    moves: new OwnerMoves(new DatabaseOwnerCodes(db), store),
    quotas: new Quotas((ownerId) => store.keptBy(ownerId), {
      max_bytes: settings.MAX_OWNER_GB === 0 ? null : settings.MAX_OWNER_GB * 1e9,
      max_s: settings.MAX_OWNER_HOURS === undefined ? null : settings.MAX_OWNER_HOURS * 3600,
    }),
    audit: new Audit(new DatabaseAudit(db), settings.AUDIT_DAYS, logger),
  };
}
