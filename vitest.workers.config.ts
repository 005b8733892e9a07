import { defineConfig } from 'vitest/config'

/** The application on workerd, with PostgreSQL behind Hyperdrive's local connection. */
export default defineConfig({
  test: {
    include: ['test/workers/**/*.test.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
