import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
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

const history = fc
  .array(fc.record({ at: fc.nat(110), score: fc.option(fc.nat(1e8), { freq: 4 }) }), {
    maxLength: 8,
  })
  .map((moves): ScoredMove[] => moves.toSorted((a, b) => a.at - b.at))
const known = fc.option(fc.nat(120))

test('the sums agree with the definition millisecond by millisecond', () => {
  fc.assert(
    fc.property(history, known, (moves, known_at) => {
      const own = windowOf({ opens_at: 0, closes_at: 100, known_at })
      const at = (t: number) => moves.findLast((move) => move.at <= t)?.score ?? null
      const stood = Array.from({ length: own.to }, (_, t) => at(t)).filter((s) => s !== null)
      const tail = own.to > 0 && at(own.to - 1) !== null ? 100 - own.to : 0
      expect(over(moves, known_at)).toEqual({
        active: stood.length,
        weighted: BigInt(stood.reduce((sum, score) => sum + score, 0)),
        covered: stood.length + tail,
        scheduled: 100,
      })
    }),
    { numRuns: 1000 },
  )
})

test('sending what stands once more changes nothing', () => {
  fc.assert(
    fc.property(history, known, fc.nat(110), (moves, known_at, at) => {
      const again = { at, score: moves.findLast((move) => move.at <= at)?.score ?? null }
      const before = moves.filter((move) => move.at <= at)
      const more = [...before, again, ...moves.slice(before.length)]
      expect(over(more, known_at)).toEqual(over(moves, known_at))
    }),
    { numRuns: 1000 },
  )
})

test('another unit or origin of time changes no average and no coverage', () => {
  const factor = fc.integer({ min: 1, max: 1e6 })
  fc.assert(
    fc.property(history, known, factor, fc.nat(1e12), (moves, known_at, scale, shift) => {
      const move = (at: number) => at * scale + shift
      const moved = windowOf({
        opens_at: shift,
        closes_at: move(100),
        known_at: known_at === null ? null : move(known_at),
      })
      const segments = segmentsOf(
        moves.map(({ at, score }) => ({ at: move(at), score })),
        moved,
      )
      const { active, weighted, covered, scheduled } = over(moves, known_at)
      expect(overTime(segments, moved)).toEqual({
        active: active * scale,
        weighted: weighted * BigInt(scale),
        covered: covered * scale,
        scheduled: scheduled * scale,
      })
    }),
    { numRuns: 1000 },
  )
})

test('an early end removes what came after it and changes nothing before', () => {
  fc.assert(
    fc.property(history, fc.nat(100), (moves, known_at) => {
      const before = moves.filter(({ at }) => at < known_at)
      expect(over(moves, known_at)).toEqual(over(before, known_at))
      const gone: ScoredMove = { at: known_at, score: null }
      const { active, weighted } = over([...before, gone])
      expect(over(moves, known_at)).toMatchObject({ active, weighted })
    }),
    { numRuns: 1000 },
  )
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
  expect(spotScore(segments, { ...window, to: 30 }, 40)).toBeNull()
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
