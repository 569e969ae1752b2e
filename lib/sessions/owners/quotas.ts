import { AppError } from '#lib/base/errors';

/** An owner's storage. */
export interface Kept {
  bytes: number;
  /** The total length of recordings, in seconds. */
  duration_s: number;
}

export interface QuotaLimits {
  /** null for no limit. */
  max_bytes: number | null;
  max_s: number | null;
}

/** The storage limits of one owner. */
export class Quotas {
  readonly #keptBy: (ownerId: string) => Promise<Kept>;
  readonly limits: QuotaLimits;

  constructor(keptBy: (ownerId: string) => Promise<Kept>, limits: QuotaLimits) {
    this.#keptBy = keptBy;
    this.limits = limits;
  }

  kept(ownerId: string): Promise<Kept> {
    return this.#keptBy(ownerId);
  }

  /** Throws AppError `owner_quota_used` if `coming` would exceed a limit. */
  async requireRoom(ownerId: string, coming: Kept): Promise<void> {
    const { max_bytes, max_s } = this.limits;
    if (max_bytes === null && max_s === null) return;
    const kept = await this.#keptBy(ownerId);
    if (max_bytes !== null && kept.bytes + coming.bytes > max_bytes)
      throw new AppError('owner_quota_used', {
        reason: 'size',
        kept_bytes: kept.bytes,
        most_bytes: max_bytes,
        coming_bytes: coming.bytes,
      });
    if (max_s !== null && kept.duration_s + coming.duration_s > max_s)
      throw new AppError('owner_quota_used', {
        reason: 'duration',
        kept_s: kept.duration_s,
        most_s: max_s,
        coming_s: coming.duration_s,
      });
  }
}
