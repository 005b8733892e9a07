import { expect, test } from 'vitest'
import { sameOnBoth } from '../../scripts/engines.mjs'
import { readSources } from '../../scripts/sources.mjs'

const tree = ['test', 'bench', 'scripts'].flatMap(readSources)

test('a test runs the same on both unless something it imports is told of a PostgreSQL', () => {
  // Put together, so that this file is not told itself.
  const told = `process.env.TEST_${'DATABASE_URL'}`
  const sources = Object.entries({
    'test/a.test.ts': "import { sum } from '#src/lib/sum.ts'",
    'test/b.test.tsx': "import { world } from './support/world.ts'",
    'test/c.test.ts': "import { other } from '#test/support/other.ts'",
    'test/d.test.ts': "import type { World } from '#test/support/world.ts'",
    'test/e.test.ts': "const { world } = await import('#test/support/world.ts')",
    'test/f.test.ts': told,
    'test/support/database.ts': told,
    'test/support/other.ts': "import { world } from './world.ts'",
    'test/support/world.ts': "import { db } from './database.ts'\nimport './other.ts'",
  }).map(([path, text]) => ({ path, text }))
  expect(sameOnBoth(sources)).toEqual(['test/a.test.ts', 'test/d.test.ts'])
})

test('the site itself is told of no such setting', () => {
  const told = `TEST_${'DATABASE_URL'}`
  const site = ['src', 'views', 'migrations'].flatMap(readSources)
  expect(site.filter(({ text }) => text.includes(told))).toEqual([])
})

test('arithmetic and the command line run the same on both, and what writes rows does not', () => {
  const same = sameOnBoth(tree)
  expect(same).toContain('test/scoring/brier.test.ts')
  expect(same).toContain('test/entry/cli.test.ts')
  const asked = tree.filter(({ text }) => text.includes("support/world.ts'")).length
  const tests = tree.filter(({ path }) => /\.test\.tsx?$/.test(path)).length
  expect(asked).toBeGreaterThan(50)
  expect(same.length).toBeLessThan(tests - asked / 2)
})
