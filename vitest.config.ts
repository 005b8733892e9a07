import { defineConfig } from 'vitest/config'
import { sameOnBoth } from './scripts/engines.mjs'
import { readSources } from './scripts/sources.mjs'

/** Looks for words of the views on every page: they know no database. */
const WORDS = 'test/views/pseudo-locale.test.ts'

/** What the run on the embedded database, which has all tests, shows for PostgreSQL as well. */
const shown = process.env.TEST_DATABASE_URL
  ? [...sameOnBoth(['test', 'bench', 'scripts'].flatMap(readSources)), WORDS]
  : []

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'test/workers/**', 'test/faults/**', ...shown],
    setupFiles: ['test/support/quick-hashes.ts'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
