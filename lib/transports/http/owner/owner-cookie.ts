import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Owners } from '#lib/sessions/owners/owners';

/** Makes a browser that opens a page for the first time an owner, since pages cannot set cookies themselves. */
export function giveOwnerCookie(request: IncomingMessage, response: ServerResponse, owners: Owners): void {
  const opensPage = request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (!opensPage) return;
  const { owner_id } = owners.visitorOf(new Headers({ cookie: request.headers.cookie ?? '' }));
  if (owner_id === null) response.setHeader('Set-Cookie', owners.cookieFor(owners.newOwner()));
}
