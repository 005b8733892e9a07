import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { setApart } from '#src/leaderboards/set-apart.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { test } from '#test/support/world.ts'

test('a result that comes while somebody is set apart waits for it, and compares nobody with them', async ({
  w,
}) => {
  const { id } = w.question
  for (const [who, bp] of [
    [w.alice, '70'],
    [w.bob, '20'],
  ] as const)
    await w.send('POST', w.path, who, { kind: 'binary', bp })
  await w.setClock('2026-03-01T13:00Z')
  const reason = 'A second account of somebody, as both say the same.'
  const resolve = () =>
    proposeResolution(w.ctxOf(w.mona), id, {
      ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/result' },
      reason: 'The page shows what happened, in its first line.',
    })
  const order: string[] = []
  const { result } = await transact(w.ctxOf(w.ada), async (trx) => {
    const open = { ...w.ctxOf(w.ada), db: trx }
    await setApart(open, { handle: w.bob.handle, reason, move: 'apart' })
    const result = resolve().then(() => order.push('resolved'))
    await new Promise((over) => setTimeout(over, 300))
    order.push('set apart')
    return { result }
  })
  await result
  expect(order).toEqual(['set apart', 'resolved'])
  const scores = await w.db
    .selectFrom('scores')
    .select(['person_id', 'compared'])
    .where('question_id', '=', id)
    .where('forecaster', '=', 'person')
    .orderBy('person_id')
    .execute()
  expect(new Map(scores.map((one) => [one.person_id, one.compared]))).toEqual(
    new Map([
      [w.alice.id, true],
      [w.bob.id, false],
    ]),
  )
})
