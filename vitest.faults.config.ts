import { defineConfig } from 'vitest/config'

/** Kills, restarts and outages of real processes: slow, and one after another. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    maxWorkers: 1,
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
})
