import { AppError, toAppError } from '#lib/base/errors';

/**
 * The body as text, without holding more than `most` bytes. Throws AppError `invalid_body` for a longer one,
 * `upload_interrupted` if it breaks off.
 */
export async function readText(
  request: Pick<Request, 'headers'> & { body: AsyncIterable<Uint8Array> | null },
  most: number,
): Promise<string> {
  const tooLong = (): AppError => new AppError('invalid_body', { reason: 'too_large', most_bytes: most });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLong();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.length;
      if (bytes > most) throw tooLong();
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw toAppError(error, 'upload_interrupted', { reason: 'body' });
  }
  return text + decoder.decode();
}
