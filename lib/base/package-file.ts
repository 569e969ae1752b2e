import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Path of a file inside an installed package, for models that packages carry. Looks at the folders itself, because
 * packages do not export such files. Throws where the package is not installed.
 */
export function packageFile(name: string, path: string): string {
  const folder = require.resolve.paths(name)?.find((candidate) => existsSync(join(candidate, name, 'package.json')));
  if (!folder) throw new Error(`the package ${name} is not installed`);
  return join(folder, name, path);
}
