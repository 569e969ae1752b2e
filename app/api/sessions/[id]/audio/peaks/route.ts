import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { sizeOf } from '#lib/sessions/folders';
import { route } from '#lib/transports/http/problem';
import { serveFile } from '#lib/transports/http/serve-file';

export const dynamic = 'force-dynamic';

/** The waveform's peaks, as soon as the recording is decoded: `{ duration_s, peaks }`, 0 to 1. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { access, folders, visitorOf } = getRuntime();
  await access.toView(id, visitorOf(request.headers));
  const path = folders.peaks(id);
  if (!(await sizeOf(path))) throw new AppError('not_found', 'The waveform is not there yet; it comes when the recording is decoded.');
  return serveFile(request, path, { content_type: 'application/json', name: 'peaks.json' });
});
