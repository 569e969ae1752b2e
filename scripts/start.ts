import { isAppError } from '#lib/base/errors';
import { parseSettings } from '#lib/base/settings/settings';
import { holderOf } from '#lib/db/folder/folder-lock';
import { ensureBuild, markServing } from './build.ts';
import { applyMemorySettings } from './memory-settings.ts';

applyMemorySettings();

// Next's types make it read-only; here it is set.
Object.assign(process.env, { NODE_ENV: 'production' });

try {
  // Checked before a build of half a minute rather than after it.
  const { DATA_DIR } = parseSettings(process.env);
  if (holderOf(DATA_DIR) === null) await ensureBuild();
  const mark = markServing();
  process.once('exit', () => mark.release());
  await import('../server.ts');
} catch (error) {
  process.stderr.write(
    isAppError(error) ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
