import { expect } from 'vitest'
import { startJobLoop } from '#src/entry/job-loop.ts'
import { enqueue } from '#src/events/queue.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { test, type World } from '#test/support/world.ts'

const points = ({ db, question }: World) =>
  db.selectFrom('crowd_points').selectAll().where('question_id', '=', question.id).execute()

const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; tries < 60; tries++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('It did not happen within three seconds.')
}

test('a nudge runs what is due at once, without waiting for the second', async ({ w }) => {
  const loop = startJobLoop(w.db, () => {})
  await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 7300 })
  const begun = performance.now()
  loop.nudge()
  await until(async () => (await points(w)).length === 1)
  await loop.stop()
  expect(performance.now() - begun).toBeLessThan(950)
})

test('without a nudge the clock does it', async ({ w }) => {
  const loop = startJobLoop(w.db, () => {})
  await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 7300 })
  await until(async () => (await points(w)).length === 1)
  await loop.stop()
})

test('stopped, it runs nothing more', async ({ w }) => {
  const loop = startJobLoop(w.db, () => {})
  await loop.stop()
  await enqueue(w.db, { name: 'spread-board', key: 'all', payload: {} })
  await new Promise((resolve) => setTimeout(resolve, 1200))
  const waiting = await w.db
    .selectFrom('jobs')
    .selectAll()
    .where('name', '=', 'spread-board')
    .execute()
  expect(waiting).toHaveLength(1)
})

test('stopping waits for the round that runs', async ({ w }) => {
  const loop = startJobLoop(w.db, () => {})
  await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 7300 })
  loop.nudge()
  await loop.stop()
  const leased = await w.db
    .selectFrom('jobs')
    .selectAll()
    .where('leased_until', 'is not', null)
    .execute()
  expect(leased).toEqual([])
})

test('a database that is away is told, and the loop goes on', async ({ w }) => {
  const said: string[] = []
  let away = true
  const db = new Proxy(w.db, {
    get(target, name) {
      if (away) throw new Error('away')
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const loop = startJobLoop(db, (line) => said.push(line))
  loop.nudge()
  await until(async () => said.length > 0)
  expect(said[0]).toBe('Jobs will be tried again: Error: away')
  away = false
  await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 7300 })
  await until(async () => (await points(w)).length === 1)
  await loop.stop()
})
