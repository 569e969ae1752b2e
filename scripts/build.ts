import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#lib/base/errors';
import { type FolderLock, holderOf, lockFolder } from '#lib/db/folder/folder-lock';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, '.next');
const marker = join(dist, 'undertone-sources');
const serving = join(dist, 'serving');

/** The inputs of the pages' bundle. */
const sources = [
  'app/**/*',
  'components/**/*',
  'lib/**/*',
  'public/**/*',
  'docs/EVIDENCE.md',
  '*.config.*',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * Builds the pages unless there is a build of exactly these sources. Never builds under a running server: throws
 * AppError `folder_locked`, which names it, instead.
 */
export async function ensureBuild(): Promise<void> {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  mkdirSync(dist, { recursive: true });
  const lock = lockFolder(join(root, 'node_modules', '.cache', 'undertone-build'), 'build folder');
  try {
    if (isBuilt(hash)) return;
    const server = servingFromHere();
    if (server !== null) {
      throw new AppError('folder_locked', { reason: 'build', server });
    }
    process.stdout.write('building the pages, once for this version\n');
    await nextBuild();
    writeFileSync(marker, hash);
  } finally {
    lock.release();
  }
}

/** Marks this process as a server that runs from the build. */
export function markServing(): FolderLock {
  return lockFolder(join(serving, String(process.pid)), 'build');
}

function isBuilt(hash: string): boolean {
  return existsSync(join(dist, 'BUILD_ID')) && existsSync(marker) && readFileSync(marker, 'utf8') === hash;
}

function servingFromHere(): string | null {
  if (!existsSync(serving)) return null;
  for (const name of readdirSync(serving)) {
    const holder = holderOf(join(serving, name));
    if (holder !== null) return holder;
    rmSync(join(serving, name), { recursive: true, force: true });
  }
  return null;
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

async function nextBuild(): Promise<void> {
  const bin = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [bin, 'build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new AppError('internal', { reason: 'build', output });
}

if (import.meta.main) await ensureBuild();
