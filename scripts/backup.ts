import { isAppError, toAppError } from '#lib/base/errors';
import { parseSettings } from '#lib/base/settings/settings';
import { backUp, restore } from '#scripts/backup/backup';

const usage = `usage: npm run backup -- FILE     keeps DATA_DIR (database, recordings, unfinished uploads, secret) in one file
       npm run restore -- FILE    puts it into an empty DATA_DIR

A server that runs on the folder is asked for the backup, and goes on. It must be stopped for restore. With DATABASE_URL the database is elsewhere: use pg_dump for it.
`;

async function run([command, file, ...more]: readonly string[]): Promise<number> {
  if ((command !== 'backup' && command !== 'restore') || file === undefined || more.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  if (process.env['DATABASE_URL']) {
    process.stderr.write(
      'DATABASE_URL is set, so the sessions are in that database and not in DATA_DIR. Keep it with pg_dump, and copy the recordings beside it.\n',
    );
    return 2;
  }
  const { DATA_DIR, BLOB_URL } = parseSettings(process.env);
  if (command === 'backup') {
    const { bytes, running } = await backUp(DATA_DIR, file);
    process.stdout.write(
      `${DATA_DIR} is in ${file}, ${(bytes / 1e6).toFixed(1)} MB. It holds ${BLOB_URL ? 'transcripts' : 'recordings'} and the secret of this installation: keep it as safe as them.\n`,
    );
    if (running) process.stdout.write('It is the folder as it was when the running server was asked.\n');
    if (BLOB_URL)
      process.stdout.write(
        `The recordings are in the bucket ${BLOB_URL.bucket} and not in this file: keep a copy of the bucket too, made after this one.\n`,
      );
  } else {
    const { made_at } = await restore(DATA_DIR, file);
    process.stdout.write(`${DATA_DIR} is what it was at ${made_at}. Start the server with this DATA_DIR.\n`);
  }
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${toAppError(error).message}\n`);
  if (!isAppError(error)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
