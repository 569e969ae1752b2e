'use client';

import { useState } from 'react';
import { importWithRetry } from '#lib/client/import-with-retry';
import type { Recorded } from '#lib/client/recording/recorder';
import type { useRecorder } from './use-recorder';

interface RecordingOptions {
  recorder: ReturnType<typeof useRecorder>;
  /** Whether the notice has been accepted. */
  passed: () => Promise<boolean>;
  /** Resolves with whether the server has it now. */
  send: (file: File) => Promise<boolean>;
  onBegin: () => void;
  /** Called if this browser can record live, which has its own set-up. */
  onLive: () => void;
}

/** Records, and keeps the recording until the server has it. */
export function useRecording({ recorder, passed, send, onBegin, onLive }: RecordingOptions) {
  const [checking, setChecking] = useState(false);
  const [unsent, setUnsent] = useState<Recorded | null>(null);

  async function record(): Promise<void> {
    onBegin();
    if (!(await passed())) return;
    setChecking(true);
    const isLive = await (await importWithRetry(() => import('#lib/client/live/records-live'))).recordsLive();
    setChecking(false);
    if (isLive) onLive();
    else await recorder.start();
  }

  async function stopAndSend(): Promise<void> {
    const recorded = await recorder.stop();
    if (recorded) await sendRecorded(recorded);
  }

  async function sendRecorded(recorded: Recorded): Promise<void> {
    setUnsent(recorded);
    if (!(await send(recorded.file))) return;
    await recorded.drop();
    setUnsent(null);
  }

  const forget = (recorded: Recorded): Promise<void> => recorded.drop().then(() => setUnsent(null));

  return { checking, unsent, record, stopAndSend, sendRecorded, forget };
}
