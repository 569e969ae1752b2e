'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useGoingLive } from '#components/live/use-live';
import { useFocusKept } from '#components/ui/use-focus-kept';
import type { Practice } from './notice-text';
import { useLeaveWarning } from './use-leave-warning';
import { useNotice } from './use-notice';
import { useRecorder } from '#components/capture/recording/use-recorder';
import { useRecording } from '#components/capture/recording/use-recording';
import { useTaking } from './use-taking';
import { useUpload } from '#components/capture/upload/use-upload';
import { useUploadQueue } from '#components/capture/upload/use-upload-queue';

export type Capturing = ReturnType<typeof useCapture>;

/**
 * The state of the start page's first section: what is being added, and how. `onRecord` is called before the recorder
 * starts.
 */
export function useCapture(practice: Practice, onRecord: () => void) {
  const router = useRouter();
  const notice = useNotice(practice);
  const sending = useUpload();
  const uploads = useUploadQueue(() => router.refresh());
  const recorder = useRecorder();
  const live = useGoingLive() !== null;
  const [settingUp, setSettingUp] = useState(false);
  const [pasting, setPasting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  const isUploading = sending.state.kind === 'uploading';
  const isRecording = recorder.state.kind === 'recording';
  const busy = isUploading || sending.state.kind === 'opening' || isRecording || settingUp || live;
  const { passed } = notice;
  const taking = useTaking({ busy, passed, start: sending.start, queue: uploads.queue });
  const recording = useRecording({
    recorder,
    passed,
    send: taking.send,
    onBegin: () => {
      onRecord();
      taking.clearHint();
      sending.clear();
    },
    onLive: () => setSettingUp(true),
  });

  const { unsent } = recording;
  const place = useFocusKept<HTMLElement>(
    `${sending.state.kind} ${recorder.state.kind} ${unsent !== null} ${taking.doubtful !== null} ${settingUp}`,
  );
  useLeaveWarning(isUploading || isRecording || (unsent !== null && !unsent.kept));

  return {
    ...{ dialog: notice.dialog, busy, place, picker, sending, uploads, taking, recorder, recording },
    choose: () => picker.current?.click(),
    ...{ pasting, setPasting, prepare: notice.prepare },
    isLive: settingUp || live,
    leaveLive: () => setSettingUp(false),
  };
}
