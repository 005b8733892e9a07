import { expect } from 'vitest'
import type { Question } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { runningTable } from '#src/leaderboards/crowd-queries.ts'
import { type CrowdSums, crowdLines, leaderOf } from '#src/leaderboards/crowds.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { verifyScores } from '#src/scores/verify-scores.ts'
import { pooledOdds, pools } from '#src/scoring/pools.ts'
import { tallyOf } from '#src/scoring/tally.ts'
import { test, type World } from '#test/support/world.ts'

const table = async (w: World) => (await w.send('GET', '/leaderboards/crowds')).text()

test('before anything is resolved the page tells how each is made, and what to do', async ({
  w,
}) => {
  expect(await runningTable(w.db)).toEqual({ always: [], lately: [], leader: undefined })
  const text = await table(w)
  expect(text).toContain('first figures appear after the first resolution')
  expect(text).toContain('Geometric mean of odds')
  expect(await (await w.send('GET', '/leaderboards')).text()).toContain('/leaderboards/crowds')
})

/** Three people forecast at noon, the crowds are published, and it comes true at the close. */
async function comesTrue(w: World, bps: number[], question: Question = w.question) {
  await w.setClock('2026-03-01T12:00Z')
  for (const [index, who] of [w.alice, w.bob, w.max].entries())
    await makeForecast(w.ctxOf(who), question.id, { kind: 'binary', bp: bps[index] })
  await runJobs(w.db)
  await w.setClock('2026-03-02T00:00Z')
  await proposeResolution(w.ctxOf(w.mona), question.id, {
    ...{ kind: 'binary', happened: 'yes', version: '1' },
    evidence: 'https://news.example/rain',
    reason: 'The station reports four millimetres for that day.',
  })
  await runJobs(w.db)
}

test('each way of pooling is scored like a person, as it was published', async ({ w }) => {
  const bps = [2000, 6000, 9000]
  await comesTrue(w, bps)
  const { always } = await runningTable(w.db)
  const of = (name: string) => always.find((line) => line.name === name)
  const loss = (bp: number) => (Math.round(bp) / 10_000 - 1) ** 2
  expect(always.map(({ name }) => name)).toEqual(['crowd', ...pools])
  expect(of('crowd')?.averages).toBe(16e8)
  expect(of('odds')?.averages).toBeCloseTo(1e10 * loss(pooledOdds(tallyOf(bps))), 0)
  const mean = of('mean')
  expect(mean?.averages).toBeCloseTo(1e10 * loss(17_000 / 3), 0)
  // Better than the crowd by the difference of scores, which is below nothing here.
  expect(mean?.better.mean).toBeCloseTo(loss(6000) - loss(17_000 / 3), 9)
  expect(mean?.better).toMatchObject({ coverage: 0.5, clusters: 1, low: null })
  expect((await verifyScores(w.db)).differences).toEqual([])
})

test('ways of pooling stand on no board, and change nobody’s rank', async ({ w }) => {
  await comesTrue(w, [1000, 5000, 7000])
  const names = await w.db.selectFrom('standings').select('forecaster').distinct().execute()
  expect(names.map(({ forecaster }) => forecaster).sort()).toEqual(['crowd', 'even', 'person'])
  for (const board of ['brier', 'skill'])
    expect(await (await w.send('GET', `/leaderboards?board=${board}`)).text()).not.toContain(
      'extremised',
    )
  expect((await w.send('GET', '/leaderboards/sum?row=mean')).status).toBe(200)
})

test('the page shows each sum, and questions of one event count as one', async ({ w }) => {
  const [one, other] = [
    await w.makeQuestion({ cluster: 'storm' }),
    await w.makeQuestion({ cluster: 'storm' }),
  ]
  const before = (await runningTable(w.db)).always.find(({ name }) => name === 'mean')
  await comesTrue(w, [3000, 6000, 9900], one)
  await comesTrue(w, [3000, 6000, 9900], other)
  const mean = (await runningTable(w.db)).always.find(({ name }) => name === 'mean')
  expect((mean?.questions ?? 0) - (before?.questions ?? 0)).toBe(2)
  expect((mean?.better.clusters ?? 0) - (before?.better.clusters ?? 0)).toBe(1)
  const text = await table(w)
  expect(text).toContain(`${mean?.questions} scores of `)
  expect(text).toContain('none leads the crowd by more than its interval')
})

test('what was resolved more than a year ago counts in the sum and not in the year', async ({
  w,
}) => {
  const asked = await w.makeQuestion()
  await comesTrue(w, [3000, 6000, 9900], asked)
  const now = await runningTable(w.db)
  expect(now.lately).toEqual(now.always)
  await w.setClock('2027-03-02T00:01Z')
  expect(await runningTable(w.db)).toEqual({ ...now, lately: [], leader: undefined })
})

/** Sums over two events on each of which a pool was so much better than the crowd, in 1e-10. */
function sums(name: CrowdSums['name'], one: bigint, other: bigint): CrowdSums {
  const whole = 10n ** 10n
  return {
    ...{ name, questions: 2, averages: 4e9, clusters: 2 },
    ...{ relative: Number(one + other), covered: 2e10 },
    squares: `${2n * whole ** 2n}`,
    relative_squares: `${one ** 2n + other ** 2n}`,
    crossed: `${(one + other) * whole}`,
    covered_squares: `${2n * whole ** 2n}`,
  }
}

test('the one that is furthest ahead of the crowd leads, if by more than its interval', () => {
  const none = crowdLines([sums('mean', 1_00000000n, 9_00000000n), sums('crowd', 0n, 0n)])
  expect(none.map(({ name }) => name)).toEqual(['crowd', 'mean'])
  expect(leaderOf(none)).toBeUndefined()
  const ahead = (name: CrowdSums['name'], by: bigint) => sums(name, by, by + by / 20n)
  const three = [
    ahead('mean', 2_00000000n),
    ahead('odds', 3_00000000n),
    ahead('median', -3_00000000n),
  ]
  expect(leaderOf(crowdLines(three))).toBe('odds')
})
