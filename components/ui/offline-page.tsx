'use client';

import { useEffect } from 'react';

/**
 * Has the browser show a page of ours where the server cannot be reached. Without it everything else works the same.
 */
export function OfflinePage() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    // Not in a private window of some browsers, and not where the page is not secure.
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  }, []);
  return null;
}
