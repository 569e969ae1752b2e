import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForTheLog, toAppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { sendProblem, webRequest } from '#lib/transports/http/web-adapter';
import { nodeConnection, streamHeaders } from '#lib/transports/sse';
import { openEvents } from './session-events.ts';

const path = /^\/api\/sessions\/([^/?]+)\/events(?:\?|$)/;

/**
 * Answers `GET /api/sessions/:id/events` on Node's own response, since a route handler cannot see a viewer's backlog
 * (docs/decisions/140). False for any other request.
 */
export function serveEvents(request: IncomingMessage, response: ServerResponse): boolean {
  const id = request.method === 'GET' ? path.exec(request.url ?? '')?.[1] : undefined;
  if (id === undefined) return false;
  void answer(request, response, id);
  return true;
}

async function answer(message: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
  const connection = nodeConnection(response);
  try {
    const batches = await openEvents(webRequest(message), id, connection);
    if (batches === null) return void response.writeHead(204).end();
    response.writeHead(200, streamHeaders);
    await connection.write(batches);
  } catch (error) {
    if (response.headersSent) {
      if (isForTheLog(toAppError(error)))
        getRuntime().logger.error({ session_id: id, err: error }, 'event stream broke off');
      connection.cut();
    } else await sendProblem(response, error);
  }
}
