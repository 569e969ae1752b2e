import { eq, sql } from 'drizzle-orm';
import type { Database } from '#lib/db/connection/database';
import { isAway, retryWhileUnavailable } from '#lib/db/connection/database-health';
import { modelSpending } from '#lib/db/schema';
import type { Budget } from '#lib/language/budget';

/**
 * The daily budget in the database, so that it survives a restart and several processes share it; a day is a UTC day.
 * With `limit_usd` null the cost is only counted. A process that is killed between a reservation and its settlement
 * leaves the full reservation counted, and so does an unavailable database: the count may be too high, never too low.
 */
export function databaseBudget(db: Database, limit_usd: number | null, now: () => Date = () => new Date()): Budget {
  const today = (): string => now().toISOString().slice(0, 10);
  const { day: dayColumn, usd: usdColumn } = modelSpending;
  return {
    async reserve(usd) {
      const day = today();
      if (limit_usd !== null && usd > limit_usd) return null;
      // One statement, so that concurrent reservations cannot exceed the budget.
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
          // No second attempt: the first may have succeeded. The answer that was paid for is worth more.
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
