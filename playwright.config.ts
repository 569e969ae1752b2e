import { defineConfig } from '@playwright/test';
import { microphoneClip } from '#e2e/support/audio';
import type { WorkerFixtures } from '#e2e/support/test';
import { findBrowser, microphoneArgs } from '#scripts/browser';

const { executablePath, args, env } = await findBrowser();

/** What kills, fills, cuts and outlasts: processes, disks, clocks, lines, a bucket and a database. Most of it waits. */
const resilience = [
  'awaiting',
  'bucket',
  'clock-jumps',
  'crashes',
  'database-away',
  'disk-full',
  'downloads',
  'erasure',
  'fan-out',
  'hostile',
  'processes',
  'restart',
  'resuming',
].map((name) => `**/${name}.spec.ts`);

/** The production build in a real browser. Two workers keep two cores busy; a third made each journey slower. */
export default defineConfig<object, WorkerFixtures>({
  testDir: 'e2e',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  projects: [
    { name: 'core', testIgnore: resilience },
    { name: 'resilience', testMatch: resilience },
    // What reads a session's stream, once more where Next's route handler writes it (docs/decisions/140).
    { name: 'streams-by-next', grep: /@streams/, use: { settings: { EVENT_STREAMS: 'next' } } },
  ],
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    permissions: ['microphone'],
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, env, args: [...args, ...microphoneArgs(microphoneClip)] },
  },
});
