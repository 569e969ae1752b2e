'use client';

import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { nothing, type Queued, type UploadQueue, uploadQueue } from '#lib/client/upload/upload-queue';

/** The queue of this tab. `onTaken` is called when a file has become a session. */
export function useUploadQueue(onTaken: () => void): {
  list: readonly Queued[];
  /** Names of files that a reload left unsent. */
  unsent: readonly string[];
  queue: () => UploadQueue;
} {
  const subscribe = useCallback((listener: () => void) => uploadQueue().subscribe(listener), []);
  const list = useSyncExternalStore(
    subscribe,
    () => uploadQueue().list(),
    () => nothing,
  );
  const unsent = useSyncExternalStore(
    subscribe,
    () => uploadQueue().unsent(),
    () => nothing,
  );
  const taken = list.filter(({ state }) => state.kind === 'taken').length;
  const before = useRef(taken);
  const tell = useRef(onTaken);
  useEffect(() => {
    tell.current = onTaken;
  }, [onTaken]);
  useEffect(() => {
    if (taken > before.current) tell.current();
    before.current = taken;
  }, [taken]);
  return { list, unsent, queue: uploadQueue };
}
