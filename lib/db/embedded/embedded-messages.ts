/**
 * Messages to the embedded database's thread. `bytes` holds whole protocol messages, as a client of PostgreSQL writes
 * them.
 */
export type ToDatabase = { kind: 'said'; bytes: Uint8Array } | { kind: 'copy'; to: string } | { kind: 'close' };

/** Messages from the thread. `answer` holds whole messages of a server; `broken` means that it cannot continue. */
export type FromDatabase =
  | { kind: 'ready' | 'copied' | 'closed' }
  | { kind: 'answer'; bytes: Uint8Array }
  | { kind: 'not_copied' | 'broken'; message: string };

const errorResponse = 'E'.charCodeAt(0);

/**
 * The error in a server's answer that says the journal could not be written; null if there is none. Only error messages
 * count, since people's words may look the same.
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
