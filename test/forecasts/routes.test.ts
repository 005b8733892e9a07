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
  expect(part).toMatch(/^<section id="forecast-panel".*73%, <time/s)
  expect(part).toContain('hx-target="#status" hx-swap="innerHTML">Saved: 73% at 12:00:00 UTC.<')
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

test('a withdrawal is asked back, with what ends and a way to keep it', async ({ w }) => {
  await w.send('POST', w.path, w.bob, chance('73'))
  const asked = await w.send('POST', `/questions/${w.question.id}/withdrawals`, w.bob)
  expect(asked.status).toBe(200)
  const page = await asked.text()
  expect(page).toContain('Withdraw 73%? It ends now; what it said until now still counts.')
  expect(page).toContain('name="confirmed" value="yes"')
  expect(page).toMatch(/<a href="\/questions\/\d+-will-it-rain">Keep it<\/a>/)
  expect(await saved(w)).toHaveLength(1)
})

test('confirmed, a withdrawal ends the forecast and keeps it', async ({ w }) => {
  await w.send('POST', w.path, w.bob, chance('73'))
  const sure = { confirmed: 'yes' }
  const gone = await w.send('POST', `/questions/${w.question.id}/withdrawals`, w.bob, sure)
  expect(gone.status).toBe(303)
  expect(await saved(w)).toMatchObject([{ value: null }, { value: { bp: 7300 } }])
})

test('nothing to withdraw is said, and nothing is written', async ({ w }) => {
  const sure = { confirmed: 'yes' }
  const response = await w.send('POST', `/questions/${w.question.id}/withdrawals`, w.bob, sure)
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('no forecast standing')
  expect(await saved(w)).toEqual([])
})

test.for([
  ['0', '0'],
  ['100', '10000'],
  ['0.4%', '40'],
  ['99,5', '9950'],
] as const)('%s is asked back once, then saved', async ([typed, confirmed], { w }) => {
  const asked = await w.send('POST', w.path, w.bob, chance(typed))
  expect(asked.status).toBe(422)
  const page = await asked.text()
  expect(page).toContain('the worst there is')
  expect(page).toContain(`name="confirmed" value="${confirmed}"`)
  expect(await saved(w)).toEqual([])
  const sure = await w.send('POST', w.path, w.bob, { ...chance(typed), confirmed })
  expect(sure.status).toBe(303)
  expect(await saved(w)).toHaveLength(1)
})

test.for(['bob', undefined] as const)(
  'one near certainty confirms no other: %s is asked again and nothing is kept',
  async (name, { w }) => {
    const who = name && w[name]
    for (const confirmed of ['0', 'yes', '']) {
      const asked = await w.send('POST', w.path, who, { ...chance('99.9'), confirmed })
      expect(asked.status).toBe(422)
      const page = await asked.text()
      expect(page).toContain('99.9% says it cannot fail, or hardly.')
      expect(page).toContain('name="confirmed" value="9990"')
    }
    expect(await saved(w)).toEqual([])
    const drafts = w.db.selectFrom('drafts').select('id').where('question_id', '=', w.question.id)
    expect(await drafts.execute()).toEqual([])
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
  expect(page).toContain('Closed at 00:00:00 UTC, 2026-03-02. Your 73%')
  expect(page).toContain('arrived at 00:00:02 UTC, 2026-03-02 and was not saved')
})

test.for([
  ['an ambiguous chance', 'bob', '0.73', '2026-03-01T12:00Z', 422, 'Do you mean 0.73% or 73%?'],
  ['three decimals', 'bob', '73.456', '2026-03-01T12:00Z', 422, 'at most two decimals'],
  ['a chance above 100', 'bob', '101', '2026-03-01T12:00Z', 422, 'from 0 to 100'],
  ['words', 'bob', 'maybe', '2026-03-01T12:00Z', 422, 'from 0 to 100'],
  ['an empty field', 'bob', '', '2026-03-01T12:00Z', 422, 'from 0 to 100'],
  ['a forecast before the opening', 'bob', '73', '2026-02-28T23:59:59.999Z', 409, 'not opened'],
  ['a forecast at the close', 'bob', '73', '2026-03-02T00:00Z', 409, 'Closed at'],
  ['a barred person', 'eve', '73', '2026-03-01T12:00Z', 403, 'a barred account'],
] as const)('refuses %s and writes nothing', async ([, who, typed, at, status, words], { w }) => {
  await w.setClock(at)
  const response = await w.send('POST', w.path, w[who], chance(typed))
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(words)
  expect(await saved(w)).toEqual([])
})

test('the same chance said again is told as unchanged, with the new time', async ({ w }) => {
  await w.send('POST', w.path, w.bob, chance('73'))
  await w.setClock('2026-03-01T13:00Z')
  const again = await (await w.send('POST', w.path, w.bob, chance('73%'), asPart)).text()
  expect(again).toContain('Unchanged: 73%, said again at 13:00:00 UTC.')
})

test('a number that could be a share is answered by a button for each reading', async ({ w }) => {
  const page = await (await w.send('POST', w.path, w.bob, chance('0,73'))).text()
  expect(page).toContain('Do you mean 0.73% or 73%?')
  for (const reading of ['0.73%', '73%'])
    expect(page).toMatch(new RegExp(`<button class="quiet" name="bp" value="${reading}"`))
  // Enter in the field presses the first button of the form, which saves.
  expect(page.indexOf('Save forecast')).toBeLessThan(page.indexOf('value="0.73%"'))
  expect(await saved(w)).toEqual([])
})

test.for([
  ['', '5', '55'],
  ['', '-5', '45'],
  ['73', '5', '78'],
  ['97', '5', '99'],
  ['3', '-5', '1'],
  ['maybe', '5', '55'],
  ['40', 'far', '40'],
] as const)(
  'from %j a step of %s leads to %s, without saving',
  async ([bp, step, shown], { w }) => {
    const response = await w.send('POST', w.path, w.bob, { ...chance(bp), step })
    expect(response.status).toBe(200)
    const [field] = /<input[^>]*id="bp"[^>]*>/.exec(await response.text()) ?? []
    expect(field).toContain(`value="${shown}"`)
    expect(await saved(w)).toEqual([])
  },
)

test('after a step form and status line say that nothing is saved yet', async ({ w }) => {
  await w.send('POST', w.path, w.bob, chance('73'))
  const step = { ...chance('73'), step: '5' }
  const page = await (await w.send('POST', w.path, w.bob, step)).text()
  expect(page).toContain('<p class="hint">Not saved yet: 78%.</p>')
  expect(page).toContain('Saved: 73%')
  const part = await (await w.send('POST', w.path, w.bob, step, asPart)).text()
  expect(part).toContain('hx-target="#status" hx-swap="innerHTML">Not saved yet: 78%.<')
  expect(await (await w.send('GET', w.path, w.bob)).text()).not.toContain('Not saved yet')
})

test('what is asked back near certainty has the focus on its button', async ({ w }) => {
  const page = await (await w.send('POST', w.path, w.bob, chance('100'))).text()
  expect(page).toMatch(/<button autofocus="">\s*Save it all the same/)
  expect(page.match(/autofocus/g)).toHaveLength(1)
})

test('once saved, the line that says so has the focus, and the next question follows', async ({
  w,
}) => {
  const page = await (await w.send('POST', w.path, w.bob, chance('73'), asPart)).text()
  expect(page).toMatch(/<p class="own" id="saved" tabindex="-1" autofocus="">\s*Saved: 73%/)
  expect(page.indexOf('/questions/next?after=')).toBeGreaterThan(page.indexOf('id="saved"'))
})

test('the next question is the first to close that one has not answered', async ({ w }) => {
  const soon = await w.makeQuestion({
    title: 'Sooner?',
    closes_at: new Date('2026-03-01T12:00:01Z'),
  })
  const next = async () =>
    (await w.send('GET', `/questions/next?after=${w.question.id}`, w.bob)).headers.get('location')
  expect(await next()).toBe(`/questions/${soon.id}-sooner`)
  await w.send('POST', `/questions/${soon.id}/forecasts`, w.bob, chance('20'))
  expect(await next()).not.toBe(`/questions/${soon.id}-sooner`)
  await w.setClock('2036-03-01T12:00Z')
  expect(await next()).toBe('/questions')
})

test('a form refused without script is answered in a page that says what is asked', async ({
  w,
}) => {
  const page = await (await w.send('POST', w.path, w.bob, chance('101'))).text()
  expect(page).toContain('<h1><a href="/questions/')
  expect(page).toContain('YES if rain falls at the harbour station.')
  expect(page.match(/<title>(.*?)<\/title>/)?.[1]).toMatch(/^Error: Will it rain\?/)
})
