'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { importWithRetry } from '#lib/client/import-with-retry';
import type { Recorded, Recorder } from '#lib/client/recording/recorder';

export type RecorderState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'recording'; recorder: Recorder; gone: boolean; full: boolean }
  | { kind: 'failed'; sentence: string };

export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ kind: 'idle' });
  const current = useRef<Recorder | null>(null);

  const start = useCallback(async () => {
    setState({ kind: 'asking' });
    const { startRecorder } = await importWithRetry(() => import('#lib/client/recording/recorder'));
    const started = await startRecorder({
      onGone: () => setState((now) => (now.kind === 'recording' ? { ...now, gone: true } : now)),
      onFull: () => setState((now) => (now.kind === 'recording' ? { ...now, full: true } : now)),
    });
    if (started.kind === 'failed') return setState(started);
    current.current = started.recorder;
    setState({ kind: 'recording', recorder: started.recorder, gone: false, full: false });
  }, []);

  const stop = useCallback(async (): Promise<Recorded | null> => {
    const recorded = (await current.current?.stop()) ?? null;
    current.current = null;
    setState({ kind: 'idle' });
    return recorded;
  }, []);

  const discard = useCallback(() => {
    current.current?.discard();
    current.current = null;
    setState({ kind: 'idle' });
  }, []);

  // A user who leaves the page while recording finds the recording at the next visit.
  useEffect(() => () => void current.current?.stop(), []);
  return { state, start, stop, discard };
}
