import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Watchdogs alone: a machine may be busy with other things.
    testTimeout: 240_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/situations/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/support/setUpSites.ts'],
          testTimeout: 240_000,
          // Most of them build, which takes a processor and much memory each.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: ['tests/engines/**/*.test.ts'],
          globalSetup: ['tests/support/setUpSites.ts'],
          // Each starts a browser, and waits for what it does.
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: { name: 'gate', include: ['tests/gate/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          include: ['tests/fuzz/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
