import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { playableFile } from '#lib/sessions/blobs';
import { route } from '#lib/transports/http/problem';
import { serveFile } from '#lib/transports/http/serve-file';

export const dynamic = 'force-dynamic';

/** The recording, or the copy of it that every browser plays and seeks; `?original` is always the recording. */
const serve = route<{ id: string }>(async (request, { id }) => {
  const { access, blobs, visitorOf } = getRuntime();
  const { audio, given } = await access.toView(id, visitorOf(request.headers));
  if (!audio) throw new AppError('not_found', given ? 'This session has no recording; its text was given.' : 'This session has no recording yet.');
  if (!new URL(request.url).searchParams.has('original') && (await blobs.size(id, playableFile))) {
    return serveFile(request, { blobs, session_id: id, file: playableFile, content_type: 'audio/mpeg', name: audio.name.replace(/\.[^.]*$/, '.mp3') });
  }
  return serveFile(request, { blobs, session_id: id, file: audio.file, content_type: mediaType(audio.content_type), name: audio.name });
});

export { serve as GET, serve as HEAD };

/** The sender's word for the type counts only where it is one of sound or film: a recording is never shown as a page. */
function mediaType(given: string): string {
  return /^(?:audio|video)\/[\w.+-]+$/.test(given) ? given : 'application/octet-stream';
}
