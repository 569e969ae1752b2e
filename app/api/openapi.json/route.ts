import { remember } from '#lib/base/remember';
import { openapi } from '#lib/transports/http/api/openapi';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/** The API description, made once per process. */
export const GET = route(async () =>
  Response.json(remember('openapi', openapi), { headers: { 'Cache-Control': 'no-cache' } }),
);
