import { expect, test } from 'vitest'
import {
  firstScore,
  integralOverSchedule,
  lastBeforeEnd,
  overTime,
  spotScore,
  timeAverage,
} from '#src/scoring/over-time.ts'
import { type ScoredMove, segmentsOf, windowOf } from '#src/scoring/standing.ts'

const window = windowOf({ opens_at: 0, closes_at: 100, known_at: null })
const over = (moves: ScoredMove[], known_at: number | null = null) => {
  const own = windowOf({ opens_at: 0, closes_at: 100, known_at })
  return overTime(segmentsOf(moves, own), own)
}

test('scores are weighted by the time they stood', () => {
  expect(
    over([
      { at: 20, score: 10 },
      { at: 60, score: 4 },
    ]),
  ).toEqual({
    active: 80,
    weighted: 40n * 10n + 40n * 4n,
    covered: 80,
    scheduled: 100,
  })
})

test('who stands when it ends early is covered to the close', () => {
  expect(over([{ at: 20, score: 10 }], 50)).toMatchObject({ active: 30, covered: 80 })
})

test('who withdrew before it ended early is not', () => {
  const moves = [
    { at: 20, score: 10 },
    { at: 40, score: null },
  ]
  expect(over(moves, 50)).toMatchObject({ active: 20, covered: 20 })
})

test('nobody there, nothing counted', () => {
  expect(over([])).toEqual({ active: 0, weighted: 0n, covered: 0, scheduled: 100 })
})

test('sums beyond 2^53 stay exact', () => {
  const long = windowOf({ opens_at: 0, closes_at: 1e12, known_at: null })
  const segments = segmentsOf([{ at: 0, score: 99_999_999 }], long)
  expect(overTime(segments, long).weighted).toBe(99_999_999n * 1_000_000_000_000n)
})

test('a spot score is what stood at that instant, inside the window only', () => {
  const segments = segmentsOf(
    [
      { at: 20, score: 10 },
      { at: 60, score: null },
    ],
    window,
  )
  expect([10, 20, 59, 60].map((at) => spotScore(segments, window, at))).toEqual([
    null,
    10,
    10,
    null,
  ])
  const early = { ...window, to: 30 }
  expect([29, 30, 40].map((at) => spotScore(segments, early, at))).toEqual([10, null, null])
})

test('the time average is over standing time, the integral over the schedule', () => {
  const sums = over([{ at: 20, score: 10 }], 60)
  expect(timeAverage(sums, 100)).toBe(0.1)
  expect(integralOverSchedule(sums, 100)).toBeCloseTo(0.04, 15)
})

test('who never stood has no average and adds nothing', () => {
  expect(timeAverage(over([]), 100)).toBeNull()
  expect(integralOverSchedule(over([]), 100)).toBe(0)
})

test('the last score before the end is null after a withdrawal or without any forecast', () => {
  const last = (moves: ScoredMove[]) => lastBeforeEnd(segmentsOf(moves, window), window)
  const first = { at: 20, score: 10 }
  expect(last([first, { at: 60, score: 4 }])).toBe(4)
  expect(last([first, { at: 60, score: null }])).toBeNull()
  expect(last([first, { at: 100, score: null }])).toBe(10)
  expect(last([])).toBeNull()
})

test('a score that is no integer over its unit is refused', () => {
  expect(() => over([{ at: 0, score: 0.5 }])).toThrow(RangeError)
})

test('the first score is that of what stood first in the window, if anything did', () => {
  const moves = [
    { at: -9, score: 7 },
    { at: -5, score: 3 },
    { at: 50, score: 2 },
  ]
  expect(firstScore(segmentsOf(moves, window))).toBe(3)
  expect(firstScore([])).toBeNull()
})
