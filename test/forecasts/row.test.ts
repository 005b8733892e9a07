import { expect } from 'vitest'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { all, buttons, field, heard, one, read } from '#test/views/reading.ts'

const rowPath = (w: World) => `/questions/${w.question.id}/forecasts?view=row`
const BACK = '/questions?state=open&topic=sea'
const chance = (bp: string, more: object = {}) => ({ kind: 'binary', bp, back: BACK, ...more })
const saved = (w: World) => forecastsBy(w.db, w.bob.id, w.question.id)
const LABEL = 'Your chance, in %: Will it rain?'

/** What comes back for a row sent with htmx. */
const sendRow = async (w: World, fields: Record<string, string>, who: Player | undefined = w.bob) =>
  w.send('POST', rowPath(w), who, fields, asPart)

test('a row saved with htmx comes back alone, says so and has the focus', async ({ w }) => {
  const response = await sendRow(w, chance('73,5'))
  expect(response.status).toBe(200)
  const row = await read(response.text())
  expect(row.children[0]).toMatchObject({ tag: 'li', attributes: { id: `row-${w.question.id}` } })
  const [words] = all(row, 'span').filter(({ attributes }) => attributes.autofocus !== undefined)
  expect(words && heard(words)).toBe('· Saved: 73.5%')
  expect(heard(row)).toContain('Saved: 73.5% at 12:00:00 UTC.')
  expect(heard(row)).toContain('no crowd yet')
  expect(field(row, LABEL).attributes).toMatchObject({ value: '73.5', name: 'bp' })
  expect(one(row, 'form').attributes['hx-target']).toBe(`#row-${w.question.id}`)
  expect(await saved(w)).toMatchObject([{ value: { bp: 7350 } }])
})

test('a row saved without script leads back to it, in the list it came from', async ({ w }) => {
  const response = await w.send('POST', rowPath(w), w.bob, chance('73'))
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`${BACK}#row-${w.question.id}`)
  expect(await saved(w)).toHaveLength(1)
})

test.for(['//evil.example', 'https://evil.example/', '/\\evil.example', ''])(
  'a row that claims to stand at %j leads to no other host',
  async (back, { w }) => {
    const response = await w.send('POST', rowPath(w), w.bob, chance('73', { back }))
    const place = new URL(response.headers.get('location') ?? '', 'http://site.test')
    expect(place.host).toBe('site.test')
    expect(place.hash).toBe(`#row-${w.question.id}`)
  },
)

test('a row has an address of its own: alone for htmx, in a page for a browser', async ({ w }) => {
  const part = await (await w.send('GET', rowPath(w), w.bob, {}, asPart)).text()
  expect(part).toMatch(new RegExp(`^<li id="row-${w.question.id}" class="row">`))
  const page = await read((await w.send('GET', rowPath(w), w.bob)).text())
  expect(heard(one(page, 'h1'))).toBe('Will it rain?')
  expect(faultsOf(page)).toEqual([])
})

test('a row sent three times at once is saved once', async ({ w }) => {
  const form = chance('73', { idempotency_key: 'row' })
  const answers = await Promise.all([1, 2, 3].map(() => sendRow(w, form)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await saved(w)).toHaveLength(1)
})

test.for([
  ['0.73', 422, 'Do you mean 0.73% or 73%?'],
  ['73.456', 422, 'at most two decimals'],
  ['101', 422, 'from 0 to 100'],
  ['', 422, 'from 0 to 100'],
] as const)(
  'a row with %j keeps it, with the problem at its field, and writes nothing',
  async ([bp, status, words], { w }) => {
    for (const headers of [asPart, {}]) {
      const response = await w.send('POST', rowPath(w), w.bob, chance(bp), headers)
      expect(response.status).toBe(status)
      const row = await read(response.text())
      const { attributes } = field(row, LABEL)
      expect(attributes).toMatchObject({ value: bp, 'aria-invalid': 'true' })
      expect(attributes).toHaveProperty('autofocus')
      const [problem] = all(row, 'span').filter(
        ({ attributes: { id } }) => id === attributes['aria-describedby'],
      )
      expect(problem && heard(problem)).toContain(words)
      const back = all(row, 'input').find((input) => input.attributes.name === 'back')
      expect(back?.attributes.value).toBe(BACK)
      expect(faultsOf(row)).toEqual([])
    }
    expect(await saved(w)).toEqual([])
  },
)

test('both readings of a number are buttons of the row, after the one that saves', async ({
  w,
}) => {
  const row = await read((await sendRow(w, chance('0.73'))).text())
  expect(buttons(row)).toEqual(['Save', '0.73%', '73%'])
})

test('near certainty is asked back in the row, and saved once confirmed', async ({ w }) => {
  const asked = await sendRow(w, chance('100'))
  expect(asked.status).toBe(422)
  const row = await read(asked.text())
  const [button] = all(row, 'button')
  expect(button && heard(button)).toBe('Save it all the same')
  expect(all(row).filter(({ attributes }) => 'autofocus' in attributes)).toEqual([button])
  expect(heard(row)).toContain('the worst there is')
  expect((await sendRow(w, chance('0', { confirmed: '10000' }))).status).toBe(422)
  expect(await saved(w)).toEqual([])
  expect((await sendRow(w, chance('100', { confirmed: '10000' }))).status).toBe(200)
  expect(await saved(w)).toHaveLength(1)
})

test.for([
  ['2026-03-02T00:00:02Z', 'Closed at 00:00:00 UTC, 2026-03-02. Your 73% arrived at 00:00:02'],
  ['2026-02-28T12:00Z', 'has not opened'],
] as const)('at %s a row is refused, says why, and writes nothing', async ([at, words], { w }) => {
  await w.setClock(at)
  const response = await sendRow(w, chance('73'))
  expect(response.status).toBe(409)
  const row = await read(response.text())
  expect(heard(one(row, 'p'))).toContain(words)
  expect(one(row, 'p').attributes).toMatchObject({ role: 'alert', autofocus: '' })
  expect(all(row, 'form')).toEqual([])
  expect(await saved(w)).toEqual([])
})

test('a barred person’s row is refused and writes nothing', async ({ w }) => {
  expect((await sendRow(w, chance('73'), w.eve)).status).toBe(403)
  expect(await forecastsBy(w.db, w.eve.id, w.question.id)).toEqual([])
})

test('a guest’s row waits for the account, which leads back to it', async ({ w }) => {
  const next = encodeURIComponent(`${BACK}#row-${w.question.id}`)
  const plain = await w.send('POST', rowPath(w), undefined, chance('73'))
  expect(plain.headers.get('location')).toBe(`/sign-up?next=${next}`)
  const part = await w.send('POST', rowPath(w), undefined, chance('74'), asPart)
  expect(part.headers.get('hx-redirect')).toBe(`/sign-up?next=${next}`)
  const drafts = await w.db
    .selectFrom('drafts')
    .select('value')
    .where('question_id', '=', w.question.id)
    .execute()
  expect(drafts.map(({ value }) => value)).toMatchObject([{ bp: 7300 }, { bp: 7400 }])
})

test('a guest’s refused row keeps its words and leaves nothing waiting', async ({ w }) => {
  const row = await read((await w.send('POST', rowPath(w), undefined, chance('7:3'))).text())
  expect(field(row, LABEL).attributes.value).toBe('7:3')
  const left = await w.db
    .selectFrom('drafts')
    .selectAll()
    .where('question_id', '=', w.question.id)
    .execute()
  expect(left).toEqual([])
})

test('of several options a row leads to the question instead', async ({ w }) => {
  const options = [
    { key: 'a', label: 'June' },
    { key: 'b', label: 'July' },
  ]
  const { id } = await w.makeQuestion({ title: 'When?', spec: { kind: 'choice', options } })
  const row = await read(
    (await w.send('GET', `/questions/${id}/forecasts?view=row`, w.bob, {}, asPart)).text(),
  )
  expect(all(row, 'form')).toEqual([])
  const last = all(row, 'a').at(-1)
  expect(last && heard(last)).toBe('Forecast: When?')
  expect(last?.attributes.href).toBe(`/questions/${id}-when#forecast-panel`)
})

test('a row shows the crowd only once one has forecast', async ({ w }) => {
  await w.send('POST', w.path, w.alice, { kind: 'binary', bp: '20' })
  const before = await (await w.send('GET', rowPath(w), w.bob, {}, asPart)).text()
  expect(before).toContain('hidden until you forecast')
  expect(before).not.toContain('20%')
  expect(await (await sendRow(w, chance('60'))).text()).toContain('40%')
})
