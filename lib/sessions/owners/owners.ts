import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCookie, stringifySetCookie } from 'cookie';
import { sign, unsign } from 'cookie-signature';
import type { ClientKind, Visitor } from '#lib/sessions/contract';
import type { Generations } from './generations.ts';
import { isId, newId } from '#lib/sessions/ids';
import { hashOf } from '#lib/sessions/access/secrets';

const cookieName = 'undertone_owner';
const linksCookieName = 'undertone_links';
/** The most further links that a browser remembers, the newest. */
const mostLinks = 30;
const yearSeconds = 365 * 24 * 3600;

/**
 * Owners are recognised by a signed id: a cookie in the browser, a bearer token for scripts. Only the number of times
 * that an owner signed out everywhere is stored.
 */
export class Owners {
  readonly #secret: string;
  readonly #secure: boolean;
  readonly #generations: Pick<Generations, 'of'>;

  /** `secure` for pages that are served over HTTPS. */
  constructor(secret: string, secure: boolean, generations: Pick<Generations, 'of'> = { of: () => 0 }) {
    this.#secret = secret;
    this.#secure = secure;
    this.#generations = generations;
  }

  newOwner(): string {
    return newId();
  }

  /** A token of the owner's newest generation. */
  tokenOf(ownerId: string): string {
    const generation = this.#generations.of(ownerId);
    return sign(generation === 0 ? ownerId : `${ownerId}.${generation}`, this.#secret);
  }

  /** The bearer token wins over the cookie; a forged or malformed one is ignored. */
  visitorOf(headers: { get(name: string): string | null }): Visitor {
    const authorization = headers.get('authorization');
    const bearer = authorization ? /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] : undefined;
    const client = clientOf(headers);
    if (bearer !== undefined)
      return isId(bearer)
        ? { owner_id: null, token_hash: hashOf(bearer), client }
        : { owner_id: this.ownerOf(bearer), client };
    const cookies = parseCookie(headers.get('cookie') ?? '');
    // Under HTTPS the plain name is ignored: any host of the same domain could have set it to make visitors record
    // under its own key.
    return {
      owner_id: this.ownerOf(cookies[this.#named(cookieName)]),
      links: this.#linksIn(cookies[this.#named(linksCookieName)]),
      client,
    };
  }

  /** A `Set-Cookie` value that adds one more link to a browser. */
  linkCookieFor(visitor: Visitor, linkId: string): string {
    const links = [...(visitor.links ?? []).filter((id) => id !== linkId), linkId].slice(-mostLinks);
    // With a prefix, so that a list of links is never valid as an owner's id.
    return this.#cookie(linksCookieName, sign(`links ${links.join(' ')}`, this.#secret));
  }

  /** A `Set-Cookie` value that makes a browser this owner for a year. */
  cookieFor(ownerId: string): string {
    return this.#cookie(cookieName, this.tokenOf(ownerId));
  }

  /** A value that only this installation can make, for the named purpose. */
  seal(purpose: string): string {
    return sign(`seal ${purpose}`, this.#secret);
  }

  /** The owner of a token; null if it is forged, malformed or revoked. */
  ownerOf(token: string | undefined): string | null {
    const signed = token ? unsign(token, this.#secret) : false;
    const [id = '', generation = '0', ...rest] = signed ? signed.split('.') : [];
    return isId(id) && rest.length === 0 && generation === String(this.#generations.of(id)) ? id : null;
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

/** Browsers send `Sec-Fetch` headers, and phones say that they are phones; every other client counts as a script. */
function clientOf(headers: { get(name: string): string | null }): ClientKind {
  if (headers.get('sec-fetch-site') === null && headers.get('cookie') === null) return 'script';
  return /\bMobi/.test(headers.get('user-agent') ?? '') ? 'phone' : 'browser';
}

/** Generated secrets have 43 characters; with an empty one every attacker could sign. */
const shortestSecret = 32;

/**
 * The installation's secret, created on first use and readable by its user only. A file that a full disk left empty or
 * truncated is ignored.
 */
export function loadSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  const kept = existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  if (kept.length >= shortestSecret) return kept;
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(path, secret, { mode: 0o600 });
  return secret;
}
