import { isAppError } from '#lib/base/errors';
import { type Settings, parseSettings } from '#lib/base/settings/settings';
import { type Finding, fault, well } from '#scripts/doctor/finding';
import { checkAddress, checkModel, checkNode, checkOpenness } from '#scripts/doctor/surroundings';

/** Checks an installation as it would start, and reports problems in sentences. Exit code 1 if there is a fault. */
const marks: Record<Finding['state'], string> = { well: 'ok   ', hint: 'note ', fault: 'FAULT' };
let faults = 0;

function tell(findings: readonly Finding[]): void {
  for (const { state, sentence } of findings) {
    if (state === 'fault') faults += 1;
    process.stdout.write(`${marks[state]}  ${sentence}\n`);
  }
}

function settingsOrNull(): Settings | null {
  try {
    const settings = parseSettings(process.env);
    tell([well('The settings can be read.')]);
    return settings;
  } catch (error) {
    if (!isAppError(error)) throw error;
    tell(error.message.split('\n').map((sentence) => fault(sentence)));
    return null;
  }
}

tell([checkNode()]);
const settings = settingsOrNull();
if (settings) {
  const { DATABASE_URL, BLOB_URL, DATA_DIR } = settings;
  // Loaded now, so that a missing package gives a sentence instead of a stack.
  for (const check of [
    async () => (await import('#scripts/doctor/folder')).checkFolder(DATA_DIR),
    async () =>
      DATABASE_URL === undefined ? [] : (await import('#scripts/doctor/stores')).checkDatabase(DATABASE_URL),
    async () =>
      BLOB_URL === undefined ? [] : (await import('#scripts/doctor/stores')).checkBucket(BLOB_URL, DATA_DIR),
    async () => (await import('#scripts/doctor/engines')).checkEngines(settings.FFMPEG_PATH),
    async () => [await checkModel(settings)],
    async () => [...checkAddress(settings), ...checkOpenness(settings)],
  ]) {
    try {
      tell(await check());
    } catch (error) {
      tell([
        fault(
          `A part of the program cannot be loaded: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}. Run npm ci again.`,
        ),
      ]);
    }
  }
}
process.stdout.write(
  faults === 0 ? '\nNothing is wrong.\n' : `\n${faults === 1 ? 'One thing is' : `${faults} things are`} wrong.\n`,
);
process.exitCode = faults === 0 ? 0 : 1;
