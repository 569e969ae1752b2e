import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import { getRuntime } from '#lib/runtime/runtime';
import { hashOf, isSame } from '#lib/sessions/secrets';

const cookieName = 'undertone_access';
const monthSeconds = 30 * 24 * 3600;

/** Whether a request may come in: always without ACCESS_PASSWORD, else by cookie, `Authorization: Basic` (any user name) or `X-Access-Password`. */
export function isAdmitted(headers: IncomingHttpHeaders): boolean {
  const { ACCESS_PASSWORD: password } = getRuntime().settings;
  if (password === undefined) return true;
  const cookie = parseCookie(headers.cookie ?? '')[cookieName];
  if (cookie !== undefined && isSame(cookie, admission(password))) return true;
  const given = passwordIn(headers);
  return given !== null && isSame(given, password);
}

/** The password that a script gives with its request; null for none. */
export function passwordIn(headers: IncomingHttpHeaders): string | null {
  const own = headers['x-access-password'];
  if (typeof own === 'string') return own;
  const basic = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return basic === undefined ? null : Buffer.from(basic, 'base64').toString('utf8').replace(/^[^:]*:/, '');
}

/** A `Set-Cookie` value for a browser that gave the password. */
export function admissionCookie(password: string, secure: boolean): string {
  return stringifySetCookie({ name: cookieName, value: admission(password), path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: monthSeconds });
}

/** Of the password and of the installation's secret: a new password ends all sign-ins. */
function admission(password: string): string {
  return hashOf(getRuntime().owners.seal(`admission ${password}`));
}
