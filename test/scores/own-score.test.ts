import { expect } from 'vitest'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { halfwayScore } from '#src/scores/halfway-score.ts'
import { saidBy } from '#src/scores/inputs.ts'
import { ownScore } from '#src/scores/own-score.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const say = (w: World, who: Player, percent: number) =>
  makeForecast(w.ctxOf(who), w.question.id, { kind: 'binary', bp: `${percent}%` })
const known = {
  outcome: { kind: 'binary' as const, happened: true },
  known_at: new Date('2026-03-02T00:00Z'),
}
const resolve = (w: World) =>
  proposeResolution(w.ctxOf(w.mona), w.question.id, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
    reason: 'The station reports four millimetres for that day.',
  })
const scoreOf = async (w: World, who: Player) => {
  const said = await saidBy(w.db, who.id, [w.question.id])
  return ownScore(w.ctxOf(who), w.question, known, said.get(w.question.id) ?? [])
}

test('each forecast that stood tells when, what it scored and what it earned beside the others', async ({
  w,
}) => {
  await say(w, w.bob, 60)
  await say(w, w.alice, 80)
  await w.setClock('2026-03-01T18:00Z')
  await say(w, w.bob, 90)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w)
  const own = await scoreOf(w, w.bob)
  expect(own?.pieces).toMatchObject([
    { from: new Date('2026-03-01T12:00Z'), to: new Date('2026-03-01T18:00Z'), share: 0.5 },
    { from: new Date('2026-03-01T18:00Z'), to: new Date('2026-03-02T00:00Z'), share: 0.5 },
  ])
  const [first, second] = own?.pieces.map(({ earned }) => earned ?? Number.NaN) ?? []
  expect(first).toBeCloseTo((0.04 - 0.16) / 4, 12)
  expect(second).toBeCloseTo((0.04 - 0.01) / 4, 12)
  expect((first ?? 0) + (second ?? 0)).toBeCloseTo((own?.score.peer ?? 0) / 1e10, 9)
  expect(own?.last).toBeCloseTo(0.01, 12)
  expect(own?.log).toBeCloseTo(-(Math.log(0.6) + Math.log(0.9)) / 2, 12)
})

test('who withdrew before the end has no last forecast', async ({ w }) => {
  await say(w, w.bob, 60)
  await w.setClock('2026-03-01T18:00Z')
  await withdrawForecast(w.ctxOf(w.bob), w.question.id)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w)
  expect(await scoreOf(w, w.bob)).toMatchObject({ last: null, pieces: [{ share: 1 }] })
})

test('halfway through the schedule the score is of what stood there, at that very instant', async ({
  w,
}) => {
  await w.setClock('2026-03-01T06:00Z')
  await say(w, w.bob, 60)
  await w.setClock('2026-03-01T12:00Z')
  await say(w, w.bob, 90)
  await w.setClock('2026-03-01T12:00:00.001Z')
  await say(w, w.alice, 80)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w)
  const at = new Date('2026-03-01T12:00Z')
  const bob = (await scoreOf(w, w.bob))?.halfway
  expect(bob).toMatchObject({ at, hasEnded: false })
  expect(bob?.score).toBeCloseTo(0.01, 12)
  expect((await scoreOf(w, w.alice))?.halfway).toEqual({ at, score: null, hasEnded: false })
})

test.for([
  ['before its middle has none', '2026-03-01T11:59:59.999Z', null, true],
  ['at its very middle has none', '2026-03-01T12:00Z', null, true],
  ['just after its middle has one', '2026-03-01T12:00:00.001Z', 0.16, false],
] as const)('of a score halfway, a question known %s', ([, known_at, score, hasEnded], { w }) => {
  const said = [{ value: { kind: 'binary' as const, bp: 6000 }, made_at: w.question.opens_at }]
  const told = halfwayScore(w.question, { ...known, known_at: new Date(known_at) }, said)
  expect(told.hasEnded).toBe(hasEnded)
  if (score === null) expect(told.score).toBeNull()
  else expect(told.score).toBeCloseTo(score, 12)
})

test('a schedule of an odd length has its middle on a whole millisecond', ({ w }) => {
  const closes_at = new Date(w.question.opens_at.getTime() + 5)
  const { at } = halfwayScore({ ...w.question, closes_at }, known, [])
  expect(at.getTime() - w.question.opens_at.getTime()).toBe(2)
})

test('nothing of a score is told before a question is resolved, nor to who has none', async ({
  w,
}) => {
  await say(w, w.bob, 60)
  await w.setClock('2026-03-02T00:00Z')
  expect(await scoreOf(w, w.bob)).toBeUndefined()
  await resolve(w)
  expect(await scoreOf(w, w.alice)).toBeUndefined()
  const page = await w.send('GET', `/questions/${w.question.id}-will-it-rain`, w.alice)
  expect(await page.text()).not.toContain('which forecast stood when')
  const own = await w.send('GET', `/questions/${w.question.id}-will-it-rain`, w.bob)
  expect(await own.text()).toContain('which forecast stood when')
})
