import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Contest, fieldStrength } from '#src/scoring/field-strength.ts'
import type { Logged } from '#src/scoring/log.ts'

/** So many people on a question, all of them all the time unless told otherwise. */
const contest = (
  people: number[],
  log: Logged[] = people.map((_, who) => ({ at: 0, who, score: 0 })),
) =>
  ({
    ...{ people, log, reference: people.map(() => true), unit: 1 },
    window: { from: 0, to: 100, end: 100 },
  }) satisfies Contest

test('without anybody beside one it is plain skill', () => {
  expect(fieldStrength([], [{ relative: 0.3, coverage: 2 }], 4)).toEqual([0.3 / 6])
})

test('two alone: each is lifted by the other’s skill, at the fixed point', () => {
  const earned = [
    { relative: 0.2, coverage: 1 },
    { relative: -0.2, coverage: 1 },
  ]
  // s = (0.2 - s) / (1 + lambda), and the other one is -s.
  const [one = 0, other] = fieldStrength([contest([0, 1])], earned, 3)
  expect(one).toBeCloseTo(0.2 / 5, 6)
  expect(other).toBeCloseTo(-one, 8)
})

test('the same lead is worth more beside the strong', () => {
  const earned = [0.2, 0, -0.2, 0.2].map((relative, who) => ({
    relative,
    coverage: who === 1 || who === 2 ? 2 : 1,
  }))
  const duels = [contest([0, 1]), contest([1, 2]), contest([3, 2])]
  const [besideStrong = 0, , , besideWeak = 0] = fieldStrength(duels, earned, 1)
  expect(besideStrong).toBeGreaterThan(besideWeak + 0.01)
})

test('an account made to be beaten lifts its owner less than plain skill says', () => {
  // Two owners earn the same, one of them beside an account that loses everything.
  const earned = [0.3, 0.3, -0.9, 0, 0].map((relative) => ({ relative, coverage: 1 }))
  const questions = [contest([0, 2]), contest([1, 3, 4])]
  const [owner = 0, honest = 0] = fieldStrength(questions, earned, 2)
  expect(owner).toBeLessThan(honest - 0.05)
})

test('only time beside others counts, up to what is known, over the schedule', () => {
  const log = [
    { at: 0, who: 0, score: 0 },
    { at: 20, who: 1, score: 0 },
    { at: 60, who: 1, score: null },
  ]
  const half = { ...contest([0, 1], log), window: { from: 0, to: 50, end: 100 } }
  // Of 100, 30 are spent beside somebody of skill -1 / 101.
  const earned = [
    { relative: 0, coverage: 0 },
    { relative: -1, coverage: 1 },
  ]
  const [one = 0] = fieldStrength([half], earned, 100)
  expect(one).toBeCloseTo((0.3 * (-1 / 101)) / 100, 7)
})

test('a question that was known before it opened changes nothing', () => {
  const known = { ...contest([0, 1]), window: { from: 0, to: 0, end: 100 } }
  const earned = [0.2, -0.2].map((relative) => ({ relative, coverage: 1 }))
  expect(fieldStrength([known], earned, 3)).toEqual([0.05, -0.05])
})

test('where all are equally good nobody changes places', () => {
  const leads = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 8 })
  fc.assert(
    fc.property(leads, (given) => {
      const mean = given.reduce((sum, one) => sum + one, 0) / given.length
      const earned = given.map((one) => ({ relative: (one - mean) / 1000, coverage: 1 }))
      const people = given.map((_, who) => who)
      const skills = fieldStrength([contest(people)], earned, 10)
      for (const [who, one] of given.entries())
        for (const [other, lead] of given.entries())
          if (one > lead) expect(skills[who]).toBeGreaterThan(skills[other] as number)
    }),
  )
})
