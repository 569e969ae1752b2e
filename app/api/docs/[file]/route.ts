import { docsFile } from '#lib/transports/http/api/docs-page';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/** The script and the style of the API page. */
export const GET = route<{ file: string }>(async (_request, { file }) => docsFile(file));
