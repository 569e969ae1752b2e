/** The daily budget. One place reserves and settles, so that concurrent calls cannot exceed it. */
export interface Budget {
  /** Reserves `usd` of the daily budget; null if there is too little left. */
  reserve(usd: number): Promise<Reservation | null>;
  spentToday(): Promise<number>;
}

interface Reservation {
  /** Replaces the reservation by the cost of the call, 0 for a call that failed before the model worked. */
  settle(usd: number): Promise<void>;
}

/** In memory; a day is a UTC day. With `limit_usd` null the cost is only counted. */
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
          // A reservation from before midnight belongs to the previous day.
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
