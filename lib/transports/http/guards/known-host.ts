import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { AppError } from '#lib/base/errors';
import { plainName } from '#lib/base/settings/host-names';
import type { Settings } from '#lib/base/settings/settings';

/** The settings that determine the names of this server. */
export type HostSettings = Pick<Settings, 'HOST' | 'PUBLIC_URL' | 'ALLOWED_HOSTS'>;

/** The most characters of a name that a sentence repeats. */
const mostShown = 60;

/**
 * Refuses requests for a host name that is not this server's. A page elsewhere can make its own name resolve to this
 * server (DNS rebinding), and its visitors' browsers then treat this server as that page's origin. Accepted are
 * `localhost`, IP addresses, which cannot be rebound, and the hosts of PUBLIC_URL, HOST and ALLOWED_HOSTS, each with
 * any port. The health check works under any name. Browsers always send `Host`, so a request without it comes from a
 * script. Throws AppError `unknown_host`.
 */
export function requireKnownHost(
  { url = '', headers: { host = '' } }: Pick<IncomingMessage, 'url' | 'headers'>,
  settings: HostSettings,
): void {
  if (host === '' || url.split('?', 1)[0] === '/api/health' || isKnown(host, settings)) return;
  const name = host.length > mostShown ? `${host.slice(0, mostShown)}…` : host;
  throw new AppError('unknown_host', { host: name });
}

function isKnown(host: string, { HOST, PUBLIC_URL, ALLOWED_HOSTS = [] }: HostSettings): boolean {
  const parts = /^(?:\[([^\]]*)\]|([^:[\]]+))(?::\d*)?$/.exec(host);
  const [, sixth, other = ''] = parts ?? [];
  if (sixth !== undefined) return isIP(sixth) === 6;
  if (isIP(other) === 4) return true;
  const name = plainName(other);
  if (name === null) return false;
  const own = PUBLIC_URL === undefined ? [] : [plainName(new URL(PUBLIC_URL).hostname)];
  return ['localhost', plainName(HOST), ...own, ...ALLOWED_HOSTS].includes(name);
}

/**
 * The warning to an operator whose server is open to everyone in the network; null if it only serves this machine, or
 * has a password.
 */
export function exposureWarning({
  HOST,
  ROLE,
  ACCESS_PASSWORD,
}: Pick<Settings, 'HOST' | 'ROLE' | 'ACCESS_PASSWORD'>): string | null {
  if (ACCESS_PASSWORD !== undefined || ROLE === 'worker' || /^(127\.|localhost$|::1$)/.test(HOST)) return null;
  return `HOST is ${HOST} and there is no password: whoever reaches this machine over the network can use Undertone. Set ACCESS_PASSWORD, or HOST=127.0.0.1 for this machine alone.`;
}
