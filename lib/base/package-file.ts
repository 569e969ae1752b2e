import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The path of a file in an installed package, for models that packages contain. Searches the folders itself, because
 * packages do not export such files. Throws if the package is not installed.
 */
export function packageFile(name: string, path: string): string {
  const folder = require.resolve.paths(name)?.find((candidate) => existsSync(join(candidate, name, 'package.json')));
  if (!folder) throw new Error(`the package ${name} is not installed`);
  return join(folder, name, path);
}
