import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline/promises';
import { AppError } from '#lib/base/errors';
import { backupAnswerSchema, doorPath } from '#lib/runtime/backup-door';

/** The snapshot that a running server keeps until `release`. */
export interface KeptMoment {
  folder: string;
  made_at: string;
  release(): void;
}

/**
 * Asks the server that runs on the folder; null if none answers. Throws AppError `internal` with the server's reason if
 * it cannot.
 */
export async function askRunning(dataDir: string): Promise<KeptMoment | null> {
  const line = await connect(doorPath(dataDir));
  if (!line) return null;
  for await (const said of createInterface({ input: line })) {
    const answer = backupAnswerSchema.parse(JSON.parse(said));
    if ('problem' in answer) throw new AppError('internal', { reason: 'backup', problem: answer.problem });
    return { ...answer, release: () => line.destroy() };
  }
  throw new AppError('internal', { reason: 'backup_interrupted' });
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((done) => {
    const line = createConnection(path, () => done(line));
    line.once('error', () => done(null));
  });
}
