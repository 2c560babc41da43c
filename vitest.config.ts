import { defineConfig } from 'vitest/config';

const files = (folder: string) => [`test/${folder}/**/*.test.ts`];

export default defineConfig({
  test: {
    // Half of the tests wait for programs: leaving a processor free, as is usual, leaves it idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...files('e2e'), ...files('long')],
          // A second is plenty on a quiet machine; a busy one proves nothing by being slow.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Real stacks: one at a time, each with its own project folder.
        test: {
          name: 'e2e',
          include: files('e2e'),
          globalSetup: ['test/e2e/engine.setup.ts'],
          fileParallelism: false,
          testTimeout: 15 * 60_000,
          hookTimeout: 15 * 60_000,
        },
      },
      {
        // What takes minutes: killing odpm at every point, and the like.
        test: {
          name: 'long',
          include: files('long'),
          globalSetup: ['test/e2e/engine.setup.ts'],
          fileParallelism: false,
          testTimeout: 10 * 60_000,
          hookTimeout: 10 * 60_000,
        },
      },
    ],
  },
});
