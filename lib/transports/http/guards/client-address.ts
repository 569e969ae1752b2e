import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import type { Settings } from '#lib/base/settings/settings';

/**
 * Set on every request before other code sees it, so that route handlers know the address; a value from the client is
 * overwritten.
 */
const header = 'x-undertone-address';

/**
 * The address that a request came from: that of the connection, or the one that the outermost trusted proxy wrote into
 * X-Forwarded-For. Each proxy appends at the right, so entries further left than the trusted ones may be forged.
 */
export function clientAddress(
  forwarded: string | string[] | undefined,
  direct: string | undefined,
  settings: Pick<Settings, 'TRUSTED_PROXIES' | 'PUBLIC_URL'>,
): string {
  const trusted = settings.TRUSTED_PROXIES ?? (settings.PUBLIC_URL === undefined ? 0 : 1);
  const entries = String(forwarded ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const claimed = trusted > 0 ? withoutPort(entries.at(-Math.min(trusted, entries.length)) ?? '') : '';
  return network(isIP(claimed) ? claimed : (direct ?? 'unknown'));
}

/** Some proxies add the port, which differs for each connection. */
function withoutPort(entry: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
}

/** An IPv6 customer has a /64, so the whole network counts as one address. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const filled =
    tail === undefined
      ? front
      : [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back];
  return `${filled
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

export function stampAddress(
  { headers, socket }: IncomingMessage,
  settings: Pick<Settings, 'TRUSTED_PROXIES' | 'PUBLIC_URL'>,
): void {
  headers[header] = clientAddress(headers['x-forwarded-for'], socket.remoteAddress, settings);
}

export function addressIn(headers: Headers): string {
  return headers.get(header) ?? 'unknown';
}
