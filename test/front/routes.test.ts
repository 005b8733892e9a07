import { expect } from 'vitest'
import { seed } from '#src/entry/seed.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { wordsOf } from '#test/support/words.ts'
import { test, type World } from '#test/support/world.ts'

const home = async (w: World, who?: World['bob']) => (await w.send('GET', '/', who)).text()

test('an empty site says what it is for and invites to sign up', async ({ w }) => {
  const page = await home(w)
  expect(page.match(/<h1/g)).toHaveLength(1)
  expect(page).toContain('href="/sign-up"')
  expect(page).toContain(`/questions/${w.question.id}-will-it-rain`)
})

test('a claim with its own open question leads, quoted, with its article', async ({ w }) => {
  await seed(w.db, () => {})
  const words = await wordsOf(home(w))
  const lead = await w.db
    .selectFrom('claims')
    .innerJoin('claim_questions', 'claim_questions.claim_id', 'claims.id')
    .innerJoin('questions', 'questions.id', 'claim_questions.question_id')
    .innerJoin('claim_anchors', 'claim_anchors.claim_id', 'claims.id')
    .select(['exact', 'questions.title'])
    .where('relation', '=', 'direct')
    .where('questions.state', '=', 'published')
    .orderBy('claims.made_at', 'desc')
    .orderBy('questions.id')
    .execute()
  expect(lead.some(({ exact }) => words.includes(exact))).toBe(true)
})

test('the front page shows the crowd to who has forecast and hides it from others', async ({
  w,
}) => {
  await makeForecast(w.ctxOf(w.alice), w.question.id, { kind: 'binary', bp: 3700 })
  await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 6100 })
  expect(await wordsOf(home(w, w.bob))).toContain('49%')
  expect(await wordsOf(home(w, w.mona))).not.toMatch(/37%|61%|49%/)
  expect(await wordsOf(home(w))).not.toMatch(/37%|61%|49%/)
})

test('what was resolved stands on the front page, what was put away does not', async ({ w }) => {
  const told = { state: 'final' as const, closes_at: new Date('2026-03-01T10:00Z') }
  await w.makeQuestion({ ...told, title: 'Did the bridge open?' })
  await w.makeQuestion({ ...told, title: 'Old news?', archived_at: new Date('2026-03-01T11:00Z') })
  const words = await wordsOf(home(w))
  expect(words).toContain('Did the bridge open?')
  expect(words).not.toContain('Old news?')
})

test('of many open questions eight are shown, the next to close first', async ({ w }) => {
  for (let hour = 23; hour > 12; hour--)
    await w.makeQuestion({
      title: `Will the tide turn at ${hour}?`,
      closes_at: new Date(`2026-03-01T${hour}:00Z`),
    })
  const titles = (await wordsOf(home(w))).match(/Will the tide turn at \d+\?/g) ?? []
  expect([...new Set(titles)].slice(0, 3)).toEqual(
    [13, 14, 15].map((hour) => `Will the tide turn at ${hour}?`),
  )
  expect(new Set(titles).size).toBeLessThanOrEqual(8)
})

test('help explains every number a reader meets', async ({ w }) => {
  const response = await w.send('GET', '/help')
  expect(response.status).toBe(200)
  const words = await wordsOf(response.text())
  for (const term of ['Brier score', 'coverage', 'skill points', 'interval', 'crowd'])
    expect(words.toLowerCase()).toContain(term.toLowerCase())
})

test('nothing of a hidden draft is on the front page, not even for its neighbours', async ({
  w,
}) => {
  await w.makeQuestion({ title: 'A secret plan?', state: 'draft' })
  expect(await home(w, w.bob)).not.toContain('A secret plan?')
})
