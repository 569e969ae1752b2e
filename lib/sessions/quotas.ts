import { AppError } from '#lib/base/errors';

/** What an owner keeps. */
export interface Kept {
  bytes: number;
  /** Of recordings, in seconds. */
  duration_s: number;
}

export interface QuotaLimits {
  /** null for no limit. */
  max_bytes: number | null;
  max_s: number | null;
}

/** What one owner may keep. */
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

  /** Throws AppError `owner_quota_used` where what comes has no room beside what the owner keeps. */
  async requireRoom(ownerId: string, coming: Kept): Promise<void> {
    const { max_bytes, max_s } = this.limits;
    if (max_bytes === null && max_s === null) return;
    const kept = await this.#keptBy(ownerId);
    if (max_bytes !== null && kept.bytes + coming.bytes > max_bytes)
      throw used(size(kept.bytes), size(max_bytes), size(coming.bytes));
    if (max_s !== null && kept.duration_s + coming.duration_s > max_s)
      throw used(hours(kept.duration_s), `${hours(max_s)} of recordings`, hours(coming.duration_s));
  }
}

function used(kept: string, most: string, coming: string): AppError {
  return new AppError(
    'owner_quota_used',
    `You keep ${kept} of the ${most} that one owner may keep here, and this has ${coming}. Delete recordings that you no longer need, and send it again.`,
  );
}

/** “1.4 GB”, “600 MB”. */
function size(bytes: number): string {
  return bytes < 1e9 ? `${rounded(bytes / 1e6)} MB` : `${rounded(bytes / 1e9)} GB`;
}

function hours(seconds: number): string {
  return `${rounded(seconds / 3600)} hours`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
