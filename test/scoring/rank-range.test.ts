import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grouped, rankRangeAmong, rankRanges } from '#src/scoring/rank-range.ts'

test('alone one ranks first for certain', () => {
  expect(rankRanges([{ skill: 0.1, deviation: 0.05 }])).toEqual([{ expected: 1, low: 1, high: 1 }])
})

test('two alike share the middle', () => {
  const same = { skill: 0, deviation: 0.1 }
  const [one] = rankRanges([same, { ...same }])
  expect(one?.expected).toBe(1.5)
  expect(one?.low).toBeCloseTo(1.025, 4)
  expect(one?.high).toBeCloseTo(1.975, 4)
})

test('without luck the ranks are those of the order', () => {
  const ranges = rankRanges([0.3, 0.1, 0.2].map((skill) => ({ skill, deviation: 0 })))
  expect(ranges.map(({ expected, low, high }) => [expected, low, high])).toEqual([
    [1, 1, 1],
    [3, 3, 3],
    [2, 2, 2],
  ])
})

test('expected ranks sum to those of the places, each within its range', () => {
  const someone = fc.record({
    skill: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    deviation: fc.double({ min: 0, max: 0.1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(someone, { minLength: 1, maxLength: 12 }), (all) => {
      const ranges = rankRanges(all)
      const sum = ranges.reduce((total, { expected }) => total + expected, 0)
      expect(sum).toBeCloseTo((all.length * (all.length + 1)) / 2, 9)
      for (const { low, high } of ranges) {
        expect(low).toBeGreaterThanOrEqual(1)
        expect(high).toBeGreaterThanOrEqual(low)
        expect(high).toBeLessThanOrEqual(all.length)
      }
    }),
    { numRuns: 1000 },
  )
})

test('twenty thousand people in few groups rank as one by one, within 0.5% of the places', () => {
  const all = Array.from({ length: 20_000 }, (_, index) => ({
    skill: 0.1 * Math.sin(index),
    deviation: 0.01 + 0.02 * Math.cos(index / 3) ** 2,
  }))
  const [exact, few] = [grouped(all, all.length), grouped(all)]
  expect(exact).toHaveLength(20_000)
  expect(few.length).toBeLessThanOrEqual(64)
  expect(few.reduce((sum, { people }) => sum + people, 0)).toBe(20_000)
  for (const own of all.slice(0, 20)) {
    const [plain, quick] = [rankRangeAmong(exact, own), rankRangeAmong(few, own)]
    for (const figure of ['expected', 'low', 'high'] as const)
      expect(Math.abs(plain[figure] - quick[figure])).toBeLessThan(20_000 / 200)
  }
  expect(grouped([])).toEqual([])
})
