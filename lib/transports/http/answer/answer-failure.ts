import type { IncomingMessage, ServerResponse } from 'node:http';
import { toAppError, toProblem } from '#lib/base/errors';
import { escaped, sendPlainPage } from './plain-page.ts';
import { problemResponse } from './problem.ts';

/** Whether a browser requests a page, rather than a script or a part of a page. */
export function asksForPage({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true;
}

/**
 * Answers a request that failed before it reached a page or a route: a browser gets a page with the sentence, every
 * other client the problem document.
 */
export async function answerFailure(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
  caught: unknown,
): Promise<void> {
  const problem = problemResponse(caught);
  const { title, detail } = toProblem(toAppError(caught));
  if (response.headersSent) return void response.end();
  for (const [name, value] of problem.headers) response.setHeader(name, value);
  if (asksForPage(request))
    sendPlainPage(response, { status: problem.status, nonce, title, body: `<p role="alert">${escaped(detail)}</p>` });
  else response.writeHead(problem.status).end(await problem.text());
}
