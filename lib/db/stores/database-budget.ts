import { eq, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/line/database';
import { isAway, retryWhileUnavailable } from '#lib/db/line/database-health';
import { modelSpending } from '#lib/db/schema';
import type { Budget } from '#lib/language/budget';

/**
 * The day's money in the database, so that a restart and several processes share it; a day is a UTC day. `limit_usd`
 * null only counts. A process that is killed between a reservation and its settling leaves the whole of it counted, and
 * so does a database that is away: the day errs on the dear side.
 */
export function databaseBudget(db: Database, limit_usd: number | null, now: () => Date = () => new Date()): Budget {
  const today = (): string => now().toISOString().slice(0, 10);
  const { day: dayColumn, usd: usdColumn } = modelSpending;
  return {
    async reserve(usd) {
      const day = today();
      if (limit_usd !== null && usd > limit_usd) return null;
      // One statement, so that many at once cannot together take more than there is.
      const take = () =>
        db
          .insert(modelSpending)
          .values({ day, usd })
          .onConflictDoUpdate({
            target: dayColumn,
            set: { usd: sql`${usdColumn} + ${usd}` },
            ...(limit_usd === null ? {} : { setWhere: sql`${usdColumn} + ${usd} <= ${limit_usd}` }),
          })
          .returning({ day: dayColumn });
      const taken = await retryWhileUnavailable(take);
      if (taken.length === 0) return null;
      let open = true;
      return {
        async settle(cost) {
          if (!open) return;
          open = false;
          const settling = db
            .update(modelSpending)
            .set({ usd: sql`greatest(0, ${usdColumn} + ${cost - usd})` })
            .where(eq(dayColumn, day));
          // Not a second time: the first may have been done. The answer that was paid for is worth more.
          await settling.catch((error: unknown) => {
            if (!isAway(error)) throw error;
          });
        },
      };
    },
    async spentToday() {
      const [row] = await db.select({ usd: usdColumn }).from(modelSpending).where(eq(dayColumn, today()));
      return row?.usd ?? 0;
    },
  };
}
