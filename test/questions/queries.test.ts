import { expect } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import { findQuestion, lockQuestion, questionsOnClaims } from '#src/questions/queries.ts'
import type { Phase } from '#src/questions/question.ts'
import { test, type World } from '#test/support/world.ts'

const phaseNow = async (w: World, id = w.question.id) => (await findQuestion(w.ctxOf(), id)).phase

test.for<[at: string, phase: Phase]>([
  ['2026-02-28T23:59:59.999999Z', 'scheduled'],
  ['2026-03-01T00:00Z', 'open'],
  ['2026-03-01T23:59:59.999999Z', 'open'],
  ['2026-03-02T00:00Z', 'closed'],
  ['2036-03-02T00:00Z', 'closed'],
])('at %s a question of the first of March is %s', async ([at, phase], { w }) => {
  await w.setClock(at)
  expect(await phaseNow(w)).toBe(phase)
})

test('closed by hand it is closed, whatever its schedule says', async ({ w }) => {
  const { id } = await w.makeQuestion({ closed_early_at: new Date('2026-03-01T11:00Z') })
  expect(await phaseNow(w, id)).toBe('closed')
})

test('a close by hand after the schedule moves nothing', async ({ w }) => {
  const { id } = await w.makeQuestion({ closed_early_at: new Date('2026-03-05T11:00Z') })
  await w.setClock('2026-03-03T00:00Z')
  expect(await phaseNow(w, id)).toBe('closed')
})

test('a draft is there for its author and for moderators, and for nobody else', async ({ w }) => {
  const { id } = await w.makeQuestion({ state: 'draft' })
  for (const who of [w.alice, w.mona, w.ada])
    expect(await findQuestion(w.ctxOf(who), id)).toMatchObject({ id, phase: 'draft' })
  for (const who of [undefined, w.bob, w.eve])
    await expect(findQuestion(w.ctxOf(who), id)).rejects.toMatchObject({ kind: 'not_found' })
})

test('what was removed is there for nobody, not even for who asked or moderates', async ({ w }) => {
  const { id } = await w.makeQuestion({ removed_at: new Date('2026-03-01T11:00Z') })
  for (const who of [undefined, w.alice, w.mona, w.ada])
    await expect(findQuestion(w.ctxOf(who), id)).rejects.toBeInstanceOf(Refusal)
})

test('a question that is not there cannot be held', async ({ w }) => {
  const held = w.db.transaction().execute((trx) => lockQuestion(trx, 987_654))
  await expect(held).rejects.toMatchObject({ kind: 'not_found' })
})

test('of no claims there are no questions', async ({ w }) => {
  expect(await questionsOnClaims(w.ctxOf(), [])).toEqual([])
})
