import { expect } from 'vitest'
import type { NewQuestionRow } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { forecastsBy } from '#src/forecasts/queries.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const value = { kind: 'binary', bp: 7300 }
const forecast = (w: World, who: Player | undefined = w.bob, id = w.question.id) =>
  makeForecast(w.ctxOf(who), id, value)

const refusalOf = async (made: Promise<unknown>): Promise<Refusal> => {
  const error = await made.then(
    () => undefined,
    (reason) => reason,
  )
  if (!(error instanceof Refusal)) throw new Error(`no refusal: ${error}`)
  return error
}

const written = async ({ db, bob, question }: World) =>
  (await forecastsBy(db, bob.id, question.id)).length

test('a forecast carries the instant of the database and is an event of its maker', async ({
  w,
}) => {
  const made = await forecast(w)
  expect(made).toMatchObject({
    person_id: w.bob.id,
    question_id: w.question.id,
    value,
    made_at: new Date('2026-03-01T12:00Z'),
  })
  const event = await w.db
    .selectFrom('events')
    .selectAll()
    .where('name', '=', 'forecast.made')
    .where('subject_id', '=', made.id)
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({ actor_id: w.bob.id, question_id: w.question.id })
  expect(event.made_at).toEqual(made.made_at)
})

test('the opening belongs to a question, its close does not', async ({ w }) => {
  await w.setClock('2026-02-28T23:59:59.999999Z')
  expect(await refusalOf(forecast(w))).toMatchObject({ kind: 'conflict', code: 'not_open' })
  await w.setClock('2026-03-01T00:00Z')
  await forecast(w)
  await w.setClock('2026-03-01T23:59:59.999999Z')
  await forecast(w)
  await w.setClock('2026-03-02T00:00Z')
  const late = await refusalOf(forecast(w))
  expect(late).toMatchObject({ kind: 'conflict', code: 'closed' })
  expect(late.message).toBe(
    'Closed at 00:00:00 UTC, 2026-03-02. Your 73% arrived at 00:00:00 UTC, 2026-03-02 and was not saved.',
  )
  expect(await written(w)).toBe(2)
})

test('before the opening it is said when that will be', async ({ w }) => {
  await w.setClock('2026-02-28T10:00Z')
  expect((await refusalOf(forecast(w))).message).toContain(
    'has not opened. It opens at 00:00:00 UTC, 2026-03-01.',
  )
})

test.for<[what: string, told: Partial<NewQuestionRow>]>([
  ['closed by hand', { closed_early_at: new Date('2026-03-01T11:00Z') }],
  ['archived', { archived_at: new Date('2026-03-01T11:00Z') }],
  ['under review', { state: 'proposed' }],
])('a question %s takes no forecast, whatever its schedule says', async ([, told], { w }) => {
  const { id } = await w.makeQuestion(told)
  expect(await refusalOf(forecast(w, w.bob, id))).toMatchObject({ kind: 'conflict' })
  expect(await forecastsBy(w.db, w.bob.id, id)).toEqual([])
})

test.for<[what: string, told: Partial<NewQuestionRow>]>([
  ['removed', { removed_at: new Date('2026-03-01T11:00Z') }],
  ['a draft of somebody else', { state: 'draft' }],
])('a question that is %s is not there', async ([, told], { w }) => {
  const { id } = await w.makeQuestion(told)
  expect(await refusalOf(forecast(w, w.bob, id))).toMatchObject({ kind: 'not_found' })
})

test('a guest and a barred person forecast nothing', async ({ w }) => {
  expect(() => makeForecast(w.ctxOf(), w.question.id, value)).toThrow(Refusal)
  expect(() => forecast(w, w.eve)).toThrow(Refusal)
  expect(await forecastsBy(w.db, w.eve.id, w.question.id)).toEqual([])
})

test.for([
  undefined,
  null,
  'yes',
  {},
  { kind: 'binary' },
  { kind: 'binary', bp: Number.NaN },
  { kind: 'binary', bp: 73.5 },
  { kind: 'binary', bp: -100 },
  { kind: 'binary', bp: 1_000_000 },
  { kind: 'numeric', bp: 7300 },
  { kind: 'binary', bp: 7300, person_id: 1 },
])('%j is no chance, and nothing is written', async (input, { w }) => {
  const refusal = await refusalOf(makeForecast(w.ctxOf(w.bob), w.question.id, input))
  expect(refusal.kind).toBe('invalid')
  expect(await written(w)).toBe(0)
})

test('one forecast of several at the same instant stands: the last', async ({ w }) => {
  for (const bp of [1000, 9000, 4000])
    await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp })
  const all = await forecastsBy(w.db, w.bob.id, w.question.id)
  expect(all.map(({ value }) => value)).toEqual(
    [4000, 9000, 1000].map((bp) => ({ kind: 'binary', bp })),
  )
})

test('a withdrawal is a row without value, and a new forecast begins again', async ({ w }) => {
  await forecast(w)
  const ended = await withdrawForecast(w.ctxOf(w.bob), w.question.id)
  expect(ended.value).toBeNull()
  expect(await refusalOf(withdrawForecast(w.ctxOf(w.bob), w.question.id))).toMatchObject({
    code: 'nothing_stands',
  })
  await forecast(w)
  expect(await written(w)).toBe(3)
})

test('once a question has closed its forecasts cannot be withdrawn', async ({ w }) => {
  await forecast(w)
  await w.setClock('2026-03-02T00:00Z')
  expect(await refusalOf(withdrawForecast(w.ctxOf(w.bob), w.question.id))).toMatchObject({
    code: 'closed',
  })
  expect(await written(w)).toBe(1)
})
