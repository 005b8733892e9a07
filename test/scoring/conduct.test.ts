import { expect, test } from 'vitest'
import { type Conduct, conductOf } from '#src/scoring/conduct.ts'

/** As many questions, each with the same difference to even odds and to the crowd. */
const record = (questions: number, beyondEven: number, besideCrowd: number): Conduct => ({
  questions,
  beyondEven: questions * beyondEven,
  besideCrowd: questions * besideCrowd ** 2,
})

test.for<[string, Conduct, ReturnType<typeof conductOf>]>([
  ['half a point from the crowd', record(16, -0.1, 0.004), 'follows_crowd'],
  ['a little more', record(16, -0.1, 0.006), null],
  ['a copy of a crowd that was wrong', record(16, 0.3, 0), 'follows_crowd'],
  ['twenty-five points beyond even odds', record(16, 0.26, 0.3), 'worse_than_even'],
  ['a little less', record(16, 0.24, 0.3), null],
  ['nothing at all', record(0, 0, 0), null],
])('%s', ([, conduct, noticed]) => {
  expect(conductOf(conduct)).toBe(noticed)
})

test('of nine questions nothing is said, of ten it is', () => {
  expect(conductOf(record(9, 0.5, 0.5))).toBeNull()
  expect(conductOf(record(10, 0.5, 0.5))).toBe('worse_than_even')
  expect(conductOf(record(9, -0.1, 0))).toBeNull()
  expect(conductOf(record(10, -0.1, 0))).toBe('follows_crowd')
})

test('one question that differs much is enough to be no copy', () => {
  expect(conductOf({ questions: 20, beyondEven: -2, besideCrowd: 0.05 ** 2 })).toBe(null)
})
