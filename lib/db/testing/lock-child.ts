/** A process that takes the lock of the given folder when it is told to, and holds it. */
import { createInterface } from 'node:readline';
import { lockFolder } from '#lib/db/folder/folder-lock';

const [, , folder = ''] = process.argv;
process.stdout.write('ready\n');
for await (const _ of createInterface({ input: process.stdin })) {
  try {
    lockFolder(folder);
    process.stdout.write('held\n');
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
