import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overTime, spotScore } from '#src/scoring/over-time.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'

const window = windowOf({ opens_at: 0, closes_at: 100, known_at: null })
const over = (moves: { at: number; score: number | null }[], known_at: number | null = null) => {
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

test('sending the same value again changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(99), fc.nat(99), fc.nat(1e8), (a, b, score) => {
      const [first, again] = [Math.min(a, b), Math.max(a, b)]
      const once = over([{ at: first, score }])
      expect(
        over([
          { at: first, score },
          { at: again, score },
        ]),
      ).toEqual(once)
    }),
    { numRuns: 1000 },
  )
})

test('an early end changes nothing that was scored before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(99), fc.nat(1e8), (known, at, score) => {
      const { weighted } = over([{ at, score }], known)
      expect(weighted).toBe(BigInt(score) * BigInt(Math.max(0, known - at)))
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

/** "Will it happen within 100 days?", constant hazard, 30% in all: the loss of saying q at first. */
test('weights by the actual duration reward overstating what would end it early', () => {
  const expectedLoss = (q: number, divisor: (t: number) => number, at: number) => {
    const hazard = -Math.log(0.7) / 100
    // The report at one instant, weighed by 1 / divisor when the question ends at t.
    let loss = 0.7 * (q ** 2 / divisor(100))
    for (let t = at; t < 100; t += 0.05)
      loss += hazard * Math.exp(-hazard * t) * 0.05 * ((1 - q) ** 2 / divisor(t + 0.025))
    return loss
  }
  const best = (divisor: (t: number) => number) => {
    const reports = Array.from({ length: 1001 }, (_, index) => index / 1000)
    return reports.reduce((a, b) =>
      expectedLoss(b, divisor, 0) < expectedLoss(a, divisor, 0) ? b : a,
    )
  }
  expect(best(() => 100)).toBeCloseTo(0.3, 2)
  expect(best((t) => t)).toBeGreaterThan(0.6)
})
