import { parseCookie, stringifySetCookie } from 'cookie';
import { getRuntime } from '#lib/runtime/runtime';
import { hashOf, isSame } from '#lib/sessions/access/secrets';
import { refund, requireWithinLimit } from '#lib/transports/http/guards/rate-limits';

const cookieName = 'undertone_access';
const monthSeconds = 30 * 24 * 3600;

/**
 * Whether a request is admitted: always without ACCESS_PASSWORD, else by cookie, `Authorization: Basic` (any user name)
 * or `X-Access-Password`. Throws AppError `too_many_requests` as `isRight` does.
 */
export async function isAdmitted(headers: Headers): Promise<boolean> {
  const { ACCESS_PASSWORD: password } = getRuntime().settings;
  if (password === undefined) return true;
  const cookie = parseCookie(headers.get('cookie') ?? '')[cookieName];
  if (cookie !== undefined && isSame(cookie, admission(password))) return true;
  const given = passwordIn(headers);
  return given !== null && isRight(given, password, headers);
}

/**
 * Every place that checks a password must call this, since one without a limit would let an attacker guess. Wrong
 * passwords count, and after too many even the right one is refused. Throws AppError `too_many_requests`.
 */
export async function isRight(given: string, password: string, headers: Headers): Promise<boolean> {
  await requireWithinLimit('guess', headers);
  if (!isSame(given, password)) return false;
  await refund('guess', headers);
  return true;
}

/** The password in a script's request; null if there is none. */
function passwordIn(headers: Headers): string | null {
  const own = headers.get('x-access-password');
  if (own !== null) return own;
  const basic = /^Basic\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return basic === undefined
    ? null
    : Buffer.from(basic, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '');
}

/** A `Set-Cookie` value for a browser that has sent the password. */
export function admissionCookie(password: string, secure: boolean): string {
  return stringifySetCookie({
    name: cookieName,
    value: admission(password),
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: monthSeconds,
  });
}

/** Made from the password and the installation's secret, so that a new password ends all sign-ins. */
function admission(password: string): string {
  return hashOf(getRuntime().owners.seal(`admission ${password}`));
}
