import { docsPage } from '#lib/transports/http/api/docs-page';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/** The API description as a page on which calls can be tried. */
export const GET = route(async (request) => docsPage(request.headers.get('x-nonce') ?? ''));
