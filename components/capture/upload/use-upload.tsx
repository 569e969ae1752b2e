'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UploadControl, UploadOutcome, UploadProgress } from '#lib/client/upload/contract';
import { type Sendable, upload } from '#lib/client/upload/upload';

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'uploading'; file: Sendable; progress: UploadProgress; paused: boolean; canPause: boolean }
  | { kind: 'opening'; file: Sendable }
  | { kind: 'refused'; file: Sendable; sentence: string; again: boolean };

/** One upload at a time. When the server has accepted the file, the session's page opens. */
export function useUpload() {
  const router = useRouter();
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  const control = useRef<UploadControl | null>(null);

  const take = useCallback(
    (file: Sendable, outcome: UploadOutcome): UploadOutcome['kind'] => {
      if (outcome.kind === 'refused')
        setState({ kind: 'refused', file, sentence: outcome.sentence, again: outcome.again ?? false });
      else if (outcome.kind === 'cancelled') setState({ kind: 'idle' });
      else {
        setState({ kind: 'opening', file });
        router.push(`/s/${outcome.session_id}`);
      }
      return outcome.kind;
    },
    [router],
  );
  /** Resolves with the outcome; null if another upload is running. The page of an accepted file opens. */
  const start = useCallback(
    async (file: Sendable): Promise<UploadOutcome['kind'] | null> => {
      if (running.current) return null;
      const controller = new AbortController();
      running.current = controller;
      setState({ kind: 'uploading', file, progress: { sent: 0, total: file.size }, paused: false, canPause: false });
      const outcome = await upload(file, {
        signal: controller.signal,
        onControl(given) {
          control.current = given;
          setState((now) => (now.kind === 'uploading' ? { ...now, canPause: true } : now));
        },
        onProgress: (progress) => setState((now) => (now.kind === 'uploading' ? { ...now, progress } : now)),
      });
      running.current = null;
      control.current = null;
      return take(file, outcome);
    },
    [take],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  const pause = useCallback((paused: boolean) => {
    if (paused) control.current?.pause();
    else control.current?.resume();
    setState((now) => (now.kind === 'uploading' ? { ...now, paused } : now));
  }, []);
  const clear = useCallback(() => setState({ kind: 'idle' }), []);

  useEffect(() => () => running.current?.abort('leave'), []);
  return { state, start, take, cancel, pause, clear };
}
