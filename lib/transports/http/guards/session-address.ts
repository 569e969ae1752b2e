import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRuntime } from '#lib/runtime/runtime';
import { hashOf } from '#lib/sessions/access/secrets';

/**
 * The part of a session's page that the page cannot do itself: exchange the token of a further link for a cookie, and
 * answer with 410. True if the request has been answered.
 */
export async function openSessionAddress(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const address = /^\/s\/([\w-]+)(\/text|\/captions)?\/?(?:\?(.*))?$/.exec(request.url ?? '');
  const [, id, part = '', query] = address ?? [];
  if (id === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  const { access, owners, visitorOf } = getRuntime();
  const token = new URLSearchParams(query).get('k');
  if (token !== null) {
    const link = await access.linkOf(id, hashOf(token));
    // The token leaves the address bar at once, valid or not.
    response.setHeader('Referrer-Policy', 'no-referrer');
    const cookie =
      link === null
        ? {}
        : {
            'Set-Cookie': owners.linkCookieFor(visitorOf(new Headers({ cookie: request.headers.cookie ?? '' })), link),
          };
    response.writeHead(303, { Location: `/s/${id}${part}`, 'Cache-Control': 'no-store', ...cookie }).end();
    return true;
  }
  if (await access.wasErased(id)) answerAsGone(response);
  return false;
}

/** Next has no pages with status 410, so the status is set when the page is sent. */
function answerAsGone(response: ServerResponse): void {
  const { writeHead } = response;
  response.writeHead = (status: number, ...rest: []) =>
    writeHead.call(response, status === 200 ? 410 : status, ...rest);
}
