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
