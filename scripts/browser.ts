/**
 * Finds a Chromium for the tests: CHROMIUM_PATH, the system's own, Playwright's download, else the one inside the
 * npm package @sparticuz/chromium, unpacked once into node_modules/.cache. `node scripts/browser.ts` prints which.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as playwrightChromium } from '@playwright/test';

export interface FoundBrowser {
  executablePath: string;
  args: string[];
  /** The complete environment for it. */
  env: Record<string, string>;
  source: 'CHROMIUM_PATH' | 'system' | 'playwright' | 'package';
}

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** No sandbox (root and containers have none), and no requests by the browser itself. */
const quietArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--autoplay-policy=no-user-gesture-required',
];

/** Makes Chromium's microphone play a WAV file, without asking for permission. */
export function microphoneArgs(wavPath: string): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${resolve(wavPath)}`,
  ];
}

/** Throws one sentence with the remedy if there is none. `CHROMIUM_PATH=package` selects the npm package's. */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<FoundBrowser> {
  const given = environment['CHROMIUM_PATH'];
  if (given && given !== 'package') {
    if (!runs(given))
      throw new Error(`CHROMIUM_PATH is ${given}, but no Chromium starts from there. Correct it or unset it.`);
    return found(given, 'CHROMIUM_PATH', environment);
  }
  if (given !== 'package') {
    const folders = (environment['PATH'] ?? '').split(delimiter);
    const system = systemNames
      .flatMap((name) => folders.map((folder) => join(folder, name)))
      .find((path) => runs(path));
    if (system) return found(system, 'system', environment);
    const downloaded = playwrightChromium.executablePath();
    if (runs(downloaded)) return found(downloaded, 'playwright', environment);
  }
  return packaged(environment);
}

function found(
  executablePath: string,
  source: FoundBrowser['source'],
  environment: NodeJS.ProcessEnv,
  extra: Record<string, string> = {},
): FoundBrowser {
  const env = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { executablePath, source, args: quietArgs, env: { ...env, ...extra } };
}

/** Whether it exists and starts (a distribution's stub that only prints how to install it does not). */
function runs(path: string, env: NodeJS.ProcessEnv = process.env): boolean {
  if (!existsSync(path)) return false;
  try {
    const version = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
      env,
    });
    return /chrom(e|ium)/i.test(version);
  } catch {
    return false;
  }
}

async function packaged(environment: NodeJS.ProcessEnv): Promise<FoundBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium was found for the browser tests. Install Chrome or Chromium, run `npx playwright install ' +
        'chromium`, or set CHROMIUM_PATH.',
    );
  }
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  const extra: Record<string, string> = {};
  if (!existsSync('/etc/fonts/fonts.conf'))
    extra['FONTCONFIG_PATH'] = environment['FONTCONFIG_PATH'] ?? join(folder, 'fonts');
  if (missesLibraries(executablePath)) {
    extra['LD_LIBRARY_PATH'] = [join(folder, 'al2023/lib'), environment['LD_LIBRARY_PATH']]
      .filter(Boolean)
      .join(delimiter);
  }
  if (!runs(executablePath, { ...environment, ...extra })) {
    throw new Error(
      'The Chromium of @sparticuz/chromium does not start on this system. Install Debian\'s "chromium" or Google ' +
        'Chrome, or set CHROMIUM_PATH.',
    );
  }
  return found(executablePath, 'package', environment, extra);
}

function missesLibraries(executablePath: string): boolean {
  try {
    return execFileSync('ldd', [executablePath], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
}

/** The folder with `chromium`, `fonts` and `al2023/lib`; created atomically, so two processes may race. */
async function unpacked(): Promise<string> {
  const bin = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../../bin');
  const { version } = JSON.parse(readFileSync(join(bin, '../package.json'), 'utf8')) as { version: string };
  const folder = join(import.meta.dirname, `../node_modules/.cache/undertone/chromium-${version}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const before = process.env['TMPDIR'];
  // The package always unpacks into the folder for temporary files.
  process.env['TMPDIR'] = partial;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath(bin);
    await inflate(join(bin, 'al2023.tar.br'));
    // The package's own configuration names folders that exist only where it was built.
    writeFileSync(
      join(partial, 'fonts/fonts.conf'),
      `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts/fonts</dir></fontconfig>\n`,
    );
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

if (import.meta.main) {
  const { source, executablePath } = await findBrowser();
  console.log(`${source}: ${executablePath}`);
}
