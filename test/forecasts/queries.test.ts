import { expect } from 'vitest'
import { crowdDoors, crowdPointsSeenBy } from '#src/forecasts/crowd-queries.ts'
import { newestOfEach } from '#src/forecasts/heard-queries.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { forecastersOf, standingForecast, standingSeenBy } from '#src/forecasts/queries.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import type { Value } from '#src/kinds/index.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const forecast = (w: World, who: Player, bp: number, id = w.question.id) =>
  makeForecast(w.ctxOf(who), id, { kind: 'binary', bp })

const chancesIn = (rows: { value: Value | null }[]) =>
  rows.flatMap(({ value }) => (value?.kind === 'binary' ? value.bp : []))

test('what stands is the newest of each person, in order of the last change', async ({ w }) => {
  await forecast(w, w.bob, 1000)
  await w.setClock('2026-03-01T13:00Z')
  await forecast(w, w.alice, 2000)
  await w.setClock('2026-03-01T14:00Z')
  await forecast(w, w.bob, 3000)
  expect(chancesIn(await newestOfEach(w.db, w.question.id))).toEqual([2000, 3000])
})

test('who has withdrawn stands no more, neither counted nor listed', async ({ w }) => {
  await forecast(w, w.bob, 1000)
  await forecast(w, w.alice, 2000)
  await withdrawForecast(w.ctxOf(w.bob), w.question.id)
  expect(chancesIn(await newestOfEach(w.db, w.question.id))).toEqual([2000])
  expect(await standingForecast(w.db, w.bob.id, w.question.id)).toBeUndefined()
  expect((await forecastersOf(w.db, [w.question.id])).get(w.question.id)).toBe(1)
})

test('a question nobody forecast on has no entry in the counts', async ({ w }) => {
  expect(await forecastersOf(w.db, [w.question.id])).toEqual(new Map())
  expect(await forecastersOf(w.db, [])).toEqual(new Map())
})

test('of several questions each keeps its own forecasts', async ({ w }) => {
  const other = await w.makeQuestion()
  await forecast(w, w.bob, 1000)
  await forecast(w, w.bob, 8000, other.id)
  await forecast(w, w.alice, 6000, other.id)
  expect(chancesIn(await newestOfEach(w.db, w.question.id))).toEqual([1000])
  expect(chancesIn(await newestOfEach(w.db, other.id))).toEqual([8000, 6000])
  expect(await forecastersOf(w.db, [w.question.id, other.id])).toEqual(
    new Map([
      [w.question.id, 1],
      [other.id, 2],
    ]),
  )
})

test('of one question seen and one hidden, the forecasts of the seen one come', async ({ w }) => {
  const other = await w.makeQuestion()
  const ids = [w.question.id, other.id]
  await forecast(w, w.alice, 2000)
  await forecast(w, w.alice, 6000, other.id)
  await forecast(w, w.bob, 1000)
  const seen = await standingSeenBy(w.ctxOf(w.bob), ids)
  expect(seen.map(({ question_id }) => question_id)).toEqual([w.question.id, w.question.id])
  const doors = await crowdDoors(w.ctxOf(w.bob), ids)
  expect(ids.filter((id) => doors.get(id) === 'open')).toEqual([w.question.id])
})

test('a guest sees nothing of what is hidden, a moderator no more than a member', async ({ w }) => {
  await forecast(w, w.alice, 2000)
  for (const who of [undefined, w.mona, w.ada]) {
    expect(await standingSeenBy(w.ctxOf(who), [w.question.id])).toEqual([])
    expect([...(await crowdDoors(w.ctxOf(who), [w.question.id])).values()]).toEqual(['shut'])
  }
})

test.for(['final', 'annulled'] as const)(
  'what is %s is seen by everybody',
  async (state, { w }) => {
    const { id } = await w.makeQuestion()
    await forecast(w, w.alice, 2000, id)
    await w.db.updateTable('questions').set({ state }).where('id', '=', id).execute()
    for (const who of [undefined, w.bob])
      expect([...(await crowdDoors(w.ctxOf(who), [id])).values()]).toEqual(['open'])
  },
)

test('the published points come oldest first, each with how many stood behind it', async ({
  w,
}) => {
  await forecast(w, w.bob, 1000)
  await w.db.transaction().execute((trx) => publishCrowd(trx, w.question.id))
  await w.setClock('2026-03-01T13:00Z')
  await forecast(w, w.alice, 2000)
  await w.db.transaction().execute((trx) => publishCrowd(trx, w.question.id))
  const points = await crowdPointsSeenBy(w.ctxOf(w.bob), w.question.id)
  expect(points).toMatchObject([
    { forecasters: 1, made_at: new Date('2026-03-01T12:00Z'), value: null },
    { forecasters: 2, made_at: new Date('2026-03-01T13:00Z'), value: { bp: 1500 } },
  ])
})

test('without forecasts nothing is published', async ({ w }) => {
  await w.db.transaction().execute((trx) => publishCrowd(trx, w.question.id))
  expect(await crowdPointsSeenBy(w.ctxOf(w.bob), w.question.id)).toEqual([])
})
