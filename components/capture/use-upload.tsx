'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Sendable, upload, type UploadProgress } from '#lib/client/upload';

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'uploading'; file: Sendable; progress: UploadProgress }
  | { kind: 'opening'; file: Sendable }
  | { kind: 'refused'; file: Sendable; sentence: string };

/** One upload at a time. When the server has taken the file, the session's page opens. */
export function useUpload() {
  const router = useRouter();
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  const start = useCallback(
    async (file: Sendable) => {
      if (running.current) return;
      const controller = new AbortController();
      running.current = controller;
      setState({ kind: 'uploading', file, progress: { sent: 0, total: file.size } });
      const outcome = await upload(file, {
        signal: controller.signal,
        onProgress: (progress) => setState({ kind: 'uploading', file, progress }),
      });
      running.current = null;
      if (outcome.kind === 'refused') setState({ kind: 'refused', file, sentence: outcome.sentence });
      else if (outcome.kind === 'cancelled') setState({ kind: 'idle' });
      else {
        setState({ kind: 'opening', file });
        router.push(`/s/${outcome.session_id}`);
      }
    },
    [router],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  const clear = useCallback(() => setState({ kind: 'idle' }), []);

  useEffect(() => () => running.current?.abort(), []);
  return { state, start, cancel, clear };
}
