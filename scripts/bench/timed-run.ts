import { createReadStream, statSync } from 'node:fs';
import { request } from 'node:http';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { type Frame, frames } from '#e2e/support/sse';

/** In ms since the last byte of the upload left this process. */
export interface RunTimes {
  first_frame_ms: number;
  /** null if nothing was recognised. */
  first_words_ms: number | null;
  complete_ms: number;
  failed: string[];
}

/** Uploads to POST /api/analyze, streaming, and reads the answer to its end. `onFrame` gets each frame as it comes. */
export async function timedRun(
  base: string,
  file: string,
  onFrame: (frame: Frame) => void = () => undefined,
): Promise<RunTimes> {
  const sent = Promise.withResolvers<number>();
  const answered = Promise.withResolvers<Response>();
  const boundary = `bench-${process.pid}`;
  const head =
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="audio"; filename="${basename(file)}"\r\n` +
    'Content-Type: audio/mpeg\r\n\r\n';
  const tail = `\r\n--${boundary}--\r\n`;
  const post = request(`${base}/api/analyze`, {
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': head.length + statSync(file).size + tail.length,
    },
  });
  post.on('error', answered.reject);
  post.on('finish', () => sent.resolve(performance.now()));
  post.on('response', (response) => {
    answered.resolve(
      new Response(Readable.toWeb(response) as ReadableStream<Uint8Array>, { status: response.statusCode ?? 500 }),
    );
  });
  post.write(head);
  const body = createReadStream(file);
  body.on('end', () => post.end(tail));
  body.pipe(post, { end: false });

  const response = await answered.promise;
  if (!response.ok) throw new Error(`POST /api/analyze answered ${response.status}: ${await response.text()}`);
  const seen: { first?: number; words?: number } = {};
  for await (const frame of frames(response)) {
    const now = performance.now();
    seen.first ??= now;
    if (frame.data.type === 'partial') seen.words ??= now;
    onFrame(frame);
    if (frame.data.type !== 'complete' || 'ephemeral' in frame.data) continue;
    const start = await sent.promise;
    return {
      first_frame_ms: seen.first - start,
      first_words_ms: seen.words === undefined ? null : seen.words - start,
      complete_ms: now - start,
      failed: frame.data.failed,
    };
  }
  throw new Error('The stream ended without `complete`.');
}
