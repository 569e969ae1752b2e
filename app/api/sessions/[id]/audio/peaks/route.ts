import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { peaksFile } from '#lib/sessions/blobs/blobs';
import { route } from '#lib/transports/http/answer/problem';
import { serveFile } from '#lib/transports/http/answer/serve-file';

export const dynamic = 'force-dynamic';

/** The waveform's peaks, as soon as the recording is decoded: `{ duration_s, peaks }`, 0 to 1. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { access, blobs, visitorOf } = getRuntime();
  await access.toView(id, visitorOf(request.headers));
  if (!(await blobs.size(id, peaksFile))) throw new AppError('not_found', { reason: 'waveform' });
  return serveFile(request, {
    blobs,
    session_id: id,
    file: peaksFile,
    content_type: 'application/json',
    name: 'peaks.json',
  });
});
