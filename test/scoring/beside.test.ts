import { expect, test } from 'vitest'
import { besideOther, headToHead } from '#src/scoring/beside.ts'
import { type ScoredMove, segmentsOf, windowOf } from '#src/scoring/standing.ts'

const window = windowOf({ opens_at: 0, closes_at: 100, known_at: null })
const pair = (own: ScoredMove[], other: ScoredMove[]) => ({
  own: segmentsOf(own, window),
  other: segmentsOf(other, window),
  window,
  unit: 100,
})
const from = (at: number, score: number | null) => ({ at, score })

test('only the time with both standing counts, by the gap between their scores', () => {
  expect(besideOther(pair([from(20, 10)], [from(0, 30), from(70, null)]))).toEqual({
    relative: 0.1,
    coverage: 0.5,
  })
})

test('changes of either are followed', () => {
  const own = [from(0, 10), from(50, 40)]
  const other = [from(0, 30), from(25, 20)]
  // 25 at +20, 25 at +10, 50 at -20.
  expect(besideOther(pair(own, other))).toEqual({ relative: -0.025, coverage: 1 })
})

test('what one gains the other loses', () => {
  const [own, other] = [
    [from(10, 90), from(30, null), from(60, 5)],
    [from(0, 40), from(65, 70), from(90, null)],
  ]
  const { relative, coverage } = besideOther(pair(own, other))
  expect(besideOther(pair(other, own))).toEqual({ relative: -relative, coverage })
})

test('whoever copies gains nothing, and whoever never met compares nothing', () => {
  const moves = [from(10, 90), from(60, 5)]
  expect(besideOther(pair(moves, moves))).toEqual({ relative: 0, coverage: 0.9 })
  expect(besideOther(pair([from(0, 1), from(9, null)], [from(9, 2)]))).toEqual({
    relative: 0,
    coverage: 0,
  })
})

test('head to head is the mean over time together, with an interval over clusters', () => {
  const better = { ...pair([from(0, 10)], [from(0, 30)]), cluster: 'a' }
  const worse = { ...pair([from(50, 40)], [from(0, 30)]), cluster: 'b' }
  const { mean, coverage, clusters, low, high } = headToHead([better, worse])
  expect(mean).toBeCloseTo(0.1, 14)
  expect([coverage, clusters]).toEqual([1.5, 2])
  expect(low).toBeLessThan(0.1)
  expect(high).toBeGreaterThan(0.1)
  expect(headToHead([]).mean).toBeNull()
})
