import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { noticeAccounts } from '#src/leaderboards/notice-accounts.ts'
import { fold, storeScores } from '#test/support/boards.ts'
import { test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { heard, links, read } from '#test/views/reading.ts'

const look = (w: World) => transact(w.ctxOf(), noticeAccounts)

/** So many resolved questions on which each scored so, beside a crowd and always 50% (0.25). */
async function records(
  w: World,
  questions: number,
  of: { person_id: number; average: number; vs_crowd: number }[],
) {
  for (let made = 0; made < questions; made++) {
    const question = await w.makeQuestion({ state: 'final' })
    // Half a question beside the crowd: what counts is the difference while both stood.
    const half = of.map((one) => ({ ...one, vs_crowd_coverage: 5e9 }))
    await storeScores(w, question, half)
    await fold(w, question.id)
  }
}

test('a copy of the crowd and an account that loses are noticed after ten questions', async ({
  w,
}) => {
  const [copy, loser] = [await w.castMember('copy_1'), await w.castMember('loser_1')]
  const of = [
    { person_id: copy.id, average: 16e8, vs_crowd: 2e7 },
    { person_id: loser.id, average: 65e8, vs_crowd: -245e7 },
    { person_id: w.alice.id, average: 14e8, vs_crowd: 1e8 },
    { person_id: w.bob.id, average: 49e8, vs_crowd: -165e7 },
  ]
  const noticed = async () => {
    await look(w)
    return w.db
      .selectFrom('noticed_accounts')
      .select(['person_id', 'noticed', 'questions', 'figure'])
      .where(
        'person_id',
        'in',
        of.map(({ person_id }) => person_id),
      )
      .orderBy('person_id')
      .execute()
  }
  await records(w, 9, of)
  expect(await noticed()).toEqual([])
  await records(w, 1, of)
  const both = [
    { person_id: copy.id, noticed: 'follows_crowd', questions: 10, figure: 4e7 },
    { person_id: loser.id, noticed: 'worse_than_even', questions: 10, figure: 4e9 },
  ]
  expect(await noticed()).toEqual(both)

  const page = await read((await w.send('GET', '/admin/apart', w.ada)).text())
  expect(heard(page)).toContain("differs from the crowd's by 0.4 points. Over 10 questions")
  expect(heard(page)).toContain('scores 40.0 points worse than always 50% would.')
  expect(links(page)).toMatchObject({
    [`Set ${copy.handle} apart`]: `/admin/apart?handle=${copy.handle}#reason`,
  })
  expect(faultsOf(page)).toEqual([])

  const reason = 'A second account of somebody, as both say the same.'
  await w.send('POST', '/admin/apart', w.ada, { handle: loser.handle, reason, move: 'apart' })
  const after = heard(await read((await w.send('GET', '/admin/apart', w.ada)).text()))
  expect(after).not.toContain('40.0 points worse')
  expect(after).toContain(`Compare ${loser.handle} again`)
})

test('what was noticed is forgotten where it no longer holds', async ({ w }) => {
  const copy = await w.castMember('copy_2')
  const record = (vs_crowd: number) => [
    { person_id: copy.id, average: 16e8, vs_crowd },
    { person_id: w.alice.id, average: 14e8, vs_crowd: 1e8 },
  ]
  const isNoticed = async () => {
    await look(w)
    const rows = await w.db
      .selectFrom('noticed_accounts')
      .select('person_id')
      .where('person_id', '=', copy.id)
      .execute()
    return rows.length > 0
  }
  await records(w, 10, record(1e7))
  expect(await isNoticed()).toBe(true)
  await records(w, 1, record(25e7))
  expect(await isNoticed()).toBe(false)
})
