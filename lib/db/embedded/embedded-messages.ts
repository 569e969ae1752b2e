/**
 * What the embedded database's thread is told. A piece of protocol holds whole messages, as a client of PostgreSQL
 * writes them.
 */
export type ToDatabase = { kind: 'said'; bytes: Uint8Array } | { kind: 'copy'; to: string } | { kind: 'close' };

/** What it answers. `answer` holds whole messages of a server; `broken`: it cannot go on. */
export type FromDatabase =
  | { kind: 'ready' | 'copied' | 'closed' }
  | { kind: 'answer'; bytes: Uint8Array }
  | { kind: 'not_copied' | 'broken'; message: string };

const errorResponse = 'E'.charCodeAt(0);

/**
 * In a server's answer, the error of a journal that could not be written; null where there is none. What people said
 * may hold the same words, so only errors count.
 */
export function journalErrorIn(answer: Uint8Array): string | null {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
    if (bytes[at] !== errorResponse) continue;
    const error = bytes.toString('utf8', at + 5, at + 1 + bytes.readUInt32BE(at + 1));
    if (error.includes('file "pg_wal/')) return error;
  }
  return null;
}
