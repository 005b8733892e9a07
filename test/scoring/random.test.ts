import { expect, test } from 'vitest'
import { randomFrom, resampled } from '#src/scoring/random.ts'

const drawn = (seed: number, count: number) => {
  const random = randomFrom(seed)
  return Array.from({ length: count }, random)
}

test('the same seed gives the same sequence everywhere', () => {
  expect(drawn(1, 3)).toEqual(drawn(1, 3))
  expect(drawn(1, 3)).not.toEqual(drawn(2, 3))
})

test('numbers fill [0, 1) evenly, one after the other independently', () => {
  const numbers = drawn(42, 100_000)
  const tenths = Map.groupBy(numbers, (number) => Math.floor(number * 10))
  expect([...tenths.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const { length } of tenths.values()) expect(Math.abs(length - 10_000)).toBeLessThan(500)
  const pairs = numbers.slice(1).reduce((sum, number, k) => sum + number * (numbers[k] ?? 0), 0)
  expect(pairs / numbers.length).toBeCloseTo(0.25, 2)
})

test('resampling draws as many as there are, some of them twice', () => {
  const things = Array.from({ length: 50 }, (_, index) => index)
  const again = resampled(things, randomFrom(3))
  expect(again).toHaveLength(50)
  expect(new Set(again).size).toBeLessThan(50)
  expect(things).toEqual(expect.arrayContaining(again))
})
