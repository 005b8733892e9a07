import { expect } from 'vitest'
import { changePreset } from '#src/accounts/change-preset.ts'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { trendsSeenBy } from '#src/forecasts/trend.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { asOptions } from '#src/kinds/options.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const long = {
  opens_at: new Date('2026-01-01T00:00Z'),
  reveal_at: new Date('2026-01-02T00:00Z'),
  closes_at: new Date('2026-12-01T00:00Z'),
  resolve_by: new Date('2026-12-02T00:00Z'),
}
const publish = (w: World, id: number) => transact(w.ctxOf(), (trx) => publishCrowd(trx, id))
const say = async (w: World, who: Player, id: number, bp: number, at: string) => {
  await w.setClock(at)
  await makeForecast(w.ctxOf(who), id, { kind: 'binary', bp })
  await publish(w, id)
}
const trendOf = async (w: World, id: number, who?: Player) => {
  const { spec } = await w.db
    .selectFrom('questions')
    .select('spec')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return (await trendsSeenBy(w.ctxOf(who), [{ id, spec }])).get(id)
}
const told = (trend: Awaited<ReturnType<typeof trendOf>>) =>
  trend?.steps.map(({ at, level }) => `${at.toISOString().slice(0, 13)} ${level / 100}`)

test('the steps are where each day ended, the last is now', async ({ w }) => {
  const { id } = await w.makeQuestion(long)
  await say(w, w.bob, id, 6000, '2026-03-01T09:00Z')
  await say(w, w.bob, id, 6400, '2026-03-01T11:00Z')
  await say(w, w.bob, id, 7300, '2026-03-03T18:00Z')
  await w.setClock('2026-03-04T12:00Z')
  expect(told(await trendOf(w, id))).toEqual([
    '2026-03-01T11 64',
    '2026-03-03T18 73',
    '2026-03-04T12 73',
  ])
})

test('the change is from what stood seven days ago; what is younger is new', async ({ w }) => {
  const { id } = await w.makeQuestion(long)
  await say(w, w.bob, id, 6100, '2026-03-01T12:00Z')
  await say(w, w.bob, id, 8000, '2026-03-02T12:00Z')
  await w.setClock('2026-03-08T11:59:59Z')
  expect(await trendOf(w, id)).toMatchObject({ change_bp: undefined, leading: undefined })
  await w.setClock('2026-03-08T12:00Z')
  expect(await trendOf(w, id)).toMatchObject({ change_bp: 1900 })
  await w.setClock('2026-03-09T12:00Z')
  expect(await trendOf(w, id)).toMatchObject({ change_bp: 0 })
})

test('what is older than a month stands at its beginning', async ({ w }) => {
  const { id } = await w.makeQuestion(long)
  await say(w, w.bob, id, 1000, '2026-01-05T12:00Z')
  await say(w, w.bob, id, 2000, '2026-01-09T12:00Z')
  await w.setClock('2026-04-01T12:00Z')
  expect(await trendOf(w, id)).toMatchObject({ change_bp: 0 })
  expect(told(await trendOf(w, id))).toEqual(['2026-03-02T12 20', '2026-04-01T12 20'])
})

test('of a closed question the days are counted back from its close', async ({ w }) => {
  const { id } = await w.makeQuestion({ ...long, closes_at: new Date('2026-02-01T00:00Z') })
  await say(w, w.bob, id, 3000, '2026-01-20T00:00Z')
  await say(w, w.bob, id, 4000, '2026-01-31T23:59:59Z')
  await w.setClock('2026-06-01T00:00Z')
  expect(told(await trendOf(w, id))?.at(-1)).toBe('2026-02-01T00 40')
  expect(await trendOf(w, id)).toMatchObject({ change_bp: 1000 })
})

test('of several options the steps are those of the one that leads now', async ({ w }) => {
  const options = asOptions(['On time', 'Late', 'Never'])
  const { id } = await w.makeQuestion({ ...long, spec: { kind: 'choice', options } })
  for (const [day, bps] of [
    ['2026-03-01', [7000, 2000, 1000]],
    ['2026-03-09', [2000, 5000, 3000]],
  ] as const) {
    await w.setClock(`${day}T12:00Z`)
    await makeForecast(w.ctxOf(w.bob), id, { kind: 'choice', bps })
    await publish(w, id)
  }
  const trend = await trendOf(w, id)
  expect(trend).toMatchObject({ leading: 'Late', change_bp: 3000 })
  expect(trend?.steps.map(({ level }) => level)).toEqual([2000, 5000, 5000])
})

test('who may not see the crowd is told of no trend; who has forecast is', async ({ w }) => {
  const { id } = await w.makeQuestion({ ...long, reveal_at: long.closes_at })
  await say(w, w.bob, id, 6000, '2026-03-01T12:00Z')
  for (const who of [undefined, w.alice, w.ada]) expect(await trendOf(w, id, who)).toBeUndefined()
  await say(w, w.alice, id, 7000, '2026-03-01T13:00Z')
  expect(await trendOf(w, id, w.alice)).toMatchObject({ change_bp: undefined })
})

test('too few others make no trend, nor does one’s own forecast', async ({ w }) => {
  const { id } = await w.makeQuestion(long)
  await say(w, w.bob, id, 6000, '2026-03-01T12:00Z')
  expect(await trendOf(w, id, w.bob)).toBeUndefined()
  expect(await trendOf(w, id)).toBeDefined()
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  expect(await trendOf(w, id)).toBeUndefined()
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
})

test('when everybody has withdrawn there is no trend any more', async ({ w }) => {
  const { id } = await w.makeQuestion(long)
  await say(w, w.bob, id, 6000, '2026-03-01T12:00Z')
  await w.setClock('2026-03-01T13:00Z')
  await withdrawForecast(w.ctxOf(w.bob), id)
  await publish(w, id)
  expect(await trendOf(w, id)).toBeUndefined()
})

test('trends of many questions are one look-up, of none none', async ({ w }) => {
  const { id } = await w.makeQuestion(long)
  await say(w, w.bob, id, 6000, '2026-03-01T12:00Z')
  const asked = [w.question, { id, spec: w.question.spec }]
  expect([...(await trendsSeenBy(w.ctxOf(), asked)).keys()]).toEqual([id])
  expect(await trendsSeenBy(w.ctxOf(), [])).toEqual(new Map())
})
