import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCookie, stringifySetCookie } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import type { Visitor } from '#lib/sessions/contract';
import { isId, newId } from '#lib/sessions/ids';

const cookieName = 'undertone_owner';
const yearSeconds = 365 * 24 * 3600;

/** Owners are known by a signed id: as a cookie in the browser, as a bearer token for scripts. Nothing is stored. */
export class Owners {
  readonly #secret: string;
  readonly #secure: boolean;

  /** `secure` for pages served over HTTPS. */
  constructor(secret: string, secure: boolean) {
    this.#secret = secret;
    this.#secure = secure;
  }

  newOwner(): string {
    return newId();
  }

  tokenOf(ownerId: string): string {
    return sign(ownerId, this.#secret);
  }

  /** The bearer token wins over the cookie; one that is forged or malformed counts as none. */
  visitorOf(headers: { get(name: string): string | null }): Visitor {
    const authorization = headers.get('authorization');
    const bearer = authorization ? /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] : undefined;
    if (bearer !== undefined) return { owner_id: this.#verify(bearer) };
    const cookie = headers.get('cookie');
    return { owner_id: this.#verify(cookie ? parseCookie(cookie)[cookieName] : undefined) };
  }

  /** A `Set-Cookie` value that makes a browser this owner for a year. */
  cookieFor(ownerId: string): string {
    return stringifySetCookie({
      name: cookieName,
      value: this.tokenOf(ownerId),
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#secure,
      maxAge: yearSeconds,
    });
  }

  #verify(token: string | undefined): string | null {
    const id = token ? unsign(token, this.#secret) : false;
    return id && isId(id) ? id : null;
  }
}

/** The installation's secret, made on first use, readable by its user only. */
export function loadSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    mkdirSync(dataDir, { recursive: true });
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(path, secret, { mode: 0o600 });
    return secret;
  }
}
