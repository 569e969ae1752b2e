import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 base64url characters. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** Whether a string can be an id at all; any other string is answered like an unknown id. */
export function isId(value: string): boolean {
  // 22 characters hold 132 bits, so the last one has only four possible values.
  return /^[\w-]{21}[AQgw]$/.test(value);
}
