import { sql } from 'kysely'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { trackRecord } from '#src/scores/track-record.ts'
import { verifyScores } from '#src/scores/verify-scores.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const decision = (change: Record<string, string> = {}) => ({
  kind: 'binary',
  happened: 'yes',
  version: '1',
  evidence: 'https://news.example/rain',
  reason: 'The station reports four millimetres for that day.',
  ...change,
})
const say = (w: World, who: Player, percent: number, id = w.question.id) =>
  makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: `${percent}%` })
const resolve = (w: World, id = w.question.id, change: Record<string, string> = {}) =>
  proposeResolution(w.ctxOf(w.mona), id, decision(change))
const rows = (w: World) =>
  w.db.selectFrom('scores').selectAll().where('question_id', '=', w.question.id).execute()
const own = async (w: World) =>
  (await verifyScores(w.db)).differences.filter(({ question_id }) => question_id === w.question.id)

test('the crowd is scored by what was published, at the time it was published', async ({ w }) => {
  await say(w, w.alice, 70)
  await transact(w.ctxOf(), (trx) => publishCrowd(trx, w.question.id))
  await w.setClock('2026-03-01T18:00Z')
  await say(w, w.bob, 30)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w)
  const crowd = (await rows(w)).find(({ forecaster }) => forecaster === 'crowd')
  // The second forecast was never published, so the crowd stays at 70%.
  expect(crowd).toMatchObject({ person_id: null, average: 900_000_000, active_ms: 12 * 3_600_000 })
})

test('a close by hand ends what is scored and leaves the schedule', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.db
    .updateTable('questions')
    .set({ closed_early_at: new Date('2026-03-01T15:00Z') })
    .where('id', '=', w.question.id)
    .execute()
  await w.setClock('2026-03-01T18:00Z')
  await resolve(w)
  const [alice] = await rows(w)
  expect(alice).toMatchObject({ active_ms: 3 * 3_600_000, coverage: 5_000_000_000 })
})

test('who withdrew is scored for the time it stood, and covered no longer', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.setClock('2026-03-01T15:00Z')
  await withdrawForecast(w.ctxOf(w.alice), w.question.id)
  await w.setClock('2026-03-01T18:00Z')
  await resolve(w)
  const [alice] = await rows(w)
  expect(alice).toMatchObject({
    average: 900_000_000,
    active_ms: 3 * 3_600_000,
    coverage: 1_250_000_000,
  })
})

test('whoever came after the outcome was known has no score', async ({ w }) => {
  await w.setClock('2026-03-01T15:00Z')
  await say(w, w.bob, 99)
  await resolve(w, w.question.id, { known_at: '2026-03-01 14:00' })
  expect((await rows(w)).map(({ forecaster }) => forecaster)).toEqual(['even'])
})

test('every score is computed again to the last digit', async ({ w }) => {
  for (const [who, percent] of [
    [w.alice, 70],
    [w.bob, 20],
    [w.max, 55],
  ] as const)
    await say(w, who, percent)
  await w.setClock('2026-03-01T13:17:23.456Z')
  await say(w, w.bob, 33)
  await resolve(w, w.question.id, { known_at: '2026-03-01 13:17:24' }).catch(() => {})
  await w.setClock('2026-03-01T19:00Z')
  await resolve(w)
  expect(await rows(w)).toHaveLength(4)
  expect(await own(w)).toEqual([])
})

/** As somebody with owner rights could: triggers off, a row changed, triggers on. */
async function tamper(w: World, statement: string) {
  await sql.raw('alter table scores disable trigger scores_kept').execute(w.db)
  await sql.raw(statement).execute(w.db)
  await sql.raw('alter table scores enable always trigger scores_kept').execute(w.db)
}

test('a score that was changed is found, with both numbers', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.setClock('2026-03-01T18:00Z')
  await resolve(w)
  await tamper(w, `update scores set average = average - 1 where person_id = ${w.alice.id}`)
  expect(await own(w)).toEqual(
    [
      {
        ...{ question_id: w.question.id, round: 1, who: `person ${w.alice.id}`, column: 'average' },
        ...{ stored: null, computed: null },
      },
    ].map((row) => ({ ...row, stored: expect.any(Number), computed: expect.any(Number) })),
  )
})

test('a score that is missing or was added is found too', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.setClock('2026-03-01T13:00Z')
  await resolve(w)
  await tamper(w, `delete from scores where question_id = ${w.question.id} and forecaster = 'even'`)
  const missing = await own(w)
  expect(missing.length).toBeGreaterThan(0)
  expect(missing.every(({ who, stored }) => who === 'even' && stored === null)).toBe(true)
})

const planted = (w: World, change: object = {}) =>
  w.db
    .insertInto('scores')
    .values({
      ...{ question_id: w.question.id, round: 1, rule_set: RULE_SET, forecaster: 'person' },
      ...{ person_id: w.bob.id, compared: true, average: 0, active_ms: 1, coverage: 1e10, peer: 0 },
      ...{ peer_coverage: 1e10, vs_median: 0, vs_median_of_others: 0, vs_crowd: 0 },
      ...{ vs_crowd_coverage: 0, ...change },
    })
    .execute()

test('a score of a question that has no outcome is found', async ({ w }) => {
  await planted(w)
  expect(await own(w)).toContainEqual({
    ...{ question_id: w.question.id, round: 1, who: `person ${w.bob.id}`, column: 'coverage' },
    ...{ stored: 1e10, computed: null },
  })
})

test('a score of another round, or by rules nobody knows, is found', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.setClock('2026-03-01T13:00Z')
  await resolve(w)
  expect(await own(w)).toEqual([])
  await planted(w, { round: 2, person_id: w.alice.id })
  await planted(w, { rule_set: 'rules/0', person_id: w.alice.id })
  const named = (await own(w)).map(({ round, who }) => `${round}: ${who}`)
  expect([...new Set(named)]).toEqual([
    `1: person ${w.alice.id} by rules/0`,
    `2: person ${w.alice.id}`,
  ])
})

test('a record is the mean over questions, with what counts and nothing else', async ({ w }) => {
  const [second, unreviewed] = [await w.makeQuestion(), await w.makeQuestion({ scored: false })]
  for (const id of [w.question.id, second.id, unreviewed.id]) {
    await say(w, w.bob, 70, id)
    await say(w, w.alice, 40, id)
  }
  await w.setClock('2026-03-01T18:00Z')
  await resolve(w)
  await resolve(w, second.id, { happened: 'no' })
  await resolve(w, unreviewed.id)
  const record = await trackRecord(w.db, w.bob.id)
  expect(record.lines).toHaveLength(2)
  expect(record.sums.mean).toBe((900_000_000 + 4_900_000_000) / 2)
  expect(record.sums.skill.clusters).toBe(2)
  await w.db
    .updateTable('questions')
    .set({ removed_at: new Date('2026-03-01T18:00Z') })
    .where('id', '=', second.id)
    .execute()
  expect((await trackRecord(w.db, w.bob.id)).sums.mean).toBe(900_000_000)
})

test('the profile shows every score with its sum, the pieces of a changed mind too', async ({
  w,
}) => {
  await say(w, w.bob, 60)
  await w.setClock('2026-03-01T15:00Z')
  await say(w, w.bob, 90)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w)
  const page = await (await w.send('GET', `/forecasters/${w.bob.handle}`)).text()
  expect(page).toContain('For 25% of your time: You said 60%, it happened: (1 − 0.6)² = 0.160')
  expect(page).toContain('0.250 × 0.160 + 0.750 × 0.010')
  expect(page).toContain('<strong>0.048</strong>')
  expect(page).toContain('provisional: 0 of 3 separate events')
})

test('skill leaves out questions with too few forecasters, as the board does; the mean does not', async ({
  w,
}) => {
  const alone = await w.makeQuestion()
  await say(w, w.bob, 90, alone.id)
  for (const who of [w.alice, w.bob]) await say(w, who, 70)
  await w.setClock('2026-03-01T18:00Z')
  await resolve(w)
  await resolve(w, alone.id)
  expect(await trackRecord(w.db, w.bob.id)).toMatchObject({
    sums: { mean: 500_000_000, skill: { clusters: 1 } },
  })
  const strict = await trackRecord(w.db, w.bob.id, { forecasters: 3 })
  expect(strict.sums.skill.clusters).toBe(0)
})

test('a long record leads on, page by page, to its end', async ({ w }) => {
  const questions = []
  for (let number = 0; number < 27; number++) {
    const question = await w.makeQuestion({ title: `Will it rain on day ${number}?` })
    await say(w, w.bob, 70, question.id)
    questions.push(question.id)
  }
  await w.setClock('2026-03-01T18:00Z')
  for (const id of questions) await resolve(w, id)
  const path = `/forecasters/${w.bob.handle}`
  const first = await (await w.send('GET', path)).text()
  const after = /href="([^"]+\?after=[\d.-]+)" rel="next"/.exec(first)?.[1] as string
  const second = await (await w.send('GET', after)).text()
  const days = (page: string) =>
    [...page.matchAll(/Will it rain on day (\d+)\?/g)].map(([, day]) => Number(day))
  expect(days(first)).toEqual(Array.from({ length: 25 }, (_, index) => 26 - index))
  expect(days(second)).toEqual([1, 0])
  expect(second).toContain('over 27 questions')
  expect(second).not.toContain('rel="next"')
  const beyond = await (await w.send('GET', `${path}?after=0.0`)).text()
  expect(beyond).not.toContain('Too early to say')
})

test('a profile without a resolved forecast says so; nobody is not found', async ({ w }) => {
  expect(await (await w.send('GET', `/forecasters/${w.bob.handle}`)).text()).toContain(
    'Too early to say',
  )
  expect((await w.send('GET', `/forecasters/${w.bob.handle.toUpperCase()}`)).status).toBe(200)
  expect((await w.send('GET', '/forecasters/nobody_at_all')).status).toBe(404)
})

test('after a resolution a forecaster sees the sum, the mean before and after', async ({ w }) => {
  const first = await w.makeQuestion()
  await say(w, w.bob, 80, first.id)
  await say(w, w.bob, 70)
  await w.setClock('2026-03-01T18:00Z')
  await resolve(w, first.id)
  await resolve(w)
  const path = `/questions/${w.question.id}-will-it-rain`
  const page = await (await w.send('GET', path, w.bob)).text()
  expect(page).toContain('You said 70%, it happened: (1 − 0.7)² = 0.090')
  expect(page).toContain('went from 0.040 to')
  expect(page).toContain('<strong>0.065</strong>')
  expect(await (await w.send('GET', path, w.alice)).text()).not.toContain('id="own-score"')
  expect(await (await w.send('GET', path)).text()).not.toContain('id="own-score"')
})
