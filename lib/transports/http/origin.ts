import { AppError } from '#lib/base/errors';

/**
 * Refuses what another site's page sends in the name of a visitor. A request without `Origin` and `Sec-Fetch-Site` is
 * a script and is welcome. Throws AppError `forbidden_origin`.
 */
export function requireSameSite(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const foreign = site !== null ? site !== 'same-origin' && site !== 'none' : origin !== null && hostOf(origin) !== headers.get('host');
  if (foreign) throw new AppError('forbidden_origin', 'This request came from another site. Open Undertone itself and try there.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
