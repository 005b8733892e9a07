import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { deskOf } from '#src/forecasts/desk.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { newlyResolved } from '#src/front/queries.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import {
  all,
  buttons,
  type Element,
  field,
  headings,
  heard,
  links,
  one,
  read,
} from '#test/views/reading.ts'

const JUNE = new Date('2026-06-01T00:00Z')
const later = { closes_at: JUNE, resolve_by: JUNE }

/** Three questions on which bob said 20, 40 and 60%. */
async function threeRows(w: World) {
  const rows = []
  for (const percent of [20, 40, 60]) {
    const row = await w.makeQuestion({ title: `Does ${percent} stand?`, ...later })
    await w.send('POST', `/questions/${row.id}/forecasts`, w.bob, {
      kind: 'binary',
      bp: `${percent}`,
    })
    rows.push(row)
  }
  return rows as [World['question'], World['question'], World['question']]
}

/** The fields of a row as the desk sends them. */
const row = ({ id }: { id: number }, bp: string, was: string, more: object = {}) => ({
  [`${id}.kind`]: 'binary',
  [`${id}.bp`]: bp,
  [`${id}.was`]: was,
  ...more,
})

const saved = (w: World, { id }: { id: number }, who: Player = w.bob) =>
  forecastsBy(w.db, who.id, id)
const counts = async (w: World, rows: { id: number }[]) =>
  Promise.all(rows.map(async (one) => (await saved(w, one)).length))

const desk = async (w: World, who = w.bob, path = '/desk') =>
  read((await w.send('GET', path, who)).text())

const nameOf = (title: string) => `Your chance, in %: ${title}`
const item = (page: Element, id: number) =>
  all(page, 'li').find(({ attributes }) => attributes.id === `desk-${id}`) as Element

test('a guest is asked to sign in and comes back to the desk', async ({ w }) => {
  const response = await w.send('GET', '/desk')
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/sign-in?next=%2Fdesk')
})

test('the desk is reached from every page of somebody signed in', async ({ w }) => {
  expect(links(await read((await w.send('GET', '/help', w.bob)).text()))['My desk']).toBe('/desk')
  expect(links(await read((await w.send('GET', '/help')).text()))).not.toHaveProperty(['My desk'])
})

test('what stands is there with its field, and only what is one’s own', async ({ w }) => {
  const [first] = await threeRows(w)
  await w.send('POST', w.path, w.alice, { kind: 'binary', bp: '5' })
  const page = await desk(w)
  expect(field(page, nameOf('Does 20 stand?')).attributes).toMatchObject({
    ...{ value: '20', name: `${first.id}.bp` },
  })
  expect(all(one(page, 'main'), 'form')).toHaveLength(1)
  expect(heard(page)).not.toContain('Will it rain?')
  expect(faultsOf(page)).toEqual([])
})

test('many rows are saved by one form; what was not changed is left alone', async ({ w }) => {
  const [a, b, c] = await threeRows(w)
  const form = { ...row(a, '25', '20'), ...row(b, '40', '40'), ...row(c, '65,5', '60') }
  const response = await w.send('POST', '/desk', w.bob, form)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`/desk?saved=${a.id}.${c.id}`)
  expect(await counts(w, [a, b, c])).toEqual([2, 1, 2])
  expect((await saved(w, c))[0]).toMatchObject({ value: { bp: 6550 } })
  const page = await desk(w, w.bob, response.headers.get('location') as string)
  expect(heard(item(page, a.id))).toContain('Saved: 25%')
  expect(heard(item(page, b.id))).toContain('you: 40%')
  expect(heard(item(page, c.id))).toContain('Saved: 65.5%')
})

test('htmx gets the rows alone, the first saved one has the focus, the line above says how many', async ({
  w,
}) => {
  const [a, b] = await threeRows(w)
  const form = { ...row(a, '25', '20'), ...row(b, '45', '40') }
  const response = await w.send('POST', '/desk', w.bob, form, asPart)
  expect(response.status).toBe(200)
  const part = await read(response.text())
  expect(part.children[0]).toMatchObject({ tag: 'section', attributes: { id: 'desk-rows' } })
  const focused = all(part).filter(({ attributes }) => 'autofocus' in attributes)
  expect(focused.map(heard)).toEqual(['· Saved: 25%'])
  const [status] = all(part, 'hx-partial')
  expect(status && heard(status)).toBe('Saved: 2 forecasts.')
})

test('a form with nothing changed writes nothing, and says so', async ({ w }) => {
  const [a] = await threeRows(w)
  const part = await read(
    (await w.send('POST', '/desk', w.bob, row(a, ' 20 ', '20'), asPart)).text(),
  )
  expect(heard(part)).toContain('Nothing was changed, so nothing is saved.')
  expect(await counts(w, [a])).toEqual([1])
  const plain = await w.send('POST', '/desk', w.bob, row(a, '20', '20'))
  expect(plain.headers.get('location')).toBe('/desk')
})

test('a form sent three times at once is saved once', async ({ w }) => {
  const [a, b] = await threeRows(w)
  const form = { ...row(a, '25', '20'), ...row(b, '45', '40'), idempotency_key: 'desk' }
  const answers = await Promise.all(
    [1, 2, 3].map(() => w.send('POST', '/desk', w.bob, form, asPart)),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await counts(w, [a, b])).toEqual([2, 2])
  const told = await Promise.all(answers.map((answer) => answer.text()))
  expect(told.filter((text) => text.includes('Sent twice, saved once'))).toHaveLength(2)
})

test('a row that is refused keeps its words and its reason; the others are saved', async ({
  w,
}) => {
  const [a, b, c] = await threeRows(w)
  const form = { ...row(c, '65', '60'), ...row(b, '0.4', '40'), ...row(a, '101', '20') }
  for (const [index, headers] of [{}, asPart].entries()) {
    const response = await w.send('POST', '/desk', w.bob, form, headers)
    expect(response.status).toBe(422)
    const page = await read(response.text())
    const [problems] = all(page).filter(({ attributes }) => attributes.role === 'alert')
    expect(links(problems as Element)).toEqual({
      'Does 20 stand? · Enter a chance from 0 to 100, such as 73 or 73%.': `#chance-${a.id}`,
      'Does 40 stand? · Do you mean 0.4% or 40%? Add a percent sign to say which.': `#chance-${b.id}`,
    })
    expect(all(page).filter(({ attributes }) => 'autofocus' in attributes)).toEqual([problems])
    expect(field(page, nameOf('Does 20 stand?')).attributes).toMatchObject({
      ...{ value: '101', 'aria-invalid': 'true' },
    })
    expect(heard(item(page, b.id))).toContain('Do you mean 0.4% or 40%?')
    expect(heard(item(page, c.id))).toContain('Saved: 65%')
    expect(heard(page)).toContain('Saved: 1 forecast. Not saved: 2 rows.')
    expect(faultsOf(page)).toEqual([])
    expect(await counts(w, [a, b, c])).toEqual([1, 1, 2 + index])
  }
})

test('when no row is good, nothing is written', async ({ w }) => {
  const [a, b] = await threeRows(w)
  const response = await w.send('POST', '/desk', w.bob, {
    ...row(a, '', '20'),
    ...row(b, 'x', '40'),
  })
  expect(response.status).toBe(422)
  expect(heard(await read(response.text()))).toContain('Nothing was saved.')
  expect(await counts(w, [a, b])).toEqual([1, 1])
})

test('near certainty is asked back by a box in its row, and saved once it is ticked', async ({
  w,
}) => {
  const [a, b] = await threeRows(w)
  const form = { ...row(a, '100', '20'), ...row(b, '45', '40') }
  const asked = await w.send('POST', '/desk', w.bob, form)
  expect(asked.status).toBe(422)
  const page = await read(asked.text())
  expect(heard(item(page, a.id))).toContain('the worst there is')
  const box = field(page, 'Save it all the same: Does 20 stand?')
  expect(box.attributes).toMatchObject({
    type: 'checkbox',
    name: `${a.id}.confirmed`,
    value: '10000',
  })
  expect(await counts(w, [a, b])).toEqual([1, 2])
  const ticked = { [`${a.id}.confirmed`]: '10000' }
  const other = await w.send('POST', '/desk', w.bob, row(a, '0', '20', ticked))
  expect(other.status).toBe(422)
  expect(await counts(w, [a])).toEqual([1])
  const sure = row(a, '100', '20', ticked)
  expect((await w.send('POST', '/desk', w.bob, sure)).status).toBe(303)
  expect((await saved(w, a))[0]).toMatchObject({ value: { bp: 10_000 } })
})

test('a row whose question closed meanwhile tells both moments; the others are saved', async ({
  w,
}) => {
  const [a] = await threeRows(w)
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '10' })
  await w.setClock('2026-03-02T00:00:02Z')
  const form = { ...row(w.question, '15', '10'), ...row(a, '25', '20') }
  const response = await w.send('POST', '/desk', w.bob, form)
  expect(response.status).toBe(409)
  const closed = item(await read(response.text()), w.question.id)
  expect(heard(closed)).toContain('Closed at 00:00:00 UTC, 2026-03-02')
  expect(heard(closed)).toContain('Your 15% arrived at 00:00:02 UTC')
  expect(all(closed, 'input')).toEqual([])
  expect(await counts(w, [w.question, a])).toEqual([1, 2])
})

test('a row whose question is gone costs nobody the others', async ({ w }) => {
  const [a, b] = await threeRows(w)
  await w.db
    .updateTable('questions')
    .set({ removed_at: new Date('2026-03-01T12:00Z') })
    .where('id', '=', a.id)
    .execute()
  const form = { ...row(a, '25', '20'), ...row(b, '45', '40') }
  const response = await w.send('POST', '/desk', w.bob, form)
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('This question is gone. Your forecast was not saved.')
  expect(await counts(w, [a, b])).toEqual([1, 2])
})

test.for([
  ['a guest', undefined, 401, 'Sign in first'],
  ['a barred person', 'eve', 403, 'a barred account'],
] as const)('%s saves no row and writes nothing', async ([, who, status, words], { w }) => {
  const player = who && w[who]
  const response = await w.send('POST', '/desk', player, row(w.question, '25', ''))
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(words)
  expect(await saved(w, w.question, w.eve)).toEqual([])
})

test('a hand-made form is refused whole or read in part, and breaks nothing', async ({ w }) => {
  const [a] = await threeRows(w)
  const crowd = Object.assign({}, ...[...Array(51).keys()].map((id) => row({ id }, '1%', '')))
  expect((await w.send('POST', '/desk', w.bob, crowd)).status).toBe(422)
  const odd = { ...row(a, '25', '20'), 'x.bp': '1', '7': '2', [`${a.id}.price`]: '3' }
  const response = await w.send('POST', '/desk', w.bob, odd)
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('This field is not known here.')
  for (const id of [0, 999_999_999_999_999])
    expect((await w.send('POST', '/desk', w.bob, row({ id }, '25', ''))).status).toBe(409)
  expect(await counts(w, [a])).toEqual([1])
})

test('a key used for other words is refused, with the words kept', async ({ w }) => {
  const [a] = await threeRows(w)
  await w.send('POST', '/desk', w.bob, { ...row(a, '25', '20'), idempotency_key: 'once' })
  const again = { ...row(a, '30', '25'), idempotency_key: 'once' }
  const page = await read((await w.send('POST', '/desk', w.bob, again)).text())
  expect(heard(page)).toContain('already sent with other words')
  expect(field(page, nameOf('Does 20 stand?')).attributes.value).toBe('30')
  expect(await counts(w, [a])).toEqual([2])
})

test('what closes within a week comes first, then what lay untouched for a month', async ({
  w,
}) => {
  const [old] = await threeRows(w)
  await w.setClock('2026-04-05T12:00Z')
  const told = { ...later, opens_at: new Date('2026-04-01T00:00Z') }
  const fresh = await w.makeQuestion(told)
  const soon = await w.makeQuestion({ ...told, closes_at: new Date('2026-04-12T00:00Z') })
  for (const { id } of [fresh, soon])
    await makeForecast(w.ctxOf(w.bob), id, { kind: 'binary', bp: 5000 })
  const { rows } = await deskOf(w.ctxOf(w.bob))
  expect(rows.map(({ rank }) => rank)).toEqual([0, 1, 1, 1, 2])
  const ids = rows.map(({ id }) => id)
  expect([ids[0], ids[1], ids[4]]).toEqual([soon.id, old.id, fresh.id])
})

test('each group of rows has its name, and a group without rows has none', async ({ w }) => {
  await threeRows(w)
  expect(headings(await desk(w))).toEqual(['1 My desk', '2 Standing forecasts'])
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '10' })
  expect(headings(await desk(w))).toEqual([
    ...['1 My desk', '2 Closes within 7 days', '2 Standing forecasts'],
  ])
})

test('a desk of many rows goes on, is light, and each row is there once', async ({ w }) => {
  for (let index = 0; index < 27; index++) {
    const { id } = await w.makeQuestion({ title: `Row ${index}?`, ...later })
    await w.db
      .insertInto('forecasts')
      .values({
        ...{ question_id: id, person_id: w.bob.id, made_at: new Date('2026-03-01T12:00Z') },
        value: { kind: 'binary', bp: 100 * index },
      })
      .execute()
  }
  const text = await (await w.send('GET', '/desk', w.bob)).text()
  expect(gzipSync(text).length).toBeLessThan(8 * 1024)
  const first = await read(text)
  const more = links(first)['Show more'] as string
  const ids = [first, await desk(w, w.bob, more)].flatMap((page) =>
    all(page, 'li').map(({ attributes }) => attributes.id),
  )
  expect(ids).toHaveLength(27)
  expect(new Set(ids).size).toBe(27)
  for (const after of ['x', '1.2', '0.99999999999999999.1'])
    expect((await w.send('GET', `/desk?after=${after}`, w.bob)).status).toBe(200)
})

test('of several options a row leads to the question', async ({ w }) => {
  const options = [
    { key: 'a', label: 'June' },
    { key: 'b', label: 'July' },
  ]
  const { id } = await w.makeQuestion({ title: 'When?', spec: { kind: 'choice', options } })
  const said = { kind: 'choice', bp_0: '30', bp_1: '70' }
  await w.send('POST', `/questions/${id}/forecasts`, w.bob, said)
  const page = await desk(w)
  expect(links(item(page, id))['Change: When?']).toBe(`/questions/${id}-when#forecast-panel`)
  expect(heard(item(page, id))).toContain('you: June 30%, July 70%')
})

test('a forecast withdrawn or closed stands no longer', async ({ w }) => {
  const [a] = await threeRows(w)
  await w.send('POST', `/questions/${a.id}/withdrawals`, w.bob, { confirmed: 'yes' })
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '10' })
  await w.setClock('2026-03-02T00:00Z')
  const words = heard(await desk(w))
  expect(words).not.toContain('Does 20 stand?')
  expect(words).not.toContain('Will it rain?')
  expect(words).toContain('Does 40 stand?')
})

test('an empty desk offers five questions to begin with, each with its field', async ({ w }) => {
  for (let index = 0; index < 7; index++) await w.makeQuestion({ title: `Begin ${index}?` })
  const page = await desk(w)
  expect(headings(page)).toEqual(['1 My desk', '2 Good ones to begin with'])
  expect(all(page, 'li')).toHaveLength(5)
  expect(buttons(one(page, 'main'))).toEqual(Array(5).fill('Save'))
  expect(faultsOf(page)).toEqual([])
})

const decision = {
  ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
  reason: 'The station reports four millimetres for that day.',
}

test('what was resolved is told with the outcome and one’s own score, its sum one click away', async ({
  w,
}) => {
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '70' })
  await w.setClock('2026-03-01T18:00Z')
  await w.send('POST', `/questions/${w.question.id}/resolutions`, w.mona, decision)
  const page = await desk(w)
  expect(headings(page)).toContain('2 Newly resolved')
  expect(heard(page)).toMatch(/Will it rain\? Yes, 1 Mar 2026, 18:00 UTC · your Brier score 0\.090/)
  const sum = links(page)['0.090, summed up'] as string
  const question = await read((await w.send('GET', sum.split('#')[0] as string, w.bob)).text())
  const own = all(question).find(({ attributes: { id } }) => `#${id}` === `#${sum.split('#')[1]}`)
  expect(own && heard(own)).toContain('(1 − 0.7)² = 0.090')
  expect(heard(await desk(w, w.alice))).not.toContain('Newly resolved')
  await w.setClock('2026-03-31T18:01Z')
  expect(await newlyResolved(w.ctxOf(w.bob))).toEqual([])
})

test('what was annulled is told as that, with no score', async ({ w }) => {
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '70' })
  const annulled = { ...decision, annulment: 'flawed' }
  await w.send('POST', `/questions/${w.question.id}/resolutions`, w.mona, annulled)
  const words = heard(await desk(w))
  expect(words).toContain('Will it rain? Annulled, 1 Mar 2026, 12:00 UTC')
  expect(words).not.toContain('your Brier score')
})

test('one’s own question that waits for review is on one’s own desk alone', async ({ w }) => {
  await w.makeQuestion({ title: 'May this be asked?', state: 'review', reviewed_at: null })
  expect(heard(await desk(w, w.alice))).toContain('May this be asked?')
  expect(heard(await desk(w))).not.toContain('May this be asked?')
})

test('a desk shows the crowd only where its owner may see it', async ({ w }) => {
  await w.send('POST', w.path, w.alice, { kind: 'binary', bp: '20' })
  expect(heard(await desk(w))).not.toContain('20%')
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '60' })
  expect(heard(item(await desk(w), w.question.id))).toContain('40% (about even)')
})
