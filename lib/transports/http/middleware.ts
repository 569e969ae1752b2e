import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { answerFailure, asksForPage } from '#lib/transports/http/answer/answer-failure';
import { stampAddress } from '#lib/transports/http/guards/client-address';
import { explainWrongMethods, requireKnownMethod } from '#lib/transports/http/guards/broken-requests';
import { requireKnownHost } from '#lib/transports/http/guards/known-host';
import { giveOwnerCookie } from '#lib/transports/http/owner/owner-cookie';
import { requirePlainRequest } from '#lib/transports/http/guards/plain-request';
import { secureHeaders } from '#lib/transports/http/guards/security-headers';
import { openSessionAddress } from '#lib/transports/http/guards/session-address';
import { admit } from '#lib/transports/http/owner/sign-in';

/**
 * Runs on every request before a page or a route: security headers, host name, client address, the password of the
 * installation, tokens of links, and the cookie of a new owner. True if the request may continue.
 */
export async function runMiddleware(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { settings, owners, health } = getRuntime();
  const nonce = secureHeaders(request, response, { secure: settings.PUBLIC_URL?.startsWith('https:') ?? false });
  explainWrongMethods(response);
  try {
    requireKnownMethod(request);
    requirePlainRequest(request);
    requireKnownHost(request, settings);
    stampAddress(request, settings);
    if (!(await admit(request, response, nonce))) return false;
    if (await openSessionAddress(request, response)) return false;
    giveOwnerCookie(request, response, owners);
    // A page that cannot be rendered must have a 5xx status, which Next's own answer would not have.
    if (asksForPage(request)) health.requireAvailable();
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'wrong_method')
      response.setHeader(
        'Allow',
        request.url?.startsWith('/api/') ? 'GET, HEAD, POST, PATCH, DELETE, OPTIONS' : 'GET, HEAD',
      );
    await answerFailure(request, response, nonce, error);
    return false;
  }
}
