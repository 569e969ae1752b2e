import { AppError } from '#lib/base/errors';
import { exportSession } from '#lib/export/export';
import { exportTables } from '#lib/export/formats';
import { transcriptPage } from '#lib/export/html';
import { sourceOf } from '#lib/export/source';
import { getRuntime } from '#lib/runtime/runtime';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { serveCut } from './serve-cut.ts';
import { exportFormatNames, exportQuerySchema } from '#lib/transports/http/api/schemas';

/**
 * Exports a snapshot to a visitor who may see it. Throws AppError `invalid_query`, `needs_times`, `needs_transcript` or
 * `needs_audio`.
 */
export async function serveExport(request: Request, snapshot: SessionSnapshot): Promise<Response> {
  const parsed = exportQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success)
    throw new AppError('invalid_query', {
      reason: 'export',
      formats: [...exportFormatNames],
      tables: [...exportTables],
    });
  const { format, table, from, to, download = format !== 'html' } = parsed.data;
  if (format === 'wav') return serveCut(request, snapshot, { from_s: from ?? 0, to_s: to ?? 0 });
  const nonce = request.headers.get('x-nonce') ?? undefined;
  const { body, media_type, name } = await exportSession(sourceOf(snapshot, originOf(request)), {
    format,
    table,
    nonce,
  });
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      'Content-Type': media_type,
      'Content-Disposition': `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** The transcript alone as a page, for a visitor who may see this snapshot. */
export function serveText(request: Request, snapshot: SessionSnapshot): Response {
  const page = transcriptPage(sourceOf(snapshot, originOf(request)), request.headers.get('x-nonce') ?? undefined);
  return new Response(request.method === 'HEAD' ? null : page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}

/** The public address of this installation: PUBLIC_URL, else that of the request. */
function originOf({ headers, url }: Request): string {
  const { PUBLIC_URL } = getRuntime().settings;
  return PUBLIC_URL ?? `http://${headers.get('host') ?? new URL(url).host}`;
}
