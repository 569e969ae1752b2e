import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import parseRange from 'range-parser';
import { AppError } from '#lib/base/errors';
import type { Blobs } from '#lib/sessions/blobs/blobs';
import { hashOf } from '#lib/sessions/access/secrets';

interface ServeOptions {
  blobs: Blobs;
  session_id: string;
  /** Its name in the storage. */
  file: string;
  content_type: string;
  /** The name for saving it. */
  name: string;
}

/**
 * Serves a file, or the part that `Range` asks for (RFC 9110, one range). A browser may cache it, but must revalidate
 * it each time, so that nobody hears a recording that was deleted or is no longer shared with them. Throws AppError
 * `not_found`, `range_not_satisfiable` or `storage_unreachable`.
 */
export async function serveFile(
  request: Request,
  { blobs, session_id, file, content_type, name }: ServeOptions,
): Promise<Response> {
  const size = await blobs.size(session_id, file);
  if (size === null) throw new AppError('not_found', { reason: 'audio' });
  // A stored file never changes: another file has another name, and a derived file another size.
  const tag = `"${hashOf(`${file} ${size}`)}"`;
  const caching = { ETag: tag, 'Cache-Control': 'private, no-cache, no-transform' };
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers: caching });
  const headers = {
    ...caching,
    'Content-Type': content_type,
    'Accept-Ranges': 'bytes',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
  const unchanged = [null, tag].includes(request.headers.get('if-range'));
  const asked = unchanged ? request.headers.get('range') : null;
  const ranges = asked === null ? -2 : parseRange(size, asked, { combine: true });
  if (ranges === -1) {
    throw new AppError('range_not_satisfiable', { size });
  }
  // For malformed or multiple ranges the whole file is a correct answer.
  const range = ranges === -2 || ranges.length !== 1 ? null : ranges[0];
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const length = size === 0 ? 0 : end - start + 1;
  const body =
    length === 0 || request.method === 'HEAD'
      ? null
      : (Readable.toWeb(await blobs.read(session_id, file, { start, end })) as NodeReadableStream<Uint8Array>);
  return new Response(body as ReadableStream<Uint8Array> | null, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(length),
      ...(range ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {}),
    },
  });
}
