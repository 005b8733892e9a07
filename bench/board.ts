import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { createApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { transact } from '#src/db/ctx.ts'
import { migrate } from '#src/db/migrate.ts'
import { openPostgres } from '#src/db/postgres.ts'
import { foldQuestion } from '#src/leaderboards/fold-question.ts'
import { rebuildBoards } from '#src/leaderboards/rebuild-boards.ts'
import { spreadBoard } from '#src/leaderboards/spread-board.ts'
import { noteSteps } from '#src/leaderboards/steps.ts'
import {
  annulResults,
  fill,
  fingerprint,
  makeResult,
  PEOPLE,
  RESULTS,
  TAKING_PART,
} from './board-data.ts'
import { type Figure, median, quantile, say, within } from './figures.ts'

const FOLDS = 9
const PAGES = 200
const LIMITS = { fold_ms: 1000, page_ms: 50 }

/** Boards of a large site on PostgreSQL: folding a result in, reading a page, making all anew. */
export async function benchBoard(words: string[]): Promise<boolean> {
  const url = process.env.TEST_DATABASE_URL
  if (!url) return onPostgres(words)
  const db = openPostgres(url, { limits: false })
  try {
    await migrate(db)
    const small = words.includes('--small') ? 10 : 1
    await fill(db, { people: PEOPLE / small, results: RESULTS / small })
    const trx = <T>(work: Parameters<typeof transact<T>>[1]) =>
      transact({ db, actor: undefined }, work)
    const timed = async (work: () => Promise<unknown>) => {
      const began = performance.now()
      await work()
      return performance.now() - began
    }
    const first = await timed(() => trx(rebuildBoards))
    await trx((open) => spreadBoard(open, 'all'))

    const folds: number[] = []
    for (let fold = 0; fold < FOLDS; fold++) {
      const id = await makeResult(db, TAKING_PART / small)
      folds.push(await timed(() => trx((open) => foldQuestion(open, id))))
    }
    const corrected = await annulResults(db)
    let changed: string[] = []
    const correction = await timed(async () => {
      changed = await trx((open) => foldQuestion(open, corrected))
    })

    const count = words.includes('--small') ? 20 : PAGES
    const atOnce = await pageTimes(db, count)
    // What follows as jobs where a board is large.
    const steps = await timed(async () => {
      for (const key of changed) await trx((open) => noteSteps(open, key))
    })
    const pages = await pageTimes(db, count)
    const before = await fingerprint(db)
    const again = await timed(() => trx(rebuildBoards))
    const differing = Number((await fingerprint(db)) !== before)

    const n = RESULTS / small
    const figures: Figure[] = [
      {
        case: 'fold in 10,000',
        n,
        metric: 'ms',
        value: round(median(folds)),
        limit: LIMITS.fold_ms,
      },
      { case: 'fold in 10,000, slowest', n, metric: 'ms', value: round(Math.max(...folds)) },
      { case: 'take out 10,000', n, metric: 'ms', value: round(correction) },
      { case: 'note the steps of three boards', n, metric: 'ms', value: round(steps) },
      { case: 'page before, p95', n, metric: 'ms', value: round(quantile(atOnce, 0.95)) },
      { case: 'page, median', n, metric: 'ms', value: round(median(pages)) },
      {
        case: 'page, p95',
        n,
        metric: 'ms',
        value: round(quantile(pages, 0.95)),
        limit: LIMITS.page_ms,
      },
      { case: 'make all anew', n, metric: 's', value: round((first + again) / 2000) },
      { case: 'anew otherwise than folded', n, metric: 'boards', value: differing, limit: 0 },
    ]
    say('board', figures, words.includes('--json'))
    return figures.every(within)
  } finally {
    await db.destroy()
  }
}

/** Pages as the app answers them, at the top, around people and deep down, on both boards. */
async function pageTimes(db: ReturnType<typeof openPostgres>, count: number): Promise<number[]> {
  const config = readConfig({ CLAIMCAST_PUBLIC_URL: 'http://site.test' })
  const app = createApp(() => ({ config, db, asset: (name) => `/assets/${name}` }))
  const times: number[] = []
  let [path, pages] = ['/leaderboards?board=brier', 0]
  while (times.length < count) {
    const began = performance.now()
    const page = await (await app.request(`http://site.test${path}`)).text()
    times.push(performance.now() - began)
    const [, next] = /href="([^"]*after=[^"]*)" rel="next"/.exec(page) ?? []
    pages++
    const bySkill = times.length % 4 < 2
    const top = `/leaderboards?board=${bySkill ? 'skill' : 'brier'}`
    const place = (times.length * 37) % 1000
    const first = bySkill ? place * (times.length % 2 ? -1e5 : 1e5) : 18e8 + place * 4e5
    const deep = `${top}&after=0.${first}.0.0`
    path = next && pages % 3 ? next.replaceAll('&amp;', '&') : pages % 2 ? top : deep
  }
  return times
}

const round = (value: number) => Math.round(value * 10) / 10

/** The same with a PostgreSQL of its own. */
function onPostgres(words: string[]): boolean {
  const command = ['scripts/postgres.mjs', '--import', 'tsx', 'bench/index.ts', 'board', ...words]
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status === 0
}
