import { basename } from 'node:path';
import { AppError } from '#lib/base/errors';

/** The last part of a path, without control characters, at most 200 characters. */
export function cleanName(name: string | undefined): string {
  return (
    basename((name ?? '').replaceAll('\\', '/'))
      // oxlint-disable-next-line no-control-regex -- removes control characters
      .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .slice(0, 200)
  );
}

/** A media type that is safe in a header; an invalid one becomes `application/octet-stream`. */
export function cleanType(type: string | undefined): string {
  return type !== undefined && /^[\w.+-]{1,60}\/[\w.+-]{1,60}(;\s*[\w-]+=[\w.+-]+)?$/.test(type)
    ? type.toLowerCase()
    : 'application/octet-stream';
}

export function tooLarge(max_bytes: number): AppError {
  return new AppError('upload_too_large', { reason: 'file', most_bytes: max_bytes });
}
