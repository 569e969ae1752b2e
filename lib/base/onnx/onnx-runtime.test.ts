import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

test('only one module imports the runtime, after the module that turns its telemetry off', () => {
  const files = globSync('{lib,scripts,app,components}/**/*.{ts,tsx}', { cwd: root });
  expect(files.length).toBeGreaterThan(500);
  const importers = files.filter((file) =>
    /from 'onnxruntime-node'|import\('onnxruntime-node'\)/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(importers.filter((file) => !file.endsWith('.test.ts'))).toEqual(['lib/base/onnx/onnx-runtime.ts']);
});

/** Loads a model in a process with an empty home, and names the files that are in it afterwards. */
async function leftBehind(imported: string): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), 'undertone-home-'));
  try {
    const model = join(root, 'node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx');
    const script = `const { InferenceSession } = await import(${JSON.stringify(imported)});
      await InferenceSession.create(${JSON.stringify(model)});`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      // Without our own environment: the runtime is also silent if a variable says that tests or CI run.
      env: {
        NODE_ENV: 'production',
        PATH: process.env['PATH'] ?? '',
        HOME: home,
        TMPDIR: home,
        XDG_CACHE_HOME: join(home, '.cache'),
      },
    });
    return readdirSync(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

test('loading a model leaves no device id and no cache of events in the home folder', async () => {
  expect(await leftBehind(join(root, 'lib/base/onnx/onnx-runtime.ts'))).toEqual([]);
});

test.runIf(process.platform === 'linux')('the package alone does: this test would notice it', async () => {
  expect(await leftBehind('onnxruntime-node')).not.toEqual([]);
});
