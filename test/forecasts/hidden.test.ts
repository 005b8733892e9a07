import { expect } from 'vitest'
import { changePreset } from '#src/accounts/change-preset.ts'
import { transact } from '#src/db/ctx.ts'
import { crowdSeenBy } from '#src/forecasts/crowd.ts'
import { crowdPointsSeenBy } from '#src/forecasts/crowd-queries.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const say = (w: World, who: Player, percent: number, id = w.question.id) =>
  makeForecast(w.ctxOf(who), id, { kind: 'binary', bp: `${percent}%` })
const seen = (w: World, who?: Player) => crowdSeenBy(w.ctxOf(who), w.question)
const publish = (w: World) => transact(w.ctxOf(), (trx) => publishCrowd(trx, w.question.id))
const stored = ({ db, question: { id } }: World) =>
  db.selectFrom('crowd_points').selectAll().where('question_id', '=', id).orderBy('id').execute()
const points = (w: World, who?: Player) => crowdPointsSeenBy(w.ctxOf(who), w.question.id)

test('who has not forecast is told how many did, and not what', async ({ w }) => {
  await say(w, w.alice, 20)
  await say(w, w.mona, 60)
  for (const who of [undefined, w.bob, w.ada])
    expect(await seen(w, who)).toEqual({
      hidden: true,
      until: w.question.reveal_at,
      isOffered: false,
      forecasters: 2,
    })
})

test('who has forecast sees the crowd at once, themselves included', async ({ w }) => {
  await say(w, w.alice, 20)
  await say(w, w.bob, 60)
  expect(await seen(w, w.bob)).toMatchObject({
    hidden: false,
    value: { bp: 4000 },
    others: 1,
    forecasters: 2,
  })
})

test('alone there is no crowd to see', async ({ w }) => {
  await say(w, w.bob, 60)
  expect(await seen(w, w.bob)).toMatchObject({
    hidden: false,
    value: undefined,
    others: 0,
    minimum: 1,
  })
})

test('where three others are asked for, two are not shown', async ({ w }) => {
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  for (const [who, percent] of [
    [w.bob, 10],
    [w.alice, 20],
    [w.mona, 30],
  ] as const)
    await say(w, who, percent)
  expect(await seen(w, w.bob)).toMatchObject({ value: undefined, others: 2, minimum: 3 })
  await say(w, w.max, 40)
  expect(await seen(w, w.bob)).toMatchObject({ value: { bp: expect.any(Number) } })
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
})

test('from the announced time on guests see it, and members when they ask', async ({ w }) => {
  const question = await w.makeQuestion({ reveal_at: new Date('2026-03-01T18:00Z') })
  await say(w, w.alice, 20, question.id)
  await w.setClock('2026-03-01T18:00Z')
  for (const who of [undefined, w.eve])
    expect(await crowdSeenBy(w.ctxOf(who), question)).toMatchObject({ value: { bp: 2000 } })
  for (const who of [w.bob, w.mona])
    expect(await crowdSeenBy(w.ctxOf(who), question)).toMatchObject({
      ...{ hidden: true, isOffered: true },
    })
})

test('a withdrawn forecast is in no crowd, and has seen what it saw', async ({ w }) => {
  await say(w, w.alice, 20)
  await say(w, w.bob, 60)
  await withdrawForecast(w.ctxOf(w.bob), w.question.id)
  expect(await seen(w, w.bob)).toMatchObject({ hidden: false, value: { bp: 2000 }, forecasters: 1 })
})

test('the crowd is published at most once a minute, and only when it changed', async ({ w }) => {
  expect(await publish(w)).toBeUndefined()
  expect(await stored(w)).toEqual([])
  await say(w, w.bob, 60)
  await publish(w)
  await say(w, w.alice, 20)
  await w.setClock('2026-03-01T12:00:59Z')
  expect(await publish(w)).toBe(1)
  await w.setClock('2026-03-01T12:01:00Z')
  expect(await publish(w)).toBeUndefined()
  await w.setClock('2026-03-01T12:05:00Z')
  await publish(w)
  expect(
    (await stored(w)).map(({ value, forecasters, made_at }) => [
      value?.kind === 'binary' && value.bp,
      forecasters,
      made_at.toISOString(),
    ]),
  ).toEqual([
    [6000, 1, '2026-03-01T12:00:00.000Z'],
    [4000, 2, '2026-03-01T12:01:00.000Z'],
  ])
})

test('when everybody has withdrawn a point says that nobody stands', async ({ w }) => {
  await say(w, w.bob, 60)
  await publish(w)
  await w.setClock('2026-03-01T12:02:00Z')
  await withdrawForecast(w.ctxOf(w.bob), w.question.id)
  await publish(w)
  expect((await stored(w)).at(-1)).toMatchObject({ value: null, forecasters: 0 })
})

test('the published history is hidden like the crowd itself', async ({ w }) => {
  await say(w, w.bob, 60)
  await publish(w)
  expect(await points(w)).toEqual([])
  expect(await points(w, w.alice)).toEqual([])
  expect(await points(w, w.bob)).toHaveLength(1)
})

test('a published point of too few others has no value for the viewer', async ({ w }) => {
  await say(w, w.bob, 60)
  await publish(w)
  await w.setClock('2026-03-01T12:05Z')
  await say(w, w.alice, 20)
  await publish(w)
  const values = async (who?: Player) => (await points(w, who)).map(({ value }) => value)
  const both = { kind: 'binary', bp: 4000 }
  expect(await values(w.bob)).toEqual([null, both])
  expect(await values(w.alice)).toEqual([{ kind: 'binary', bp: 6000 }, both])
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  expect(await values(w.bob)).toEqual([null, null])
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
})

/** A page as it reaches a browser, without what is random in every page. */
const bytes = async (w: World, path: string, who?: Player) =>
  (await (await w.send('GET', path, who)).text()).replace(
    /name="idempotency_key" value="[^"]*"/g,
    '',
  )

test('two questions that differ only in hidden values send the same bytes', async ({ w }) => {
  const twin = await w.makeQuestion()
  for (const [who, here, there] of [
    [w.alice, 20, 90],
    [w.mona, 35, 70],
  ] as const) {
    await say(w, who, here)
    await say(w, who, there, twin.id)
  }
  for (const id of [w.question.id, twin.id])
    await transact(w.ctxOf(), (trx) => publishCrowd(trx, id))
  for (const who of [undefined, w.bob]) {
    for (const path of ['-will-it-rain', '/crowd', '/history', '/forecasts']) {
      const one = await bytes(w, `/questions/${w.question.id}${path}`, who)
      const other = await bytes(w, `/questions/${twin.id}${path}`, who)
      const isTwins = new RegExp(`(/|question=)${twin.id}\\b`, 'g')
      expect(other.replaceAll(isTwins, `$1${w.question.id}`), path).toBe(one)
    }
  }
  const shown = await bytes(w, `/questions/${twin.id}/crowd`, w.alice)
  expect(shown).toContain('80%')
})
