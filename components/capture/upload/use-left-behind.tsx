'use client';

import { startTransition, useEffect, useState } from 'react';
import { mayHoldWork } from '#lib/client/recording/left-behind';

/**
 * Whether there may be unfinished work to offer; once true it stays true. It is looked for while `free`: nothing is
 * being sent or recorded, and no recording waits on this page.
 */
export function useLeftBehind(free: boolean): boolean {
  const [may, setMay] = useState(false);
  useEffect(() => {
    if (!free || may) return undefined;
    let mounted = true;
    void mayHoldWork().then((found) => {
      if (mounted && found) startTransition(() => setMay(true));
    });
    return () => {
      mounted = false;
    };
  }, [free, may]);
  return may;
}
