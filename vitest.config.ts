import { defineConfig } from 'vitest/config';

/** What kills, fills, cuts and outlasts: processes, disks, clocks, stores and databases. Most of it waits. */
const resilience = [
  'test/**/*.test.ts',
  'lib/**/{damage,fan-out,folder-lock,pending-files,power-cut}.test.ts',
  'lib/**/{bucket-trouble,decoder,job-queue,webhook}.test.ts',
  'scripts/backup/*.test.ts',
];

/** What works with files, sound, databases and processes of its own: each file in a process of its own. */
const apart = [
  'lib/{audio,db,live}/**/*.test.ts',
  'lib/**/{channels,embedded-engine,killed-server,voice-teller,worker-pool}.test.ts',
  'scripts/{analyze,backup,doctor}/**/*.test.ts',
];

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['{app,components,lib,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...resilience, ...apart],
          // The models of words and talk are loaded once, and not once a file: a file takes back what it puts in the
          // place of something (`vi.stubEnv`, `vi.useFakeTimers`).
          isolate: false,
        },
      },
      { extends: true, test: { name: 'core-apart', include: apart, exclude: resilience } },
      {
        extends: true,
        test: { name: 'resilience', include: resilience, maxWorkers: 3, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
