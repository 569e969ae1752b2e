/** The day's money. One place reserves and settles, so that many calls at once cannot spend more than there is. */
export interface Budget {
  /** Takes `usd` out of the day's budget; null where that much is not left. */
  reserve(usd: number): Promise<Reservation | null>;
  spentToday(): Promise<number>;
}

interface Reservation {
  /** Replaces what was reserved by what the call cost, 0 for a call that failed before the model worked. */
  settle(usd: number): Promise<void>;
}

/** In memory; a day is a UTC day. `limit_usd` null only counts. */
export function memoryBudget(limit_usd: number | null, now: () => Date = () => new Date()): Budget {
  let day = '';
  let taken = 0;
  const today = (): void => {
    const date = now().toISOString().slice(0, 10);
    if (date !== day) taken = 0;
    day = date;
  };
  return {
    async reserve(usd) {
      today();
      if (limit_usd !== null && taken + usd > limit_usd) return null;
      taken += usd;
      const reservedOn = day;
      let open = true;
      return {
        async settle(cost) {
          today();
          // What was reserved before midnight belongs to the day before.
          if (open && reservedOn === day) taken += cost - usd;
          open = false;
        },
      };
    },
    async spentToday() {
      today();
      return taken;
    },
  };
}
