import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import parseRange from 'range-parser';
import { AppError } from '#lib/base/errors';

interface ServeOptions {
  content_type: string;
  /** Offered when the file is saved. */
  name: string;
}

/** Serves a file, or the part of it that `Range` asks for (RFC 9110, one range). Throws AppError `not_found` or `range_not_satisfiable`. */
export async function serveFile(request: Request, path: string, { content_type, name }: ServeOptions): Promise<Response> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError('not_found', 'There is no audio here.');
  const headers = {
    'Content-Type': content_type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-transform, max-age=3600',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
  const asked = request.headers.get('range');
  const ranges = asked === null ? -2 : parseRange(found.size, asked, { combine: true });
  if (ranges === -1) {
    throw new AppError('range_not_satisfiable', `The audio is ${found.size} bytes long; the asked part lies beyond.`);
  }
  // Malformed or several ranges: the whole file is a correct answer.
  const range = ranges === -2 || ranges.length !== 1 ? null : ranges[0];
  const { start, end } = range ?? { start: 0, end: found.size - 1 };
  const length = found.size === 0 ? 0 : end - start + 1;
  const body = length === 0 || request.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(path, { start, end })) as NodeReadableStream<Uint8Array>);
  return new Response(body as ReadableStream<Uint8Array> | null, {
    status: range ? 206 : 200,
    headers: { ...headers, 'Content-Length': String(length), ...(range ? { 'Content-Range': `bytes ${start}-${end}/${found.size}` } : {}) },
  });
}
