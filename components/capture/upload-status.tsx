'use client';

import { Button } from '#components/ui/button';
import { bytes } from '#lib/base/words';
import type { UploadState } from './use-upload';

/** What happens to the file: bytes and percent while it is sent, the server's sentence when it is refused. */
export function UploadStatus({ state, onCancel, onClear }: { state: UploadState; onCancel: () => void; onClear: () => void }) {
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
      const { sent, total } = state.progress;
      const share = total > 0 ? Math.min(100, Math.round((sent / total) * 100)) : 0;
      return (
        <div>
          <div className="flex items-baseline justify-between gap-4">
            <p className="min-w-0 truncate text-body" id="upload-label">
              {share === 100 ? 'Sent; the server is opening' : 'Uploading'} “{state.file.name}”
            </p>
            <p className="shrink-0 text-note text-ink-2">
              {bytes(sent)} of {bytes(total)}, {share} %
            </p>
          </div>
          <div role="progressbar" aria-labelledby="upload-label" aria-valuenow={share} aria-valuemin={0} aria-valuemax={100} className="mt-2 h-1 bg-line">
            <div className="h-full bg-accent" style={{ width: `${share}%` }} />
          </div>
          <Button look="quiet" onClick={onCancel}>
            Cancel the upload
          </Button>
        </div>
      );
    }
  }
}
