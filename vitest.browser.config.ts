import { defineConfig } from 'vitest/config'

/** Journeys in a real Chromium, each with and without script. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
