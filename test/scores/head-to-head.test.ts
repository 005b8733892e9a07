import { expect } from 'vitest'
import { changeHandle } from '#src/accounts/change-handle.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { headToHeadOf } from '#src/scores/head-to-head.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const say = (w: World, who: Player, percent: number, id = w.question.id) =>
  makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: `${percent}%` })
const resolve = (w: World, id = w.question.id) =>
  proposeResolution(w.ctxOf(w.mona), id, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
    reason: `The station reports for day ${id} what everybody there saw as well.`,
  })
const page = async (w: World, path: string, who?: Player) =>
  (await w.send('GET', `/forecasters/${path}`, who)).text()

test('two people are compared while both stood on what is resolved, and on nothing else', async ({
  w,
}) => {
  const [alone, open] = [await w.makeQuestion(), await w.makeQuestion()]
  await say(w, w.alice, 80)
  for (const { id } of [alone, open]) await say(w, w.alice, 80, id)
  await say(w, w.bob, 60, open.id)
  await w.setClock('2026-03-01T18:00Z')
  await say(w, w.bob, 60)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w)
  await resolve(w, alone.id)
  const { interval, meetings } = await headToHeadOf(w.db, { own: w.alice.id, other: w.bob.id })
  expect(meetings).toMatchObject([{ question_id: w.question.id, coverage: 0.25 }])
  expect(meetings[0]?.relative).toBeCloseTo(0.12 / 4, 12)
  expect(interval.mean).toBeCloseTo(0.12, 12)
  const turned = await headToHeadOf(w.db, { own: w.bob.id, other: w.alice.id })
  expect(turned.interval.mean).toBeCloseTo(-0.12, 12)
})

test('a page tells who stood better; the profile of somebody else leads there', async ({ w }) => {
  for (const [who, percent] of [
    [w.alice, 80],
    [w.bob, 60],
  ] as const)
    await say(w, who, percent)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w)
  const path = `${w.alice.handle}/beside/${w.bob.handle}`
  expect(await page(w, path)).toMatch(/scored <strong>12\.0<\/strong> points better/)
  expect(await page(w, w.bob.handle, w.alice)).toContain(`href="/forecasters/${path}"`)
  for (const viewer of [undefined, w.bob])
    expect(await page(w, w.bob.handle, viewer)).not.toContain('Beside me')
})

test('nobody stands beside themselves or beside nobody; who was renamed is found', async ({
  w,
}) => {
  const at = (path: string) => w.send('GET', `/forecasters/${path}`)
  expect((await at(`${w.bob.handle}/beside/${w.bob.handle}`)).status).toBe(404)
  expect((await at(`${w.bob.handle}/beside/nobody-here`)).status).toBe(404)
  expect(await page(w, `${w.bob.handle}/beside/${w.alice.handle}`)).toContain('have not yet stood')
  await changeHandle(w.ctxOf(w.alice), { handle: `${w.alice.handle}x` })
  const moved = await at(`${w.bob.handle}/beside/${w.alice.handle}`)
  expect(moved.status).toBe(301)
  expect(moved.headers.get('location')).toBe(
    `/forecasters/${w.bob.handle}/beside/${w.alice.handle}x`,
  )
})
