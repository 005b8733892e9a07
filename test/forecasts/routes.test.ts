import { expect } from 'vitest'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { asPart, test, type World } from '#test/support/world.ts'

const chance = (bp: string) => ({ kind: 'binary', bp })
const saved = (w: World) => forecastsBy(w.db, w.bob.id, w.question.id)

test('a member forecasts and is sent back to the question', async ({ w }) => {
  const response = await w.send('POST', w.path, w.bob, chance('73,5'))
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`/questions/${w.question.id}#forecast-panel`)
  expect(await saved(w)).toMatchObject([
    { value: { bp: 7350 }, made_at: new Date('2026-03-01T12:00Z') },
  ])
})

test('htmx gets the panel alone; a browser gets it inside the page', async ({ w }) => {
  const part = await (await w.send('POST', w.path, w.bob, chance('73'), asPart)).text()
  const page = await (await w.send('GET', w.path, w.bob)).text()
  expect(part).toMatch(/^<section id="forecast-panel".*73% <time/s)
  expect(page).toMatch(/<title>Will it rain\? · .*<section id="forecast-panel"/s)
})

test('what else shows the crowd is told of it by an event', async ({ w }) => {
  const response = await w.send('POST', w.path, w.bob, chance('73'), asPart)
  expect(response.headers.get('hx-trigger')).toBe('forecast-saved')
})

test('a change of mind adds a row above the old one', async ({ w }) => {
  await w.send('POST', w.path, w.bob, chance('20'))
  await w.send('POST', w.path, w.bob, chance('60'))
  expect(await saved(w)).toMatchObject([{ value: { bp: 6000 } }, { value: { bp: 2000 } }])
})

test('the same form sent three times at once saves one forecast', async ({ w }) => {
  const form = { ...chance('73'), idempotency_key: 'k1' }
  const answers = await Promise.all([1, 2, 3].map(() => w.send('POST', w.path, w.bob, form)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await saved(w)).toHaveLength(1)
})

test('the same key with another chance is answered with what was saved', async ({ w }) => {
  await w.send('POST', w.path, w.bob, { ...chance('73'), idempotency_key: 'k1' })
  const again = await w.send('POST', w.path, w.bob, { ...chance('40'), idempotency_key: 'k1' })
  expect(again.status).toBe(422)
  const page = await again.text()
  expect(page).toContain('already sent with other words')
  expect(page).toContain('value="40"')
  expect(page).not.toContain('value="k1"')
  expect(await saved(w)).toMatchObject([{ value: { bp: 7300 } }])
})

test('a withdrawal ends the forecast and keeps it', async ({ w }) => {
  await w.send('POST', w.path, w.bob, chance('73'))
  const gone = await w.send('POST', `/questions/${w.question.id}/withdrawals`, w.bob)
  expect(gone.status).toBe(303)
  expect(await saved(w)).toMatchObject([{ value: null }, { value: { bp: 7300 } }])
})

test('nothing to withdraw is said, and nothing is written', async ({ w }) => {
  const response = await w.send('POST', `/questions/${w.question.id}/withdrawals`, w.bob)
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('no forecast standing')
  expect(await saved(w)).toEqual([])
})

test.for(['0', '100', '0.4%', '99,5'])(
  '%s is asked back once, then saved',
  async (typed, { w }) => {
    const asked = await w.send('POST', w.path, w.bob, chance(typed))
    expect(asked.status).toBe(422)
    const page = await asked.text()
    expect(page).toContain('the worst there is')
    expect(page).toContain('name="confirmed" value="yes"')
    expect(await saved(w)).toEqual([])
    const sure = await w.send('POST', w.path, w.bob, { ...chance(typed), confirmed: 'yes' })
    expect(sure.status).toBe(303)
    expect(await saved(w)).toHaveLength(1)
  },
)

test.for(['1%', '99', '1,5', '98.99'])('%s needs no second asking', async (typed, { w }) => {
  expect((await w.send('POST', w.path, w.bob, chance(typed))).status).toBe(303)
})

test('a closed question tells both moments', async ({ w }) => {
  await w.setClock('2026-03-02T00:00:02Z')
  const response = await w.send('POST', w.path, w.bob, chance('73'))
  const page = await response.text()
  expect(response.status).toBe(409)
  expect(page).toContain('closed, at 00:00:00 UTC on 2026-03-02')
  expect(page).toContain('arrived at 00:00:02 UTC on 2026-03-02 and was not saved')
})

test.for([
  ['an ambiguous chance', 'bob', '0.73', '2026-03-01T12:00Z', 422, 'Do you mean 0.73% or 73%?'],
  ['three decimals', 'bob', '73.456', '2026-03-01T12:00Z', 422, 'at most two decimals'],
  ['a chance above 100', 'bob', '101', '2026-03-01T12:00Z', 422, 'from 0 to 100'],
  ['words', 'bob', 'maybe', '2026-03-01T12:00Z', 422, 'from 0 to 100'],
  ['an empty field', 'bob', '', '2026-03-01T12:00Z', 422, 'from 0 to 100'],
  ['a forecast before the opening', 'bob', '73', '2026-02-28T23:59:59.999Z', 409, 'not opened'],
  ['a forecast at the close', 'bob', '73', '2026-03-02T00:00Z', 409, 'has closed'],
  ['a barred person', 'eve', '73', '2026-03-01T12:00Z', 403, 'a barred account'],
] as const)('refuses %s and writes nothing', async ([, who, typed, at, status, words], { w }) => {
  await w.setClock(at)
  const response = await w.send('POST', w.path, w[who], chance(typed))
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(words)
  expect(await saved(w)).toEqual([])
})
