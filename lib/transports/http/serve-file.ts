import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import parseRange from 'range-parser';
import { AppError } from '#lib/base/errors';
import type { Blobs } from '#lib/sessions/blobs';

interface ServeOptions {
  blobs: Blobs;
  session_id: string;
  /** As it is called in the storage. */
  file: string;
  content_type: string;
  /** Offered when the file is saved. */
  name: string;
}

/** Serves a file, or the part of it that `Range` asks for (RFC 9110, one range). Throws AppError `not_found`, `range_not_satisfiable` or `storage_unreachable`. */
export async function serveFile(request: Request, { blobs, session_id, file, content_type, name }: ServeOptions): Promise<Response> {
  const size = await blobs.size(session_id, file);
  if (size === null) throw new AppError('not_found', 'There is no audio here.');
  const headers = {
    'Content-Type': content_type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-transform, max-age=3600',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
  const asked = request.headers.get('range');
  const ranges = asked === null ? -2 : parseRange(size, asked, { combine: true });
  if (ranges === -1) {
    throw new AppError('range_not_satisfiable', `The audio is ${size} bytes long; the asked part lies beyond.`);
  }
  // Malformed or several ranges: the whole file is a correct answer.
  const range = ranges === -2 || ranges.length !== 1 ? null : ranges[0];
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const length = size === 0 ? 0 : end - start + 1;
  const body = length === 0 || request.method === 'HEAD' ? null : (Readable.toWeb(await blobs.read(session_id, file, { start, end })) as NodeReadableStream<Uint8Array>);
  return new Response(body as ReadableStream<Uint8Array> | null, {
    status: range ? 206 : 200,
    headers: { ...headers, 'Content-Length': String(length), ...(range ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {}) },
  });
}
