import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';

/**
 * Refuses requests that another site's page sends in the name of a visitor. A request without `Origin` and
 * `Sec-Fetch-Site` comes from a script and is allowed. Throws AppError `forbidden_origin`.
 */
export function requireSameSite(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const foreign =
    site !== null ? site !== 'same-origin' && site !== 'none' : origin !== null && !isOwn(origin, headers.get('host'));
  if (foreign) throw new AppError('forbidden_origin');
}

/** Behind a proxy the host may be the proxy's internal name for us; browsers see PUBLIC_URL. */
function isOwn(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { PUBLIC_URL } = getRuntime().settings;
  return (
    new URL(origin).host === host || (PUBLIC_URL !== undefined && new URL(origin).host === new URL(PUBLIC_URL).host)
  );
}
