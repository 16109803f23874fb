/** The tests that `scripts/mutants.ts` runs against changed code: those that it names, and no others. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: (process.env.MUTANTS_TESTS ?? '').split(','), testTimeout: 120_000, isolate: false },
});
