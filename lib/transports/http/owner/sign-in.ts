import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, toAppError, toProblem } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { asksForPage } from '#lib/transports/http/answer/answer-failure';
import { webHeaders } from '#lib/transports/http/web-adapter';
import { requireSameSite } from '#lib/transports/http/guards/origin';
import { admissionCookie, isAdmitted, isRight } from './password.ts';
import { escaped, sendPlainPage } from '#lib/transports/http/answer/plain-page';
import { metricsPath } from '#lib/transports/http/answer/serve-metrics';
import { readText } from '#lib/transports/http/receive/read-text';

const path = '/sign-in';
const mostBytes = 4096;

/**
 * Whether the request may continue; otherwise it has been answered. The health check needs no password, and the metrics
 * have their own protection.
 */
export async function admit(request: IncomingMessage, response: ServerResponse, nonce: string): Promise<boolean> {
  const { settings } = getRuntime();
  if (settings.ACCESS_PASSWORD === undefined) return true;
  const { pathname } = new URL(request.url ?? '/', 'http://here');
  if (pathname === '/api/health' || pathname === metricsPath) return true;
  if (pathname === path && request.method === 'POST') {
    await signIn(request, response, nonce, settings.ACCESS_PASSWORD);
    return false;
  }
  try {
    if (await isAdmitted(webHeaders(request.headers))) return true;
    throw new AppError('password_needed');
  } catch (error) {
    const { status, code, message } = toAppError(error);
    if (asksForPage(request))
      sendPage(response, {
        status,
        nonce,
        next: request.url ?? '/',
        problem: code === 'password_needed' ? null : message,
      });
    else sendProblem(request, response, error);
  }
  return false;
}

async function signIn(
  request: IncomingMessage,
  response: ServerResponse,
  nonce: string,
  password: string,
): Promise<void> {
  let next = '/';
  try {
    const headers = webHeaders(request.headers);
    requireSameSite(headers);
    const form = new URLSearchParams(await readText({ headers, body: request }, mostBytes));
    next = ownPath(form.get('next'));
    if (!(await isRight(form.get('password') ?? '', password, headers))) {
      sendPage(response, {
        status: 401,
        nonce,
        next,
        problem: 'This is not the password. Ask whoever runs this installation.',
      });
      return;
    }
    response
      .writeHead(303, {
        Location: next,
        'Set-Cookie': admissionCookie(password, getRuntime().settings.PUBLIC_URL?.startsWith('https:') ?? false),
        'Cache-Control': 'no-store',
      })
      .end();
  } catch (error) {
    const known = toAppError(error);
    sendPage(response, { status: known.status, nonce, next, problem: known.message });
  }
}

/** Only paths on this server: `//elsewhere` and `/\elsewhere` are other hosts. */
function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/';
}

function sendProblem(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const problem = toProblem(toAppError(error));
  // A browser would open its own password window for this header; a script needs it.
  if (problem.status === 401 && request.headers['sec-fetch-site'] === undefined)
    response.setHeader('WWW-Authenticate', 'Basic realm="Undertone", charset="UTF-8"');
  response
    .writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(problem));
}

function sendPage(
  response: ServerResponse,
  { status, nonce, next, problem }: { status: number; nonce: string; next: string; problem: string | null },
): void {
  const body = `<p>This installation asks for a password.</p>
<form method="post" action="${path}"><input type="hidden" name="next" value="${escaped(ownPath(next))}">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required autofocus${problem === null ? '' : ' aria-invalid="true" aria-describedby="problem"'}>
${problem === null ? '' : `<p role="alert" id="problem">${escaped(problem)}</p>`}<button type="submit">Sign in</button></form>`;
  sendPlainPage(response, { status, nonce, title: 'Sign in', body });
}
