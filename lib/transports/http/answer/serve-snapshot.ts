import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRuntime } from '#lib/runtime/runtime';
import { sendProblem, webRequest } from '#lib/transports/http/web-adapter';

const path = /^\/api\/sessions\/([^/?]+)(?:\?|$)/;
/** Below this size, in bytes, compression gains nothing. */
const small = 2_000;

/**
 * `GET` and `HEAD /api/sessions/:id`: everything that the session's page shows. For a long session that is many
 * megabytes, which are serialised and compressed once for all readers; Next would do both for each. False for any other
 * request.
 */
export function serveSnapshot(request: IncomingMessage, response: ServerResponse): boolean {
  const id = request.method === 'GET' || request.method === 'HEAD' ? path.exec(request.url ?? '')?.[1] : undefined;
  if (id === undefined) return false;
  void answer(request, response, id);
  return true;
}

async function answer(message: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
  try {
    const { headers } = webRequest(message);
    const { sessions, visitorOf } = getRuntime();
    const { plain, gzip } = await sessions.snapshotBody(id, visitorOf(headers));
    const packed =
      plain.byteLength > small &&
      /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(headers.get('accept-encoding') ?? '');
    const body = packed ? await gzip() : plain;
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'Content-Length': body.byteLength,
      Vary: 'Accept-Encoding',
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(message.method === 'HEAD' ? undefined : body);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else await sendProblem(response, error);
  }
}
