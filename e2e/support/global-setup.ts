import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeMicrophoneClip } from '#e2e/support/audio';

const root = join(import.meta.dirname, '../..');
const sources = ['app', 'components', 'lib', 'next.config.ts', 'package-lock.json', 'postcss.config.mjs', 'tsconfig.json'];

/** Builds the pages where the build is missing or older than what it is made from, and the clip that the microphone plays. */
export default async function globalSetup(): Promise<void> {
  const built = modified(join(root, '.next/BUILD_ID'));
  if (sources.some((source) => newest(join(root, source)) > built)) build();
  await makeMicrophoneClip();
}

function build(): void {
  const next = join(root, 'node_modules/next/dist/bin/next');
  const { status } = spawnSync(process.execPath, [next, 'build'], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  if (status !== 0) throw new Error('`next build` failed; its own words are above.');
}

function modified(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return modified(path);
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
