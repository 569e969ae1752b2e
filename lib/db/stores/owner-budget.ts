import { and, eq, lt, sql } from 'drizzle-orm';
import { AppError } from '#lib/base/errors';
import { currentOwner } from '#lib/base/current-owner';
import type { Database } from '#lib/db/connection/database';
import { isAway, retryWhileUnavailable } from '#lib/db/connection/database-health';
import { ownerSpending } from '#lib/db/schema';
import type { Budget } from '#lib/language/budget';

export interface OwnerBudget extends Budget {
  /** In US dollars since midnight UTC, including the amounts reserved for calls under way. */
  spentTodayBy(ownerId: string): Promise<number>;
}

/**
 * The daily budget of all owners, of which no owner may use more than `limit_usd`; null only counts. The owner is taken
 * from the async context. Reserving throws AppError `owner_budget_spent` if only the owner's share is used up.
 */
export function ownerBudget(
  db: Database,
  all: Budget,
  limit_usd: number | null,
  now: () => Date = () => new Date(),
): OwnerBudget {
  const today = (): string => now().toISOString().slice(0, 10);
  const { owner_id: owner, day, usd: usdColumn } = ownerSpending;
  const add = async (owner_id: string, on: string, usd: number): Promise<void> => {
    const settling = db
      .update(ownerSpending)
      .set({ usd: sql`greatest(0, ${usdColumn} + ${usd})` })
      .where(and(eq(owner, owner_id), eq(day, on)));
    await settling.catch((error: unknown) => {
      if (!isAway(error)) throw error;
    });
  };
  /** Past days are deleted once a day. */
  let sweptOn = '';
  const take = async (owner_id: string, on: string, usd: number): Promise<void> => {
    const taken = await retryWhileUnavailable(() =>
      db
        .insert(ownerSpending)
        .values({ owner_id, day: on, usd })
        .onConflictDoUpdate({
          target: [owner, day],
          set: { usd: sql`${usdColumn} + ${usd}` },
          ...(limit_usd === null ? {} : { setWhere: sql`${usdColumn} + ${usd} <= ${limit_usd}` }),
        })
        .returning({ day }),
    );
    if (taken.length === 0) throw spent();
    if (sweptOn !== on) await db.delete(ownerSpending).where(lt(day, on));
    sweptOn = on;
  };
  return {
    async reserve(usd) {
      const by = currentOwner();
      if (by === undefined) return all.reserve(usd);
      if (limit_usd !== null && usd > limit_usd) throw spent();
      const on = today();
      await take(by, on, usd);
      const reserved = await all.reserve(usd).catch(async (error: unknown) => {
        await add(by, on, -usd);
        throw error;
      });
      if (!reserved) {
        await add(by, on, -usd);
        return null;
      }
      let open = true;
      return {
        async settle(cost) {
          if (open) await add(by, on, cost - usd);
          open = false;
          await reserved.settle(cost);
        },
      };
    },
    spentToday: () => all.spentToday(),
    async spentTodayBy(ownerId) {
      const [row] = await db
        .select({ usd: usdColumn })
        .from(ownerSpending)
        .where(and(eq(owner, ownerId), eq(day, today())));
      return row?.usd ?? 0;
    },
  };
}

function spent(): AppError {
  return new AppError('owner_budget_spent');
}
