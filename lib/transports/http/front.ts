import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRuntime } from '#lib/runtime/runtime';
import { answerFailure, asksForPage } from '#lib/transports/http/answer-failure';
import { clientAddress, stampAddress } from '#lib/transports/http/client-address';
import { giveOwnerCookie } from '#lib/transports/http/owner-cookie';
import { secureHeaders } from '#lib/transports/http/security-headers';
import { openSessionAddress } from '#lib/transports/http/session-address';
import { admit } from '#lib/transports/http/sign-in';

/**
 * What every request passes before a page or a route sees it: headers that keep pages safe, the address it came from, the
 * password of the installation, the tokens of links, and the cookie of a new owner. True where the request may go on.
 */
export async function enter(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { settings, owners, line } = getRuntime();
  const nonce = secureHeaders(request, response, { secure: settings.PUBLIC_URL?.startsWith('https:') ?? false });
  try {
    const address = clientAddress(request.headers['x-forwarded-for'], request.socket.remoteAddress, settings);
    stampAddress({ set: (name, value) => void (request.headers[name] = value) }, address);
    if (!(await admit(request, response, nonce))) return false;
    if (await openSessionAddress(request, response)) return false;
    giveOwnerCookie(request, response, owners);
    // A page that cannot be made is told by its status, which Next's own answer would not.
    if (asksForPage(request)) line.requireFound();
    return true;
  } catch (error) {
    await answerFailure(request, response, nonce, error);
    return false;
  }
}
