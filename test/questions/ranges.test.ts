import { expect } from 'vitest'
import { findQuestion } from '#src/questions/queries.ts'
import { aClaim } from '#test/support/claims.ts'
import { test, type World } from '#test/support/world.ts'
import { field, heard, read } from '#test/views/reading.ts'

const asked = (claim_id: number, change: Record<string, string>) => ({
  ...{
    claim_id: String(claim_id),
    kind: 'numeric',
    options: '',
    title: 'How many ships will call?',
  },
  ...{ low: '1', high: '10 000', ends: 'high', axis: 'log', unit: 'ships' },
  criteria: 'The number that the harbour office names on its page.',
  sources: 'The harbour office',
  closes_at: '2026-03-31',
  ...{ relation: 'milestone', polarity: 'same', decides: 'yes' },
  ...change,
})
const days = { kind: 'date', low: '2026-03-02', high: '2026-12-31', ends: '', axis: '', unit: '' }

async function ask(w: World, change: Record<string, string> = {}) {
  const response = await w.send('POST', '/questions', w.alice, asked(await aClaim(w), change))
  const id = Number(/\/questions\/(\d+)/.exec(response.headers.get('location') ?? '')?.[1])
  return { response, id }
}

test('a member asks for a number, with its range, axis and unit', async ({ w }) => {
  const { response, id } = await ask(w)
  expect(response.status).toBe(303)
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({
    spec: { kind: 'numeric', low: 1, high: 10_000, ends: 'high', axis: 'log', unit: 'ships' },
  })
  const link = await w.db
    .selectFrom('claim_questions')
    .selectAll()
    .where('question_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(link).toMatchObject({ favours: [], polarity: null, decides: null })
})

test('a member asks for a day, closed at both ends unless told otherwise', async ({ w }) => {
  const { id } = await ask(w, days)
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({
    spec: { kind: 'date', low: '2026-03-02', high: '2026-12-31', ends: 'none' },
  })
})

test.for<[what: string, change: Record<string, string>, name: string, words: string]>([
  ['a range without an end', { high: '' }, 'To', 'Give both ends of the range.'],
  ['a range that falls', { high: '0,5' }, 'To', 'The upper end lies above the lower one.'],
  ['ratios from nothing on', { low: '0' }, 'From', 'A logarithmic range begins above 0.'],
  ['an end of two readings', { high: '10.000' }, 'To', 'Do you mean 10000 or 10?'],
  ['days out of order', { ...days, high: '2026-03-01' }, 'To', 'The last day lies after'],
  ['a day that is none', { ...days, low: 'soon' }, 'From', 'Use a day such as 2027-06-30.'],
  ['a day with a unit', { ...days, unit: 'ships' }, 'Unit', 'does not take this. Leave it empty.'],
  ['a yes or no with a range', { kind: 'binary' }, 'From', 'does not take this. Leave it empty.'],
])('%s is refused at its field, and what was typed is kept', async (told, { w }) => {
  const [, change, name, words] = told
  const { response } = await ask(w, change)
  expect(response.status).toBe(422)
  const page = await read(response.text())
  const { attributes } = field(page, name)
  expect(attributes['aria-invalid']).toBe('true')
  expect(attributes.value).toBe(asked(0, change)[attributes.name as 'low'])
  expect(heard(page)).toContain(words)
})

test('its author is shown what knowing nothing scores, before asking', async ({ w }) => {
  const claim = await aClaim(w)
  const page = await (await w.send('GET', `/questions/new?claim=${claim}`, w.alice)).text()
  expect(page).toContain('scores from 0.083, for its middle, to 0.333, for an end.')
})

const preview = async (w: World, change: Record<string, string> = {}) => {
  const form = { ...asked(await aClaim(w), change), preview: 'yes' }
  const response = await w.send('POST', '/questions', w.alice, form)
  return { status: response.status, page: await read(response.text()) }
}
const asks = (w: World) =>
  w.db.selectFrom('questions').select('id').where('author_id', '=', w.alice.id).execute()

test.for<[what: string, change: Record<string, string>, words: string]>([
  [
    'an even range',
    { low: '0', high: '400', ends: '', axis: '' },
    'Whoever spreads chance evenly from 0 ships to 400 ships would score 0.083 if it comes to 200 ships, 0.333 if it comes to either end, and 0.167 on average over the range; 0 is perfect.',
  ],
  [
    'a range by ratios, open above',
    {},
    'by ratios from 1 ships to 10,000 ships would score 0.083 if it comes to 100 ships, 0.333 if it comes to either end, and 0.167 on average over the range; 0 is perfect. What lies beyond an open end counts as at that end.',
  ],
  [
    'days',
    { ...days, low: '2026-03-02', high: '2026-03-12' },
    'evenly from 2 Mar 2026 to 12 Mar 2026 would score 0.083 if it comes to 7 Mar 2026,',
  ],
])(
  'of %s its author reads what an even spread scores, and nothing is saved',
  async (told, { w }) => {
    const [, change, words] = told
    const before = await asks(w)
    const { status, page } = await preview(w, change)
    expect(status).toBe(200)
    expect(heard(page)).toContain(words)
    expect(heard(page)).toContain('A preview: nothing is saved yet.')
    expect(await asks(w)).toEqual(before)
  },
)

test('a preview asks for nothing but the range, and keeps what was typed so far', async ({ w }) => {
  const { status, page } = await preview(w, {
    title: '',
    criteria: '',
    closes_at: '',
    unit: 'cranes',
  })
  expect(status).toBe(200)
  expect(heard(page)).toContain('100 cranes')
  expect(field(page, 'From').attributes.value).toBe('1')
  expect(field(page, 'Unit').attributes.value).toBe('cranes')
})

test.for<[what: string, change: Record<string, string>, name: string, words: string]>([
  ['a range that falls', { high: '0,5' }, 'To', 'The upper end lies above the lower one.'],
  [
    'a yes or no',
    { kind: 'binary', low: '', high: '', ends: '', axis: '', unit: '' },
    'It is answered by',
    'Only a number or a day has a range. Choose one of these first.',
  ],
])('of %s there is no preview, and its field says why', async ([, change, name, words], { w }) => {
  const before = await asks(w)
  const { status, page } = await preview(w, change)
  expect(status).toBe(422)
  expect(field(page, name).attributes['aria-invalid']).toBe('true')
  expect(heard(page)).toContain(words)
  expect(heard(page)).not.toContain('Whoever spreads')
  expect(await asks(w)).toEqual(before)
})

test('a guest previews nothing', async ({ w }) => {
  const form = { ...asked(await aClaim(w), {}), preview: 'yes' }
  expect((await w.send('POST', '/questions', undefined, form)).status).toBe(401)
})

test('after a preview the question is asked as it would have been', async ({ w }) => {
  await preview(w)
  expect((await ask(w)).response.status).toBe(303)
})
