import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { AppError, isAppError, toAppError } from '#lib/base/errors';
import { requireSpace } from '#lib/base/free-space';
import { cleanName, cleanType, tooLarge } from './incoming-file.ts';

/** The field that a file came in. */
export type FileField = 'audio' | 'transcript';

export interface ReceivedFile {
  field: FileField;
  path: string;
  name: string;
  content_type: string;
  bytes: number;
}

export interface ReceivedForm {
  fields: ReadonlyMap<string, string>;
  file: ReceivedFile | null;
}

interface FormLimits {
  max_bytes: number;
}

/** The limits of the form besides its file. All fields together are held in memory, and share the limit of one. */
const formLimits = { fields: 20, fieldNameSize: 100, fieldSize: 20 * 1024 * 1024, files: 1, headerPairs: 50 };

/** Bytes after which the free disk space is checked again. */
const spaceStep = 16_000_000;

/**
 * Streams a multipart form into `folder` without holding the file in memory. Throws AppError `invalid_form`,
 * `upload_too_large`, `upload_interrupted` or `disk_full`; the caller deletes the folder.
 */
export async function readForm(request: Request, folder: string, { max_bytes }: FormLimits): Promise<ReceivedForm> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(contentType) || !request.body) {
    throw new AppError('invalid_form', { reason: 'not_multipart' });
  }
  const coding = request.headers.get('content-encoding');
  if (coding !== null && coding !== 'identity')
    throw new AppError('invalid_form', { reason: 'encoded', coding: cleanName(coding) });
  // The form around the file takes some bytes, too, hence the slack; the file itself is counted below.
  if (Number(request.headers.get('content-length') ?? 0) > max_bytes + formLimits.fieldSize) throw tooLarge(max_bytes);
  requireSpace(folder, Number(request.headers.get('content-length') ?? 0));
  const fields = new Map<string, string>();
  let held = 0;
  const got: {
    file: ReceivedFile | null;
    sink: Writable | null;
    writing: Promise<void> | null;
    misnamed: string | null;
  } = { file: null, sink: null, writing: null, misnamed: null };
  let form: InstanceType<typeof Busboy>;
  try {
    form = new Busboy({ headers: { 'content-type': contentType }, limits: { ...formLimits, fileSize: max_bytes } });
  } catch (cause) {
    throw new AppError('invalid_form', { reason: 'no_boundary' }, { cause });
  }
  form.on('field', (name, value, _nameTruncated, truncated) => {
    fields.set(name, value);
    held += value.length;
    if (truncated || held > formLimits.fieldSize)
      form.destroy(
        new AppError('upload_too_large', { reason: 'field', field: cleanName(name), most_bytes: formLimits.fieldSize }),
      );
  });
  form.on('filesLimit', () => form.destroy(new AppError('invalid_form', { reason: 'too_many_files' })));
  form.on('fieldsLimit', () => form.destroy(new AppError('invalid_form', { reason: 'too_many_fields' })));
  const stopWhenFull = (): void => {
    try {
      requireSpace(folder, spaceStep);
    } catch (error) {
      form.destroy(toAppError(error));
    }
  };
  // oxlint-disable-next-line max-params -- the form parser calls it with five
  form.on('file', (field, stream, name, _encoding, type) => {
    if (field !== 'audio' && field !== 'transcript') {
      got.misnamed = field;
      stream.resume();
      return;
    }
    const received: ReceivedFile = {
      field,
      path: join(folder, 'upload'),
      name: cleanName(name),
      content_type: cleanType(type),
      bytes: 0,
    };
    got.file = received;
    stream.on('data', (chunk: Buffer) => {
      const before = received.bytes;
      received.bytes += chunk.length;
      // A chunked body does not announce its length.
      if (Math.floor(before / spaceStep) < Math.floor(received.bytes / spaceStep)) stopWhenFull();
    });
    stream.on('limit', () => form.destroy(tooLarge(max_bytes)));
    got.sink = createWriteStream(received.path);
    got.writing = pipeline(stream, got.sink);
    // Reported below; without this handler a broken upload would first be an unhandled rejection.
    got.writing.catch((error: unknown) => form.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  try {
    await feed(request.body.getReader(), form, max_bytes);
    await got.writing;
  } catch (error) {
    // A form that was aborted never ends its file; an open file would keep its disk space, deleted or not.
    got.sink?.destroy();
    if (isAppError(error)) throw error;
    const known = toAppError(error, 'upload_interrupted', { reason: 'file' });
    throw known.code === 'cancelled'
      ? new AppError('upload_interrupted', { reason: 'cancelled' }, { cause: error })
      : known;
  }
  if (got.misnamed !== null) {
    throw new AppError('invalid_form', { reason: 'misnamed_file', field: cleanName(got.misnamed) });
  }
  return { fields, file: got.file };
}

/**
 * Feeds the body to the form at the form's pace. After a refusal the rest is read and dropped, at most `spareBytes` of
 * it: most clients read an answer only when they have sent everything.
 */
async function feed(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  form: Writable,
  spareBytes: number,
): Promise<void> {
  const ended = finished(form);
  ended.catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || form.destroyed) break;
      if (!form.write(value)) await Promise.race([once(form, 'drain'), ended]);
    }
    form.end();
    await ended;
  } catch (error) {
    form.destroy();
    void discard(reader, spareBytes);
    throw error;
  }
}

async function discard(reader: ReadableStreamDefaultReader<Uint8Array>, limit: number): Promise<void> {
  try {
    for (let bytes = 0; bytes < limit;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.length;
    }
    await reader.cancel();
  } catch {
    // The client is gone, which does not matter: it has been refused already.
  }
}
