import { chmod, constants, copyFile, cp, link, mkdir, readdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { Logger } from '#lib/base/logs/logger';
import type { Folders } from '#lib/sessions/folders';

/**
 * Where a running server takes requests for a backup: a socket in the data folder, for the user who runs the server.
 */
export const backupSocket = 'undertone.sock';

/**
 * The server's answer: a folder that holds the data folder as it was at one moment, for as long as the connection is
 * open; or the reason why there is none.
 */
export const backupAnswerSchema = z.union([
  z.object({ folder: z.string(), made_at: z.string() }),
  z.object({ problem: z.string() }),
]);
type BackupAnswer = z.infer<typeof backupAnswerSchema>;

interface BackupSocketOptions {
  dataDir: string;
  folders: Folders;
  /** Copies the database's files as they are at this moment into a folder. */
  copyDatabase: (folder: string) => Promise<void>;
  logger: Logger;
}

/** The longest socket path that every system takes, in bytes. */
const longestPath = 100;

/** The socket's path, relative to the working folder if that is shorter. */
export function backupSocketPath(dataDir: string): string {
  const whole = resolve(dataDir, backupSocket);
  const short = relative('.', whole);
  return Buffer.byteLength(short) < Buffer.byteLength(whole) ? short : whole;
}

/**
 * Opens the socket; the caller holds the folder's lock. On a system without such sockets a backup needs a stopped
 * server, and the log says so.
 */
export async function openBackupSocket(options: BackupSocketOptions): Promise<{ close(): Promise<void> }> {
  const path = backupSocketPath(options.dataDir);
  await rm(path, { force: true });
  const connections = new Set<Socket>();
  const server = createServer((connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
    connection.on('error', () => undefined);
    void serve(connection, options);
  });
  try {
    if (Buffer.byteLength(path) > longestPath) throw new Error(`the path ${path} is too long for a socket`);
    await listen(server, path);
    await chmod(path, 0o600);
  } catch (error) {
    options.logger.warn({ err: error }, 'no backup can be made while this server runs: its socket could not be made');
  }
  return {
    close: () =>
      new Promise((done) => {
        for (const connection of connections) connection.destroy();
        server.close(() => done());
      }),
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(path, () => done());
  });
}

/** One backup per connection. Its files are deleted when the connection closes, for whatever reason. */
async function serve(
  connection: Socket,
  { dataDir, folders, copyDatabase, logger }: BackupSocketOptions,
): Promise<void> {
  const closed = new Promise((done) => connection.once('close', done));
  const folder = await folders.temporary('backup');
  const say = (answer: BackupAnswer): void => void connection.write(`${JSON.stringify(answer)}\n`);
  try {
    const made_at = new Date().toISOString();
    await copyDatabase(join(folder, 'postgres'));
    // After the database: a recording without a row only takes space, and a row is always written after its recording.
    await keepFiles(join(dataDir, 'sessions'), join(folder, 'sessions'));
    await keepRest(dataDir, folder);
    logger.info('a backup is being taken');
    say({ folder: resolve(folder), made_at });
  } catch (error) {
    logger.error({ err: error }, 'a backup failed');
    say({ problem: error instanceof Error ? error.message : String(error) });
    connection.end();
  }
  await closed;
  await rm(folder, { recursive: true, force: true });
}

/**
 * Hard links each file, which takes no space and survives the deletion of a session; copies it if the file system has
 * no hard links.
 */
async function keepFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true }).catch(() => [])) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await keepFiles(source, target);
    // A growing recording is copied up to its current length.
    else if (entry.isFile())
      await (
        from.endsWith('live') ? copyFile(source, target) : link(source, target).catch(() => copyFile(source, target))
      ).catch(unlessGone);
  }
}

async function keepRest(dataDir: string, folder: string): Promise<void> {
  await cp(join(dataDir, 'uploads'), join(folder, 'uploads'), {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    preserveTimestamps: true,
  }).catch(unlessGone);
  await copyFile(join(dataDir, 'secret'), join(folder, 'secret')).catch(unlessGone);
}

function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
