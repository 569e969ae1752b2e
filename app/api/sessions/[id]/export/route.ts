import { getRuntime } from '#lib/runtime/runtime';
import { serveExport } from '#lib/transports/http/answer/serve-export';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/**
 * The session as an export: `?format=` json, csv (with `table=passages` or `findings`), md, txt, srt, vtt, docx or
 * html.
 */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { sessions, visitorOf } = getRuntime();
  return serveExport(request, await sessions.snapshot(id, visitorOf(request.headers), 'exported'));
});
