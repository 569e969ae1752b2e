'use client';

import { useEffect } from 'react';
import type { Command } from '#lib/client/session/commands';
import { useSessionStore } from '#components/session/session-context';

/**
 * Offers commands to keys and palette while the caller is there. The list must stay the same from one rendering to the
 * next.
 */
export function useOffer(commands: readonly Command[]): void {
  const store = useSessionStore();
  useEffect(() => store.getState().offer(commands), [store, commands]);
}
