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
/** A browser remembers so many further links, the newest. */
const mostLinks = 30;
const yearSeconds = 365 * 24 * 3600;

/**
 * Owners are known by a signed id: as a cookie in the browser, as a bearer token for scripts. Nothing is stored but how
 * often an owner signed out everywhere.
 */
export class Owners {
  readonly #secret: string;
  readonly #secure: boolean;
  readonly #generations: Pick<Generations, 'of'>;

  /** `secure` for pages served over HTTPS. */
  constructor(secret: string, secure: boolean, generations: Pick<Generations, 'of'> = { of: () => 0 }) {
    this.#secret = secret;
    this.#secure = secure;
    this.#generations = generations;
  }

  newOwner(): string {
    return newId();
  }

  /** Of the owner's newest generation. */
  tokenOf(ownerId: string): string {
    const generation = this.#generations.of(ownerId);
    return sign(generation === 0 ? ownerId : `${ownerId}.${generation}`, this.#secret);
  }

  /** The bearer token wins over the cookie; one that is forged or malformed counts as none. */
  visitorOf(headers: { get(name: string): string | null }): Visitor {
    const authorization = headers.get('authorization');
    const bearer = authorization ? /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] : undefined;
    const client = clientOf(headers);
    if (bearer !== undefined)
      return isId(bearer)
        ? { owner_id: null, token_hash: hashOf(bearer), client }
        : { owner_id: this.ownerOf(bearer), client };
    const cookies = parseCookie(headers.get('cookie') ?? '');
    // Under HTTPS the plain name does not count: any host of the same domain could have set it, to become whoever
    // records here.
    return {
      owner_id: this.ownerOf(cookies[this.#named(cookieName)]),
      links: this.#linksIn(cookies[this.#named(linksCookieName)]),
      client,
    };
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

  /** The owner whose token this is; null for one that is forged, malformed or revoked. */
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

/** Browsers say where a request comes from, and phones that they are some; everything else is a script. */
function clientOf(headers: { get(name: string): string | null }): ClientKind {
  if (headers.get('sec-fetch-site') === null && headers.get('cookie') === null) return 'script';
  return /\bMobi/.test(headers.get('user-agent') ?? '') ? 'phone' : 'browser';
}

/** Of 43 characters that are made; anybody could sign with an empty one. */
const shortestSecret = 32;

/**
 * The installation's secret, made on first use, readable by its user only. A file that a full disk left empty or cut
 * counts as none.
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
