import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline/promises';
import { AppError } from '#lib/base/errors';
import { backupAnswerSchema, backupSocketPath } from '#lib/runtime/backup-socket';

/** The snapshot that a running server keeps until `release`. */
export interface BackupSnapshot {
  folder: string;
  made_at: string;
  release(): void;
}

/**
 * Asks the server that runs on the folder; null if none answers. Throws AppError `internal` with the server's reason if
 * it cannot.
 */
export async function askRunning(dataDir: string): Promise<BackupSnapshot | null> {
  const connection = await connect(backupSocketPath(dataDir));
  if (!connection) return null;
  for await (const said of createInterface({ input: connection })) {
    const answer = backupAnswerSchema.parse(JSON.parse(said));
    if ('problem' in answer) throw new AppError('internal', { reason: 'backup', problem: answer.problem });
    return { ...answer, release: () => connection.destroy() };
  }
  throw new AppError('internal', { reason: 'backup_interrupted' });
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((done) => {
    const connection = createConnection(path, () => done(connection));
    connection.once('error', () => done(null));
  });
}
