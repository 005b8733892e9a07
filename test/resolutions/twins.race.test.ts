import { expect } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { test } from '#test/support/world.ts'

const PAIRS = 200

const outcome = (happened: 'yes' | 'no') => ({
  kind: 'binary',
  happened,
  version: '1',
  evidence: 'https://news.example/result',
  reason: 'The page shows what happened, in its first line.',
})

test('of two moderators who resolve at once, one does and the other is told who', async ({ w }) => {
  let told = 0
  for (let pair = 0; pair < PAIRS; pair++) {
    const { id } = await w.makeQuestion()
    const both = await Promise.allSettled([
      proposeResolution(w.ctxOf(w.mona), id, outcome('yes')),
      proposeResolution(w.ctxOf(w.max), id, outcome('no')),
    ])
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(lost).toHaveLength(1)
    expect(lost[0]).toBeInstanceOf(Refusal)
    if (/(mona|max)_\d+ was faster/.test(lost[0].message)) told++
  }

  const finals = await w.db
    .selectFrom('resolution_entries')
    .innerJoin('questions', 'questions.id', 'question_id')
    .select(({ fn }) => ['question_id', fn.countAll<number>().as('finals')])
    .where('resolution_entries.kind', '=', 'final')
    .where('author_id', '=', w.alice.id)
    .groupBy('question_id')
    .execute()
  expect(finals).toHaveLength(PAIRS)
  expect(finals.filter(({ finals: count }) => count !== 1)).toEqual([])
  expect(told).toBe(PAIRS)
}, 60_000)
