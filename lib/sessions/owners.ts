import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCookie, stringifySetCookie } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import type { Visitor } from '#lib/sessions/contract';
import { isId, newId } from '#lib/sessions/ids';
import { hashOf } from '#lib/sessions/secrets';

const cookieName = 'undertone_owner';
const linksCookieName = 'undertone_links';
/** A browser remembers so many further links, the newest. */
const mostLinks = 30;
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
    if (bearer !== undefined) return isId(bearer) ? { owner_id: null, token_hash: hashOf(bearer) } : { owner_id: this.ownerOf(bearer) };
    const cookies = parseCookie(headers.get('cookie') ?? '');
    // The plain name is what browsers hold that came before the installation had HTTPS.
    return { owner_id: this.ownerOf(cookies[this.#named(cookieName)]) ?? this.ownerOf(cookies[cookieName]), links: this.#linksIn(cookies[this.#named(linksCookieName)]) };
  }

  /** Whether the browser's cookie has the name that it would get today. */
  isCurrent(headers: { get(name: string): string | null }): boolean {
    return this.ownerOf(parseCookie(headers.get('cookie') ?? '')[this.#named(cookieName)]) !== null;
  }

  /** A `Set-Cookie` value with which a browser holds one more link. */
  linkCookieFor(visitor: Visitor, linkId: string): string {
    const links = [...(visitor.links ?? []).filter((id) => id !== linkId), linkId].slice(-mostLinks);
    // With a prefix, so that no list of links is ever an owner's id.
    return this.#cookie(linksCookieName, sign(`links ${links.join(' ')}`, this.#secret));
  }

  /** A `Set-Cookie` value that makes a browser this owner for a year. */
  cookieFor(ownerId: string): string {
    return this.#cookie(cookieName, this.tokenOf(ownerId));
  }

  /** A value that this installation alone can make, for a purpose in words. */
  seal(purpose: string): string {
    return sign(`seal ${purpose}`, this.#secret);
  }

  /** The owner whose token this is; null for one that is forged or malformed. */
  ownerOf(token: string | undefined): string | null {
    const id = token ? unsign(token, this.#secret) : false;
    return id && isId(id) ? id : null;
  }

  #cookie(name: string, value: string): string {
    return stringifySetCookie({
      name: this.#named(name),
      value,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#secure,
      maxAge: yearSeconds,
    });
  }

  #linksIn(value: string | undefined): string[] {
    const text = value ? unsign(value, this.#secret) : false;
    return text && text.startsWith('links ') ? text.split(' ').slice(1).filter(isId) : [];
  }

  /** `__Host-` keeps other hosts of the same domain from setting it; browsers allow it over HTTPS only. */
  #named(name: string): string {
    return this.#secure ? `__Host-${name}` : name;
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
