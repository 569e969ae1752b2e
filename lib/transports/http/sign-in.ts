import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { AppError, toAppError, toProblem } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';
import { isSame } from '#lib/sessions/secrets';
import { requireSameSite } from '#lib/transports/http/origin';
import { admissionCookie, isAdmitted, passwordIn } from '#lib/transports/http/password';
import { metricsPath } from '#lib/transports/http/serve-metrics';
import { requireWithinLimit } from '#lib/transports/http/rate-limits';

const path = '/sign-in';
const mostBytes = 4096;

/** Whether the request may go on; where not, it has been answered. Whether the server lives is no secret, and its numbers have a lock of their own. */
export async function admit(request: IncomingMessage, response: ServerResponse, nonce: string): Promise<boolean> {
  const { settings } = getRuntime();
  if (settings.ACCESS_PASSWORD === undefined) return true;
  const { pathname } = new URL(request.url ?? '/', 'http://here');
  if (pathname === '/api/health' || pathname === metricsPath) return true;
  if (pathname === path && request.method === 'POST') {
    await signIn(request, response, nonce, settings.ACCESS_PASSWORD);
    return false;
  }
  if (isAdmitted(request.headers)) return true;
  try {
    // Only what was tried and was wrong counts.
    if (passwordIn(request.headers) !== null) await requireWithinLimit('guess', headersOf(request));
    throw new AppError('password_needed', 'This installation asks for a password. Open its first page in a browser, or send the password as X-Access-Password.');
  } catch (error) {
    if (request.method === 'GET' && request.headers.accept?.includes('text/html')) sendPage(response, 401, nonce, request.url ?? '/', null);
    else sendProblem(request, response, error);
  }
  return false;
}

async function signIn(request: IncomingMessage, response: ServerResponse, nonce: string, password: string): Promise<void> {
  let next = '/';
  try {
    requireSameSite(headersOf(request));
    await requireWithinLimit('guess', headersOf(request));
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw new AppError('invalid_body', 'The form is too long.');
    const form = new URLSearchParams(await text(request));
    next = ownPath(form.get('next'));
    if (!isSame(form.get('password') ?? '', password)) {
      sendPage(response, 401, nonce, next, 'This is not the password. Ask whoever runs this installation.');
      return;
    }
    response.writeHead(303, { Location: next, 'Set-Cookie': admissionCookie(password, getRuntime().settings.PUBLIC_URL?.startsWith('https:') ?? false), 'Cache-Control': 'no-store' }).end();
  } catch (error) {
    const known = toAppError(error);
    sendPage(response, known.status, nonce, next, known.message);
  }
}

/** Only a place on this server: `//elsewhere` and `/\elsewhere` are other ones. */
function ownPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/';
}

function headersOf({ headers }: IncomingMessage): Headers {
  const plain = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string' && !name.startsWith(':')) plain.set(name, value);
  return plain;
}

function sendProblem(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const problem = toProblem(toAppError(error));
  // A browser would show a window of its own for it; a script is told how to ask.
  if (problem.status === 401 && request.headers['sec-fetch-site'] === undefined) response.setHeader('WWW-Authenticate', 'Basic realm="Undertone", charset="UTF-8"');
  response.writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' }).end(JSON.stringify(problem));
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** As the pages look (app/globals.css), which are closed to whoever stands here. */
const look = `:root{color-scheme:light dark;--paper:light-dark(#fff,#15181b);--ink:light-dark(#15191e,#e6e8ea);--line:light-dark(#868e97,#727b86);--accent:light-dark(#00596c,#74c4d4);--alert:light-dark(#9a2a12,#f2a58f)}
body{background:var(--paper);color:var(--ink);font:1.0625rem/1.5 'Source Sans 3',system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:0 1rem}
header{display:flex;align-items:center;gap:.625rem;min-height:3.5rem;font-weight:600}svg{fill:var(--accent)}
main{max-width:26rem;padding-top:5rem}h1{font-size:1.75rem;line-height:1.15;margin:0 0 1.5rem}
input,button{font:inherit;min-height:2.75rem;border-radius:0;box-sizing:border-box}
input{display:block;width:100%;margin:.25rem 0 1rem;padding:0 .75rem;border:1px solid var(--line);background:var(--paper);color:var(--ink)}
button{padding:0 1.25rem;border:0;background:var(--accent);color:var(--paper);font-weight:500;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}[role=alert]{color:var(--alert)}`;
const mark = '<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M1 8h2v4H1zM5 4h2v12H5zM9 7h2v6H9zM13 1h2v18h-2zM17 7h2v6h-2z"/></svg>';

function sendPage(response: ServerResponse, status: number, nonce: string, next: string, problem: string | null): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>Sign in · Undertone</title>
<style nonce="${nonce}">${look}</style></head>
<body><header>${mark}Undertone</header><main><h1>This installation asks for a password</h1>
<form method="post" action="${path}"><input type="hidden" name="next" value="${escaped(ownPath(next))}">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required autofocus${problem === null ? '' : ' aria-invalid="true" aria-describedby="problem"'}>
${problem === null ? '' : `<p role="alert" id="problem">${escaped(problem)}</p>`}<button type="submit">Sign in</button></form></main></body></html>`);
}
