import { expect, test } from 'vitest'
import { median, quantile, weightOf, within } from '../../bench/figures.ts'

const passes = (bytes: number, noted?: number) => within(weightOf('/help', bytes, noted))

test('a page may grow by three in a hundred over its noted weight, and no more', () => {
  expect(passes(2000, 2000)).toBe(true)
  expect(passes(2080, 2000)).toBe(true)
  expect(passes(2090, 2000)).toBe(false)
  expect(weightOf('/help', 2090, 2000).why).toContain('was 2000')
})

test('a lighter page passes, a heavier one than 8 KB never', () => {
  expect(passes(10, 2000)).toBe(true)
  expect(passes(8192, 8192)).toBe(true)
  expect(passes(8193, 9000)).toBe(false)
})

test('a page whose weight was never noted fails and says what to do', () => {
  expect(passes(10)).toBe(false)
  expect(weightOf('/help', 10, undefined).why).toContain('npm run bench -- pages --write')
})

test('a figure without a limit judges nothing', () => {
  expect(within({ case: 'static page', metric: 'p50_ms', value: 1e9 })).toBe(true)
})

test('a quantile is the smallest number that the share does not exceed', () => {
  expect(median([5, 1, 3])).toBe(3)
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10)
  expect(quantile([4, 2], 0.5)).toBe(2)
  expect(median([])).toBe(0)
})
