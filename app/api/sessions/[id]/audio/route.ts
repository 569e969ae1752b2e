import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { sizeOf } from '#lib/sessions/folders';
import { route } from '#lib/transports/http/problem';
import { serveFile } from '#lib/transports/http/serve-file';

export const dynamic = 'force-dynamic';

/** The recording, or the copy of it that every browser plays and seeks; `?original` is always the recording. */
const serve = route<{ id: string }>(async (request, { id }) => {
  const { access, folders, visitorOf } = getRuntime();
  const { audio, given } = await access.toView(id, visitorOf(request.headers));
  if (!audio) throw new AppError('not_found', given ? 'This session has no recording; its text was given.' : 'This session has no recording yet.');
  const playable = folders.playable(id);
  if (!new URL(request.url).searchParams.has('original') && (await sizeOf(playable))) {
    return serveFile(request, playable, { content_type: 'audio/mpeg', name: audio.name.replace(/\.[^.]*$/, '.mp3') });
  }
  return serveFile(request, folders.kept(id, audio.file), { content_type: mediaType(audio.content_type), name: audio.name });
});

export { serve as GET, serve as HEAD };

/** The sender's word for the type counts only where it is one of sound or film: a recording is never shown as a page. */
function mediaType(given: string): string {
  return /^(?:audio|video)\/[\w.+-]+$/.test(given) ? given : 'application/octet-stream';
}
