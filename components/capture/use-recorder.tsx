'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type Recorder, startRecorder } from '#lib/client/recorder';
import { recordingObstacle } from '#lib/client/recorder-errors';

export type RecorderState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'recording'; recorder: Recorder; gone: boolean }
  | { kind: 'failed'; sentence: string };

export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ kind: 'idle' });
  const current = useRef<Recorder | null>(null);

  const start = useCallback(async () => {
    const obstacle = recordingObstacle();
    if (obstacle) return setState({ kind: 'failed', sentence: obstacle });
    setState({ kind: 'asking' });
    const started = await startRecorder(() => setState((now) => (now.kind === 'recording' ? { ...now, gone: true } : now)));
    if (started.kind === 'failed') return setState(started);
    current.current = started.recorder;
    setState({ kind: 'recording', recorder: started.recorder, gone: false });
  }, []);

  const stop = useCallback(async (): Promise<File | null> => {
    const file = (await current.current?.stop()) ?? null;
    current.current = null;
    setState({ kind: 'idle' });
    return file;
  }, []);

  const discard = useCallback(() => {
    current.current?.discard();
    current.current = null;
    setState({ kind: 'idle' });
  }, []);

  useEffect(() => () => current.current?.discard(), []);
  return { state, start, stop, discard };
}
