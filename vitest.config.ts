import { join } from 'node:path';
import { isLong } from '#lib/base/testing/long';
import { defineConfig } from 'vitest/config';

/**
 * Tests that kill, fill, cut or outlast something: processes, disks, clocks, stores and databases. Most of their time
 * is waiting.
 */
const resilience = [
  'test/**/*.test.ts',
  'lib/**/{damage,fan-out,folder-lock,pending-files,power-cut}.test.ts',
  'lib/**/{bucket-trouble,decoder,job-queue,webhook}.test.ts',
  'scripts/backup/*.test.ts',
];

/** Tests with files, sound, databases and processes: each file in a process of its own. */
const apart = [
  'lib/{audio,db,live}/**/*.test.ts',
  'lib/**/{channels,embedded-engine,killed-server,voice-teller,worker-pool}.test.ts',
  'scripts/{analyze,backup,doctor}/**/*.test.ts',
];

/**
 * Live speech in real time, which the journey of a live recording shows in short, and a recording that continues at
 * another process, which lib/live/live-recordings.test.ts shows without processes; `npm run test:soak` runs them.
 */
const long = isLong ? [] : ['test/live/{processes,words}.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than processors, since many tests wait for a limit or for another process.
    maxWorkers: 3,
    env: {
      // Child processes would compile the same sources again and again.
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/undertone/compiled'),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...resilience, ...apart],
          // The language models are loaded once instead of once per file, so each file must undo its stubs
          // (`vi.stubEnv`, `vi.useFakeTimers`).
          isolate: false,
        },
      },
      { extends: true, test: { name: 'core-apart', include: apart, exclude: resilience } },
      { extends: true, test: { name: 'resilience', include: resilience, exclude: long } },
    ],
  },
});
