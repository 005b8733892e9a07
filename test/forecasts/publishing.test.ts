import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { crowdPointsSeenBy } from '#src/forecasts/crowd-queries.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { asOptions } from '#src/kinds/options.ts'
import { test, type World } from '#test/support/world.ts'

const publish = (w: World, id: number) => transact(w.ctxOf(), (trx) => publishCrowd(trx, id))
/** One after another: the crowd weighs by order. */
async function say(w: World, bps: number[]) {
  const cast = [w.alice, w.bob, w.mona, w.max, w.ada]
  for (const [index, bp] of bps.entries())
    await makeForecast(w.ctxOf(cast[index]), w.question.id, { kind: 'binary', bp })
}
const stored = ({ db }: World, id: number) =>
  db.selectFrom('crowd_points').selectAll().where('question_id', '=', id).orderBy('id').execute()

test('with the crowd the middle half of four and more forecasts is published', async ({ w }) => {
  await say(w, [2000, 4000, 6000])
  await publish(w, w.question.id)
  await w.setClock('2026-03-01T12:05Z')
  await makeForecast(w.ctxOf(w.max), w.question.id, { kind: 'binary', bp: 8000 })
  await publish(w, w.question.id)
  expect((await stored(w, w.question.id)).map(({ middle }) => middle)).toEqual([
    null,
    [{ low: 4000, high: 8000 }],
  ])
})

test('a point is published too when only the middle half has changed', async ({ w }) => {
  await say(w, [2000, 4000, 6000, 6000, 9000])
  await publish(w, w.question.id)
  await w.setClock('2026-03-01T12:05Z')
  await makeForecast(w.ctxOf(w.ada), w.question.id, { kind: 'binary', bp: 6500 })
  await publish(w, w.question.id)
  await w.setClock('2026-03-01T12:10Z')
  await publish(w, w.question.id)
  const points = await stored(w, w.question.id)
  expect(points).toHaveLength(2)
  expect(points[1]?.value).toEqual(points[0]?.value)
  expect(points[1]?.middle).not.toEqual(points[0]?.middle)
})

test('of several options each has its own middle half', async ({ w }) => {
  const options = asOptions(['June', 'July'])
  const { id } = await w.makeQuestion({ spec: { kind: 'choice', options } })
  const people = [w.alice, w.bob, w.mona, w.max]
  for (const [index, who] of people.entries()) {
    const bps = [2000 * (index + 1), 10_000 - 2000 * (index + 1)]
    await makeForecast(w.ctxOf(who), id, { kind: 'choice', bps })
  }
  await publish(w, id)
  expect((await stored(w, id))[0]?.middle).toEqual([
    { low: 4000, high: 8000 },
    { low: 2000, high: 6000 },
  ])
})

test('the middle half is hidden like the crowd itself', async ({ w }) => {
  await say(w, [2000, 4000, 6000, 8000])
  await publish(w, w.question.id)
  expect(await crowdPointsSeenBy(w.ctxOf(w.ada), w.question.id)).toEqual([])
  const [point] = await crowdPointsSeenBy(w.ctxOf(w.bob), w.question.id)
  expect(point).toMatchObject({ middle: [{ low: 4000, high: 8000 }], forecasters: 4 })
})
