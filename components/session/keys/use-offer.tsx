'use client';

import { useEffect } from 'react';
import type { Command } from '#lib/client/session/commands';
import { useSessionStore } from '#components/session/session-context';

/** Offers commands to keys and palette while the caller is mounted. The list must keep its identity between renders. */
export function useOffer(commands: readonly Command[]): void {
  const store = useSessionStore();
  useEffect(() => store.getState().offer(commands), [store, commands]);
}
