import type { IncomingMessage } from 'node:http';
import { AppError } from '#lib/base/errors';

/**
 * Refuses addresses that two parsers may read differently: `/api/uploads/../health`, `%2e%2e`, backslashes, a fragment,
 * another host in front. So a guard that decides by a path decides about the path that is served. Pages accept only
 * reading methods. Throws AppError `invalid_address` or `wrong_method`.
 */
export function requirePlainRequest({ url = '', method = '' }: Pick<IncomingMessage, 'url' | 'method'>): void {
  const [path = ''] = url.split('?', 1);
  const seen = URL.canParse(path, 'http://here') ? new URL(path, 'http://here').pathname : null;
  if (seen !== path || !isDecodable(path)) throw new AppError('invalid_address');
  if (!/^\/(?:api\/|sign-in$|__nextjs)/.test(path) && method !== 'GET' && method !== 'HEAD')
    throw new AppError('wrong_method', { reason: 'page' });
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
