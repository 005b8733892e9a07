import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAt, noSums, placeOf, sumThrough } from '#src/scoring/fenwick.ts'

const counts = fc.array(fc.nat(3), { minLength: 1, maxLength: 40 })

function sumsOf(values: number[]) {
  const sums = noSums(values.length)
  for (const [place, value] of values.entries()) addAt(sums, place, value)
  return sums
}

test('sums up to a place are those of its values', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const sums = sumsOf(values)
      let sum = 0
      for (const [place, value] of values.entries()) {
        sum += value
        expect(sumThrough(sums, place)).toBe(sum)
      }
    }),
  )
})

test('the k-th stands where the sum first reaches k', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const sums = sumsOf(values)
      const standing = values.flatMap((count, place) => Array.from({ length: count }, () => place))
      for (const [index, place] of standing.entries()) expect(placeOf(sums, index + 1)).toBe(place)
    }),
  )
})
