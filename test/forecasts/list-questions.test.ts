import { expect } from 'vitest'
import { changePreset } from '#src/accounts/change-preset.ts'
import { transact } from '#src/db/ctx.ts'
import { listQuestions } from '#src/forecasts/list-questions.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import type { Filter } from '#src/questions/filter.ts'
import { type Player, START, test, type World } from '#test/support/world.ts'

/** Closes first, so that it stands on the first page. */
const nextToClose = { closes_at: new Date('2026-03-01T12:30Z') }

test('a list holds every question once, whatever closes at the same instant', async ({ w }) => {
  const made = new Set<number>()
  for (let number = 0; number < 30; number++) made.add((await w.makeQuestion()).id)
  const found: number[] = []
  let cursor: string | undefined
  do {
    const page = await listQuestions(w.ctxOf(), { state: 'open' }, cursor)
    found.push(...page.rows.map(({ id }) => id))
    cursor = page.after
  } while (cursor)
  expect(new Set(found).size).toBe(found.length)
  for (const id of made) expect(found).toContain(id)
})

test('a question for oneself or by link is in no list', async ({ w }) => {
  const hidden = [
    await w.makeQuestion({ audience: 'link', link_token: 'known to its author' }),
    await w.makeQuestion({ audience: 'oneself' }),
  ].map(({ id }) => id)
  const { rows } = await listQuestions(w.ctxOf(w.mona), { state: 'open' })
  for (const { id } of rows) expect(hidden).not.toContain(id)
})

test.for(['rain', 'RAIN', 'raining', '"harbour station"', 'rain -snow'])(
  'the search %s finds words of title and criteria',
  async (q, { w }) => {
    const { id } = await w.makeQuestion(nextToClose)
    const { rows } = await listQuestions(w.ctxOf(), { q })
    expect(rows.map((row) => row.id)).toContain(id)
  },
)

test.for([
  'snow',
  'rain snow',
  '"station harbour"',
  '-rain',
  "'; drop table questions; --",
  '%',
  '(',
])('the search %s finds nothing here', async (q, { w }) => {
  const { rows } = await listQuestions(w.ctxOf(), { q })
  expect(rows.map(({ id }) => id)).not.toContain(w.question.id)
})

const topic = (w: World) => `topic ${w.ada.id}`

/** Questions of a topic of one's own, in the order they were made, the last to close first. */
const three = (w: World, told: object = {}) =>
  Promise.all(
    [18, 17, 16].map((hour) =>
      w.makeQuestion({
        ...{
          title: `At ${hour}?`,
          tags: [topic(w)],
          closes_at: new Date(`2026-03-01T${hour}:00Z`),
        },
        ...{ made_at: new Date(`2026-02-0${hour - 10}T00:00Z`), ...told },
      }),
    ),
  )

const say = async (w: World, id: number, ...said: [who: Player, percent: number][]) => {
  for (const [who, percent] of said)
    await makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: `${percent}%` })
  await transact(w.ctxOf(), (trx) => publishCrowd(trx, id))
}

const titles = async (w: World, filter: Partial<Filter>, who?: Player) => {
  const page = await listQuestions(w.ctxOf(who), { topic: topic(w), ...filter })
  expect(page.total).toBe(page.rows.length)
  return page.rows.map(({ title }) => title)
}

test('what closes first stands first, or what is newest, or what most people forecast', async ({
  w,
}) => {
  const [late, , soon] = await three(w)
  await say(w, late?.id as number, [w.bob, 60], [w.mona, 70])
  await say(w, soon?.id as number, [w.bob, 60])
  expect(await titles(w, {})).toEqual(['At 16?', 'At 17?', 'At 18?'])
  expect(await titles(w, { sort: 'newest' })).toEqual(['At 18?', 'At 17?', 'At 16?'])
  expect(await titles(w, { sort: 'forecasters' })).toEqual(['At 18?', 'At 16?', 'At 17?'])
})

test('by chance stands what the viewer may see and nothing else', async ({ w }) => {
  const [a, b, c] = await three(w)
  for (const [question, percent] of [
    [a, 20],
    [b, 90],
    [c, 50],
  ] as const)
    await say(w, question?.id as number, [w.alice, percent], [w.mona, percent])
  expect(await titles(w, { sort: 'chance' }, w.mona)).toEqual(['At 17?', 'At 16?', 'At 18?'])
  for (const who of [undefined, w.bob, w.ada])
    expect(await titles(w, { sort: 'chance' }, who)).toEqual([])
  await makeForecast(w.ctxOf(w.bob), a?.id as number, { kind: 'binary', bp: 2000 })
  expect(await titles(w, { sort: 'chance' }, w.bob)).toEqual(['At 18?'])
  await w.setClock('2026-03-02T00:00Z')
  expect(await titles(w, { sort: 'chance', state: 'closed' })).toHaveLength(3)
})

test('a crowd too small to be told has no place in the order by chance', async ({ w }) => {
  const [a, b] = await three(w)
  await say(w, a?.id as number, [w.bob, 20])
  await say(w, b?.id as number, [w.bob, 20], [w.mona, 30])
  expect(await titles(w, { sort: 'chance' }, w.bob)).toEqual(['At 17?'])
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  expect(await titles(w, { sort: 'chance' }, w.bob)).toEqual([])
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
})

test('of several options there is no one chance to be ordered by', async ({ w }) => {
  const options = [
    { key: 'a', label: 'June' },
    { key: 'b', label: 'July' },
  ]
  const [question] = await three(w, { spec: { kind: 'choice', options } })
  for (const who of [w.bob, w.mona])
    await makeForecast(w.ctxOf(who), question?.id as number, { kind: 'choice', bps: [3000, 7000] })
  await transact(w.ctxOf(), (trx) => publishCrowd(trx, question?.id as number))
  expect(await titles(w, { sort: 'chance' }, w.bob)).toEqual([])
})

test('what one has forecast is left out when that is asked for', async ({ w }) => {
  const [a] = await three(w)
  await say(w, a?.id as number, [w.bob, 20])
  expect(await titles(w, { unanswered: 'yes' }, w.bob)).toEqual(['At 16?', 'At 17?'])
  expect(await titles(w, { unanswered: 'yes' }, w.mona)).toHaveLength(3)
  expect(await titles(w, { unanswered: 'yes' })).toHaveLength(3)
})

test.for(['closes', 'newest', 'forecasters', 'chance'] as const)(
  'by %s pages follow each other without a gap or a repetition',
  async (sort, { w }) => {
    const { id: sample } = await w.makeQuestion({ tags: [topic(w)] })
    for (let number = 0; number < 29; number++) await w.makeQuestion({ tags: [topic(w)] })
    const rows = await w.db.selectFrom('questions').select('id').where('id', '>=', sample).execute()
    // Each third question has a crowd, of two chances only, so that many stand level.
    const points = rows.map(({ id }, index) => ({
      ...{ question_id: id, made_at: new Date(START), forecasters: 1 + (index % 3) },
      value: { kind: 'binary' as const, bp: 2000 + 1000 * (index % 2) },
    }))
    await w.db.insertInto('crowd_points').values(points).execute()
    await w.setClock('2026-03-01T23:00Z')
    await w.db
      .updateTable('questions')
      .set({ reveal_at: new Date('2026-03-01T22:00Z') })
      .execute()
    const found: number[] = []
    let cursor: string | undefined
    do {
      const page = await listQuestions(w.ctxOf(), { topic: topic(w), sort }, cursor)
      expect(page.total).toBe(30)
      found.push(...page.rows.map(({ id }) => id))
      cursor = page.after
    } while (cursor)
    expect(found).toHaveLength(30)
    expect(new Set(found).size).toBe(30)
  },
)
