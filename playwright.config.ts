import { defineConfig } from '@playwright/test';
import { microphoneClip } from '#e2e/support/audio';
import type { WorkerFixtures } from '#e2e/support/test';
import { isLong } from '#lib/base/testing/long';
import { findBrowser, microphoneArgs } from '#scripts/browser';

const { executablePath, args, env } = await findBrowser();

/**
 * Tests that kill, fill, cut or outlast something: processes, disks, clocks, connections, a bucket and a database. Most
 * of their time is waiting.
 */
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

/** Journeys that take long and repeat, in another form, what shorter ones show; `npm run test:soak` runs them. */
const long = /@long/;

// The project `streams-by-next` repeats the journeys in which it matters how a stream is written, with Next's route
// handler as the writer (docs/decisions/140). Those tagged `@streams-long` depend on other things that both writers
// share, such as the facts themselves; it repeats them in the long tier.

/** The production build in a real browser. Two workers keep two cores busy; a third made each journey slower. */
export default defineConfig<object, WorkerFixtures>({
  testDir: 'e2e',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  projects: [
    { name: 'core', testIgnore: resilience, grepInvert: long },
    { name: 'resilience', testMatch: resilience, grepInvert: long },
    {
      name: 'streams-by-next',
      grep: isLong ? /@streams/ : /@streams(?!-long)/,
      grepInvert: long,
      use: { settings: { EVENT_STREAMS: 'next' } },
    },
    ...(isLong ? [{ name: 'long', grep: long }] : []),
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
    // To record what a trace holds costs half as much again as the journey itself; for one that fails: `--trace on`.
    trace: isLong ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath, env, args: [...args, ...microphoneArgs(microphoneClip)] },
  },
});
