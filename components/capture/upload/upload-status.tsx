'use client';

import { Button } from '#components/ui/button';
import { bytes } from '#lib/base/words';
import { captureMessages } from '#lib/messages/capture';
import type { UploadState } from './use-upload';

interface Props {
  state: UploadState;
  onCancel: () => void;
  onPause: (paused: boolean) => void;
  onClear: () => void;
}

/** The progress of a file: bytes and percent while it is sent, the server's sentence if it is refused. */
export function UploadStatus({ state, onCancel, onPause, onClear }: Props) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'opening':
      return (
        <p role="status" className="border-y border-line py-6 text-body wrap-anywhere">
          {captureMessages.opened(state.file.name)}
        </p>
      );
    case 'refused':
      return (
        <div className="border-l-2 border-alert pl-4">
          <p role="alert" className="text-body wrap-anywhere">
            <strong className="font-semibold text-alert">
              “{state.file.name}” {state.again ? captureMessages.arrivedNotOpened : captureMessages.notTaken}
            </strong>{' '}
            {state.sentence}
          </p>
          <Button look="quiet" onClick={onClear}>
            {captureMessages.dismiss}
          </Button>
        </div>
      );
    case 'uploading': {
      const { sent, total, waiting = null } = state.progress;
      const whole = total > 0 && sent >= total;
      const share = total > 0 ? Math.min(100, Math.round((sent / total) * 100)) : 0;
      return (
        <section aria-label={captureMessages.upload} className="border-y border-line py-6">
          {/* Announced once per change; the numbers are available on demand. */}
          <p role="status" id="upload-label" className="text-lead wrap-anywhere">
            {whole ? captureMessages.opening : state.paused ? captureMessages.pausedUpload : captureMessages.uploading}{' '}
            “{state.file.name}”
          </p>
          <div
            role="progressbar"
            aria-labelledby="upload-label"
            aria-valuenow={share}
            aria-valuemin={0}
            aria-valuemax={100}
            className="mt-4 h-1 bg-line"
          >
            <div className="h-full bg-accent" style={{ width: `${share}%` }} />
          </div>
          <p className="mt-2 text-note text-ink-2">{captureMessages.sentOf(bytes(sent), bytes(total), share)}</p>
          <p role="status" className="mt-2 text-body empty:hidden">
            {state.paused ? null : waiting}
          </p>
          <div className="mt-6 flex flex-wrap gap-3">
            {state.canPause && !whole && (
              <Button onClick={() => onPause(!state.paused)}>
                {state.paused ? captureMessages.goOn : captureMessages.pause}
              </Button>
            )}
            <Button look="quiet" className="ml-auto" onClick={onCancel}>
              {captureMessages.cancelUpload}
            </Button>
          </div>
        </section>
      );
    }
  }
}
