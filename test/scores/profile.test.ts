import { expect } from 'vitest'
import { createApp } from '#src/app.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const say = (w: World, who: Player, percent: number, id = w.question.id) =>
  makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: `${percent}%` })
const resolve = (w: World, id: number, happened: 'yes' | 'no') =>
  proposeResolution(w.ctxOf(w.mona), id, {
    ...{ kind: 'binary', happened, version: '1', evidence: 'https://news.example/rain' },
    reason: `The station reports for day ${id} what everybody there saw as well.`,
  })
const profile = async (w: World, whose: Player, viewer?: Player) =>
  (await w.send('GET', `/forecasters/${whose.handle}`, viewer)).text()

/** Bob's forecasts on this many questions, each changed once and resolved. */
async function resolved(w: World, count: number) {
  const made = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      w.makeQuestion({ title: `Will the ${index + 1}. ferry of the season reach harbour?` }),
    ),
  )
  for (const { id } of made) await say(w, w.bob, 70 + (id % 7), id)
  await w.setClock('2026-03-01T15:00Z')
  for (const { id } of made) await say(w, w.bob, 80 + (id % 9), id)
  await w.setClock('2026-03-01T18:00Z')
  for (const { id } of made) await resolve(w, id, id % 4 === 0 ? 'no' : 'yes')
}

test('a profile shows how often things happened, to oneself and to others', async ({ w }) => {
  await say(w, w.bob, 73)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w, w.question.id, 'yes')
  const own = await profile(w, w.bob, w.bob)
  expect(own).toContain('Too few to judge: 1 of 20 resolved questions.')
  expect(own).toContain('When you say 70–80%, it happens 100% of the time')
  for (const viewer of [undefined, w.alice])
    expect(await profile(w, w.bob, viewer)).toContain(`When ${w.bob.handle} says 70–80%`)
})

test('open forecasts stand on one’s own profile and on nobody else’s', async ({ w }) => {
  await say(w, w.bob, 42.5)
  expect(await profile(w, w.bob, w.bob)).toMatch(/Your open forecasts.*42\.5%.*closes/s)
  for (const viewer of [undefined, w.alice, w.ada]) {
    const page = await profile(w, w.bob, viewer)
    expect(page).not.toContain('Your open forecasts')
    expect(page).not.toContain('42.5%')
  }
  await withdrawForecast(w.ctxOf(w.bob), w.question.id)
  expect(await profile(w, w.bob, w.bob)).toContain('None now.')
})

test('what has closed is no open forecast any more', async ({ w }) => {
  await say(w, w.bob, 42.5)
  await w.setClock('2026-03-02T00:00Z')
  expect(await profile(w, w.bob, w.bob)).toContain('None now.')
})

/** How many statements a page needs. */
async function statementsOf(w: World, path: string) {
  let statements = 0
  const counted = w.db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const app = createApp(() => ({ config: w.config, db: counted, asset: (name) => name }))
  expect((await app.request(`http://site.test${path}`)).status).toBe(200)
  return statements
}

test('a full profile is light, and asks no more of the database than a short one', async ({
  w,
}) => {
  const path = `/forecasters/${w.bob.handle}`
  await resolved(w, 1)
  const few = await statementsOf(w, path)
  expect(few).toBeGreaterThan(3)
  await w.setClock('2026-03-01T12:00Z')
  await resolved(w, 29)
  expect(await statementsOf(w, path)).toBe(few)
  const page = await profile(w, w.bob, w.bob)
  expect(page).toContain('over 30 questions')
  expect(page.match(/<h3>/g)).toHaveLength(25)
  expect(page).not.toContain('Too few to judge')
  const gzipped = new Blob([page]).stream().pipeThrough(new CompressionStream('gzip'))
  expect((await new Response(gzipped).arrayBuffer()).byteLength).toBeLessThan(8 * 1024)
})
