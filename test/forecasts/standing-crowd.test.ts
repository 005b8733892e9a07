import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { type Crowds, keepCrowds, standingCrowd } from '#src/forecasts/standing-crowd.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { published } from '#src/kinds/crowd.ts'
import { asOptions } from '#src/kinds/options.ts'
import { randomFrom } from '#src/scoring/random.ts'
import { boarded } from '#test/support/boards.ts'
import { test, type World } from '#test/support/world.ts'

const KEEP_ALL = { fewest: 1 }
const yes = (bp: number) => ({ kind: 'binary', bp })
const say = (w: World, who: World['bob'], bp: number) =>
  makeForecast(w.ctxOf(who), w.question.id, yes(bp))

/** What is published now of a question, by crowds that are kept or by new ones. */
const saidOf = (w: World, crowds: Crowds = keepCrowds(), question = w.question) =>
  transact(w.ctxOf(), async (trx) => {
    const { crowd, frame } = await standingCrowd(trx, question, crowds)
    return published(crowd, question.spec, frame)
  })

test('a crowd that goes on says after every move what a new one says', async ({ w }) => {
  const crowds = keepCrowds(KEEP_ALL)
  const random = randomFrom(4)
  const cast = [w.alice, w.bob, w.mona, w.max, w.ada]
  const standing = new Set<number>()
  for (let move = 0; move < 16; move++) {
    const who = cast[Math.floor(random() * cast.length)] as World['bob']
    if (standing.has(who.id) && random() < 0.3) {
      await withdrawForecast(w.ctxOf(who), w.question.id)
      standing.delete(who.id)
    } else {
      await say(w, who, Math.floor(random() * 10_001))
      standing.add(who.id)
    }
    if (random() < 0.5) await w.setClock(`2026-03-01T12:${10 + move}Z`)
    expect(await saidOf(w, crowds)).toEqual(await saidOf(w))
  }
  expect(crowds.kept.get(w.question.id)?.crowd.standing.size ?? 0).toBe(standing.size)
})

test('of options the same', async ({ w }) => {
  const crowds = keepCrowds(KEEP_ALL)
  const question = await w.makeQuestion({
    spec: { kind: 'ordered', options: asOptions(['June', 'July', 'later']) },
  })
  for (const [index, who] of [w.alice, w.bob, w.mona, w.alice].entries()) {
    const bps = [1000 * index, 2000, 8000 - 1000 * index]
    await makeForecast(w.ctxOf(who), question.id, { kind: 'ordered', bps })
    expect(await saidOf(w, crowds, question)).toEqual(await saidOf(w, keepCrowds(), question))
  }
})

test('a kept crowd reads only what it has not heard', async ({ w }) => {
  const crowds = keepCrowds(KEEP_ALL)
  await say(w, w.alice, 1000)
  await saidOf(w, crowds)
  const kept = crowds.kept.get(w.question.id)?.crowd
  await w.setClock('2026-03-01T13:00Z')
  await say(w, w.bob, 3000)
  expect((await saidOf(w, crowds))?.value).toEqual(yes(2000))
  expect(crowds.kept.get(w.question.id)?.crowd).toBe(kept)
})

test('what is undone before it was recorded is forgotten', async ({ w }) => {
  const crowds = keepCrowds(KEEP_ALL)
  await say(w, w.alice, 1000)
  await saidOf(w, crowds)
  await transact(w.ctxOf(), async (trx) => {
    await makeForecast({ ...w.ctxOf(w.bob), db: trx }, w.question.id, yes(9000))
    await standingCrowd(trx, w.question, crowds)
    throw new Error('undone')
  }).catch(() => undefined)
  await say(w, w.max, 3000)
  expect((await saidOf(w, crowds))?.value).toEqual(yes(2000))
})

test('a clock that was set back a little loses nothing', async ({ w }) => {
  const crowds = keepCrowds(KEEP_ALL)
  await say(w, w.alice, 1000)
  await saidOf(w, crowds)
  await w.setClock('2026-03-01T11:59:40Z')
  await say(w, w.bob, 9000)
  const point = await saidOf(w, crowds)
  expect(point).toEqual(await saidOf(w))
  expect(point?.value).toEqual(yes(5000))
})

test('few people are not kept, nor more questions than there is room for', async ({ w }) => {
  const crowds = keepCrowds({ fewest: 2, most: 1 })
  await say(w, w.alice, 1000)
  await saidOf(w, crowds)
  expect(crowds.kept.size).toBe(0)
  await say(w, w.bob, 1000)
  await saidOf(w, crowds)
  const other = await w.makeQuestion()
  for (const who of [w.alice, w.bob]) await makeForecast(w.ctxOf(who), other.id, yes(5000))
  await saidOf(w, crowds, other)
  expect([...crowds.kept.keys()]).toEqual([other.id])
})

test('who is known to be skilled weighs more in the pool by skill, from then on', async ({ w }) => {
  const crowds = keepCrowds(KEEP_ALL)
  await say(w, w.alice, 2000)
  await say(w, w.bob, 8000)
  const before = await saidOf(w, crowds)
  expect(before?.others.skilled).toEqual(yes(5000))
  await boarded(w, [
    { person_id: w.alice.id, peer: 9e9 },
    ...[w.bob, w.mona, w.max, w.ada].map(({ id }) => ({ person_id: id, peer: -225e7 })),
  ])
  const after = await saidOf(w, crowds)
  expect(after).toEqual(await saidOf(w))
  // Skill 0.9 / 31 and a hundredth against a hundredth alone.
  const [a, b] = [0.9 / 31 + 0.01, 0.01]
  const logOdds = (Math.log(4) * (b - a)) / (a + b)
  expect(after?.others.skilled).toEqual(yes(Math.round(10_000 / (1 + Math.exp(-logOdds)))))
  expect(after?.others.odds).toEqual(before?.others.odds)
})
