import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { AppError } from '#lib/base/errors';
import { metrics } from '#lib/base/logs/metrics';
import { getRuntime } from '#lib/runtime/runtime';
import { playableFile } from '#lib/sessions/blobs/blobs';
import type { StoredSession } from '#lib/sessions/store';
import { sendProblem, webRequest, writeHead } from '#lib/transports/http/web-adapter';
import { serveFile } from './serve-file.ts';

const path = /^\/api\/sessions\/([^/?]+)\/audio(?:\?|$)/;

/**
 * `GET` and `HEAD /api/sessions/:id/audio`: the recording, or the copy of it that every browser can play and seek; with
 * `?original` always the recording. Written to Node's own response, so that it can be cut when access ends, even if the
 * client does not read at the moment. False for any other request.
 */
export function serveAudio(request: IncomingMessage, response: ServerResponse): boolean {
  const id = request.method === 'GET' || request.method === 'HEAD' ? path.exec(request.url ?? '')?.[1] : undefined;
  if (id === undefined) return false;
  void answer(webRequest(request), response, id);
  return true;
}

async function answer(request: Request, response: ServerResponse, id: string): Promise<void> {
  metrics().downloads.inc();
  let close = () => {};
  let body: Readable | null = null;
  try {
    const { access, visitorOf } = getRuntime();
    const watched = await access.toFollow(id, visitorOf(request.headers));
    close = watched.close;
    const found = await recordingOf(watched.session, request);
    body = found.body && Readable.fromWeb(found.body as NodeReadableStream<Uint8Array>);
    writeHead(response, found);
    if (body) await pipeline(body, response, { signal: watched.ended });
    else response.end();
  } catch (error) {
    if (!response.headersSent) await sendProblem(response, error);
    // If the client has left or lost its access, there is nothing to log.
    else if (!isEnd(error)) getRuntime().logger.error({ session_id: id, err: error }, 'sending a recording broke off');
  } finally {
    close();
    // A pipeline to a client that has left already does not close its source.
    body?.destroy();
    metrics().downloads.dec();
  }
}

async function recordingOf({ id, audio, given }: StoredSession, request: Request): Promise<Response> {
  const { blobs } = getRuntime();
  if (!audio) throw new AppError('not_found', { reason: given ? 'text_session' : 'recording_yet' });
  if (!new URL(request.url).searchParams.has('original') && (await blobs.size(id, playableFile))) {
    return serveFile(request, {
      blobs,
      session_id: id,
      file: playableFile,
      content_type: 'audio/mpeg',
      name: audio.name.replace(/\.[^.]*$/, '.mp3'),
    });
  }
  return serveFile(request, {
    blobs,
    session_id: id,
    file: audio.file,
    content_type: mediaType(audio.content_type),
    name: audio.name,
  });
}

/** The sender's media type counts only if it is audio or video: a recording is never shown as a page. */
function mediaType(given: string): string {
  return /^(?:audio|video)\/[\w.+-]+$/.test(given) ? given : 'application/octet-stream';
}

function isEnd(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'AbortError' ||
      ('code' in error && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ERR_STREAM_UNABLE_TO_PIPE')))
  );
}
