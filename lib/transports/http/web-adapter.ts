import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { problemResponse } from '#lib/transports/http/answer/problem';

/** The request in the form that route handlers get, without its body, for routes that `server.ts` answers itself. */
export function webRequest({ headers, url = '/', method }: IncomingMessage): Request {
  return new Request(new URL(url, 'http://localhost'), { method, headers: webHeaders(headers) });
}

export function webHeaders(headers: IncomingHttpHeaders): Headers {
  return new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] satisfies [string, string]],
    ),
  );
}

/** Answers a caught value as a problem document, as a route handler does. */
export async function sendProblem(response: ServerResponse, caught: unknown): Promise<void> {
  const problem = problemResponse(caught);
  writeHead(response, problem).end(await problem.text());
}

/** Status and headers of a web response. */
export function writeHead(response: ServerResponse, { status, headers }: Response): ServerResponse {
  return response.writeHead(status, Object.fromEntries(headers));
}
