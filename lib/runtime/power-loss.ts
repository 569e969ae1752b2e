import type { Logger } from '#lib/base/logs/logger';
import type { Database } from '#lib/db/connection/database';
import { keepMarks, markBefore } from '#lib/db/folder/marks';
import { findLosses, sentencesOf } from '#lib/db/folder/power-cut';
import type { Blobs } from '#lib/sessions/blobs/blobs';

/**
 * The embedded database survives a killed process, but not always a power cut. If the machine went down while a server
 * ran, names the losses before requests are served, on standard error and in the log; then writes marks for the next
 * start.
 */
export async function watchPowerLoss(
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
        'the machine went down while the server ran; the database and its files were checked, and nothing is missing',
      );
  }
  return keepMarks(dataDir, db, (error) =>
    logger.warn({ err: error }, 'the mark that reveals a power cut could not be written'),
  );
}
