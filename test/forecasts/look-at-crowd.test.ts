import { expect } from 'vitest'
import { crowdSeenBy } from '#src/forecasts/crowd.ts'
import { sawCrowdFirst } from '#src/forecasts/crowd-queries.ts'
import { lookAtCrowd } from '#src/forecasts/look-at-crowd.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { wordsOf } from '#test/support/words.ts'
import { asPart, test as base, type Player, type World } from '#test/support/world.ts'

const REVEALED = '2026-03-01T18:00Z'

/** Its question is shown to everybody six hours before it closes. */
const test = base.extend('w', async ({ w }) => ({
  ...w,
  question: await w.makeQuestion({ reveal_at: new Date(REVEALED) }),
}))
const say = (w: World, who: Player, bp: number, id = w.question.id) =>
  makeForecast(w.ctxOf(who), id, { kind: 'binary', bp })
const seen = (w: World, who: Player) => crowdSeenBy(w.ctxOf(who), w.question)
const looks = ({ db, question: { id } }: World) =>
  db.selectFrom('crowd_looks').selectAll().where('question_id', '=', id).execute()
const look = (w: World, who?: Player, headers = {}, id = w.question.id) =>
  w.send('POST', `/questions/${id}/looks`, who, {}, headers)

test('a member who asks sees the crowd from then on, everywhere', async ({ w }) => {
  await say(w, w.alice, 2000)
  await runJobs(w.db)
  await w.setClock(REVEALED)
  const read = async (path: string) => wordsOf((await w.send('GET', path, w.bob)).text())
  const path = `/questions/${w.question.id}`
  expect(await read(`${path}-will-it-rain`)).toContain('Show it to me now')
  const list = () => read('/questions?q=rain')
  expect(await list()).toContain('hidden until you forecast ·')

  const answer = await look(w, w.bob)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}#crowd`])
  expect(await seen(w, w.bob)).toMatchObject({ hidden: false, value: { bp: 2000 } })
  expect(await list()).toContain('crowd 20%')
  expect(await looks(w)).toMatchObject([
    { question_id: w.question.id, person_id: w.bob.id, made_at: new Date(REVEALED) },
  ])
})

test('with script the crowd comes back alone, and the chart is told to follow', async ({ w }) => {
  await say(w, w.alice, 2000)
  await w.setClock(REVEALED)
  const answer = await look(w, w.bob, asPart)
  expect(answer.headers.get('hx-trigger')).toBe('crowd-seen')
  expect(await answer.text()).toMatch(/^<section id="crowd".*20%/s)
})

test('what is said afterwards is marked, what was said before is not', async ({ w }) => {
  await say(w, w.alice, 2000)
  await w.setClock(REVEALED)
  await look(w, w.bob)
  await say(w, w.bob, 2500)
  const page = async (who: Player) =>
    wordsOf((await w.send('GET', `/questions/${w.question.id}/forecasts`, who)).text())
  expect(await page(w.bob)).toContain('seen before forecasting')
  expect(await page(w.alice)).not.toContain('seen before forecasting')
})

test('looking twice is looking once, and after a forecast nothing is left to look at', async ({
  w,
}) => {
  await say(w, w.alice, 2000)
  await w.setClock(REVEALED)
  await look(w, w.bob)
  await w.setClock('2026-03-01T20:00Z')
  await look(w, w.bob)
  await look(w, w.alice)
  expect(await looks(w)).toMatchObject([{ person_id: w.bob.id, made_at: new Date(REVEALED) }])
  expect(await sawCrowdFirst(w.ctxOf(w.alice), w.question.id)).toBe(false)
})

test('before the announced time nobody is let in, and nothing is written', async ({ w }) => {
  await say(w, w.alice, 2000)
  await expect(lookAtCrowd(w.ctxOf(w.bob), w.question.id)).rejects.toMatchObject({
    code: 'hidden',
    message: expect.stringContaining('shown to everybody from'),
  })
  expect((await look(w, w.bob)).status).toBe(409)
  expect(await looks(w)).toEqual([])
  expect(await seen(w, w.bob)).toMatchObject({ hidden: true, isOffered: false })
})

test('guests have no need to ask, and barred people see what guests see', async ({ w }) => {
  await say(w, w.alice, 2000)
  await w.setClock(REVEALED)
  expect((await look(w)).status).toBe(401)
  expect((await look(w, w.eve)).status).toBe(403)
  expect(await seen(w, w.eve)).toMatchObject({ hidden: false })
  expect(await looks(w)).toEqual([])
})

test('once forecasting has ended there is nothing to think of first', async ({ w }) => {
  await say(w, w.alice, 2000)
  await w.setClock('2026-03-02T12:00Z')
  expect(await seen(w, w.bob)).toMatchObject({ hidden: false })
})
