import { importsOf } from './architecture.mjs'

/** How a test learns that there is a PostgreSQL; nothing else tells the two databases apart. */
const TOLD = 'TEST_DATABASE_URL'

/**
 * The tests that run the same on either database: none of what they import, however far, is told
 * of a PostgreSQL. `sources` are all that tests import beside the site itself.
 */
export function sameOnBoth(sources) {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const isTold = (path, met = new Set()) => {
    const source = byPath.get(path)
    if (!source || met.has(path)) return false
    met.add(path)
    if (source.text.includes(TOLD)) return true
    return importsOf(source).some(({ target, typeOnly }) => !typeOnly && isTold(target, met))
  }
  return sources
    .map(({ path }) => path)
    .filter((path) => /\.test\.tsx?$/.test(path) && !isTold(path))
}
