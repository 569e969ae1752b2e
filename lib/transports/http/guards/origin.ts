import { AppError } from '#lib/base/errors';
import { getRuntime } from '#lib/runtime/runtime';

/**
 * Refuses what another site's page sends in the name of a visitor. A request without `Origin` and `Sec-Fetch-Site` is
 * a script and is welcome. Throws AppError `forbidden_origin`.
 */
export function requireSameSite(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const foreign =
    site !== null ? site !== 'same-origin' && site !== 'none' : origin !== null && !isOwn(origin, headers.get('host'));
  if (foreign) throw new AppError('forbidden_origin');
}

/** Behind a proxy the host may be the proxy's word for us, and PUBLIC_URL is what the browser sees. */
function isOwn(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { PUBLIC_URL } = getRuntime().settings;
  return (
    new URL(origin).host === host || (PUBLIC_URL !== undefined && new URL(origin).host === new URL(PUBLIC_URL).host)
  );
}
