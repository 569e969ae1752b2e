'use client';

import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';

const HydratedContext = createContext(false);

/** Around the whole page: tells its parts when the script has taken over the server's page. */
export function HydratedProvider({ children }: { children: ReactNode }) {
  const [hydrated, setHydrated] = useState(false);
  // In a transition: everything that waits for it would otherwise be rendered in one long task.
  useEffect(() => startTransition(() => setHydrated(true)), []);
  return <HydratedContext value={hydrated}>{children}</HydratedContext>;
}

/** False on the server and during hydration, true from then on. */
export function useHydrated(): boolean {
  return useContext(HydratedContext);
}
