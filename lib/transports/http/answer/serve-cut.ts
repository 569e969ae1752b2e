import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '#lib/base/errors';
import { clock } from '#lib/base/words';
import { getRuntime } from '#lib/runtime/runtime';
import type { SessionSnapshot } from '#lib/sessions/contract';
import { longestCut_s } from '#lib/transports/http/api/schemas';
import { requireWithinLimit } from '#lib/transports/http/guards/rate-limits';

/**
 * A part of a session's sound, cut to the sample. Throws AppError `invalid_query`, `needs_audio` or
 * `too_many_requests`.
 */
export async function serveCut(
  request: Request,
  { session_id, title }: SessionSnapshot,
  { from_s, to_s }: { from_s: number; to_s: number },
): Promise<Response> {
  if (to_s <= from_s || to_s - from_s > longestCut_s)
    throw new AppError('invalid_query', { reason: 'cut', longest_min: longestCut_s / 60 });
  const { access, folders, blobs, parts, visitorOf } = getRuntime();
  const { audio } = await access.toView(session_id, visitorOf(request.headers));
  if (!audio) throw new AppError('needs_audio', { reason: 'cut' });
  // Decoding costs more than a read.
  await requireWithinLimit('work', request.headers);
  const folder = await folders.temporary('cut');
  const drop = (): void => void rm(folder, { recursive: true, force: true });
  try {
    const wav_path = join(folder, 'part.wav');
    await parts.listener.cut(
      { path: await blobs.fetch(session_id, audio.file, folder, request.signal), from_s, to_s, wav_path },
      request.signal,
    );
    const { size } = await stat(wav_path);
    const stream = createReadStream(wav_path).once('close', drop);
    const name = `${
      title
        .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
        .trim()
        .slice(0, 80) || 'session'
    } ${clock(from_s).replaceAll(':', '.')}-${clock(to_s).replaceAll(':', '.')}.wav`;
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'audio/wav',
        'Content-Length': String(size),
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'Cache-Control': 'private, no-store',
      },
    });
  } catch (error) {
    drop();
    throw error;
  }
}
