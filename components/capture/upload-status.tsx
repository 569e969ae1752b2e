'use client';

import { Button } from '#components/ui/button';
import { bytes } from '#lib/base/words';
import type { UploadState } from './use-upload';

/** What happens to the file: bytes and percent while it is sent, the server's sentence when it is refused. */
export function UploadStatus({ state, onCancel, onPause, onClear }: { state: UploadState; onCancel: () => void; onPause: (paused: boolean) => void; onClear: () => void }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'opening':
      return (
        <p role="status" className="text-body">
          The server has opened “{state.file.name}”. Its page is opening.
        </p>
      );
    case 'refused':
      return (
        <div className="border-l-2 border-alert pl-4">
          <p role="alert" className="text-body">
            <strong className="font-semibold text-alert">“{state.file.name}” was not taken.</strong> {state.sentence}
          </p>
          <Button look="quiet" onClick={onClear}>
            Dismiss
          </Button>
        </div>
      );
    case 'uploading': {
      const { sent, total, waiting = false } = state.progress;
      const whole = total > 0 && sent >= total;
      const share = total > 0 ? Math.min(100, Math.round((sent / total) * 100)) : 0;
      return (
        <div>
          <div className="flex items-baseline justify-between gap-4">
            <p className="min-w-0 truncate text-body" id="upload-label">
              {whole ? 'Sent; the server is opening' : state.paused ? 'Paused:' : 'Uploading'} “{state.file.name}”
            </p>
            <p className="shrink-0 text-note text-ink-2">
              {bytes(sent)} of {bytes(total)}, {share} %
            </p>
          </div>
          <div role="progressbar" aria-labelledby="upload-label" aria-valuenow={share} aria-valuemin={0} aria-valuemax={100} className="mt-2 h-1 bg-line">
            <div className="h-full bg-accent" style={{ width: `${share}%` }} />
          </div>
          {waiting && !state.paused && (
            <p role="status" className="mt-2 text-note text-ink-2">
              The connection is lost. The upload goes on by itself, from where it is, when the connection is back.
            </p>
          )}
          <div className="flex flex-wrap gap-x-6">
            {state.canPause && !whole && (
              <Button look="quiet" onClick={() => onPause(!state.paused)}>
                {state.paused ? 'Go on' : 'Pause'}
              </Button>
            )}
            <Button look="quiet" onClick={onCancel}>
              Cancel the upload
            </Button>
          </div>
        </div>
      );
    }
  }
}
