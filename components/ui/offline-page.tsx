'use client';

import { useEffect } from 'react';

/** Makes the browser show our own page when the server cannot be reached. Nothing else depends on it. */
export function OfflinePage() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    // Fails in private windows of some browsers, and on insecure pages.
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  }, []);
  return null;
}
