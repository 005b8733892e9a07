import { defineConfig } from 'vitest/config'

/** The pure rooms, run by Node from their sources as they stand, so that what ran is told by place. */
export default defineConfig({
  test: {
    include: ['test/scoring/*.test.ts', 'test/kinds/*.test.ts'],
    setupFiles: ['test/support/take-coverage.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    experimental: { viteModuleRunner: false },
  },
})
