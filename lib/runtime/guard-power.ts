import type { Logger } from '#lib/base/logs/logger';
import type { Database } from '#lib/db/line/database';
import { keepMarks, markBefore } from '#lib/db/folder/marks';
import { findLosses, sentencesOf } from '#lib/db/folder/power-cut';
import type { Blobs } from '#lib/sessions/blobs/blobs';

/**
 * The embedded database survives a killed process and not always a power cut. Where the machine went down under a
 * server, says before anybody is served what was lost, on the error output and in the log; and leaves marks by which
 * the next start can tell.
 */
export async function guardPower(
  dataDir: string,
  db: Database,
  blobs: Pick<Blobs, 'size'>,
  logger: Logger,
): Promise<{ stop(): Promise<void> }> {
  const before = markBefore(dataDir);
  if (before) {
    const sentences = sentencesOf(await findLosses(db, before, (id, file) => blobs.size(id, file)));
    for (const sentence of sentences) {
      logger.error(sentence);
      process.stderr.write(`After a power cut: ${sentence}\n`);
    }
    if (sentences.length === 0)
      logger.warn(
        { last_seen: before.at },
        'the machine went down while the server ran; the database and its files were looked through, and nothing is missing',
      );
  }
  return keepMarks(dataDir, db, (error) =>
    logger.warn({ err: error }, 'the mark by which a power cut is found out could not be written'),
  );
}
