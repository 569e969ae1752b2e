import { getRuntime } from './runtime.ts';
import type { Audit } from '#lib/sessions/owners/audit';
import type { Kept, QuotaLimits } from '#lib/sessions/owners/quotas';

/** The owner's view of storage, spending and the audit. */
export interface OwnerAccount {
  kept: Kept;
  /** Since midnight UTC; null if no model is configured. */
  spent_today_usd: number | null;
  limits: QuotaLimits & { budget_usd: number | null };
  /** Days for which the audit is kept. */
  audit_days: number;
  /** Newest first. */
  audit: Awaited<ReturnType<Audit['list']>>;
}

export async function ownerAccount(ownerId: string): Promise<OwnerAccount> {
  const { audit, quotas, settings, spentTodayBy } = getRuntime();
  const [kept, spent_today_usd, entries] = await Promise.all([
    quotas.kept(ownerId),
    spentTodayBy(ownerId),
    audit.list(ownerId),
  ]);
  return {
    kept,
    spent_today_usd,
    limits: { ...quotas.limits, budget_usd: settings.MODEL_OWNER_BUDGET_USD ?? null },
    audit_days: settings.AUDIT_DAYS,
    audit: entries,
  };
}
