import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusteredInterval } from '#src/scoring/interval.ts'
import { intervalOfSums, type Sums } from '#src/scoring/sums.ts'

type Stored = { relative: number; covered: number; cluster: string }

/** The sums as a board keeps them, made one after another in the plainest way. */
function sumsOf(all: Stored[]): Sums {
  const counted = all.filter(({ covered }) => covered > 0)
  const total = (of: (one: Stored) => bigint, list = counted) =>
    list.reduce((sum, one) => sum + of(one), 0n)
  const clusters = [...Map.groupBy(counted, ({ cluster }) => cluster).values()].map((list) => [
    total(({ relative }) => BigInt(relative), list),
    total(({ covered }) => BigInt(covered), list),
  ]) as [bigint, bigint][]
  const over = (of: (r: bigint, c: bigint) => bigint) =>
    clusters.reduce((sum, [r, c]) => sum + of(r, c), 0n)
  return {
    relative: total(({ relative }) => BigInt(relative)),
    covered: total(({ covered }) => BigInt(covered)),
    clusters: clusters.length,
    squares: total(({ covered }) => BigInt(covered) ** 2n),
    relativeSquares: over((r) => r * r),
    crossed: over((r, c) => r * c),
    coveredSquares: over((_, c) => c * c),
  }
}

const stored = fc.record({
  relative: fc.integer({ min: -1e10, max: 1e10 }),
  covered: fc.integer({ min: 1, max: 1e10 }),
  cluster: fc.constantFrom('a', 'b', 'c', 'd'),
})

test('sums alone give the interval of all results', () => {
  fc.assert(
    fc.property(fc.array(stored, { minLength: 1, maxLength: 30 }), (all) => {
      const plain = clusteredInterval(
        all.map(({ relative, covered, cluster }) => ({
          ...{ relative: relative / 1e10, coverage: covered / 1e10, cluster },
        })),
      )
      const summed = intervalOfSums(sumsOf(all))
      expect(summed.clusters).toBe(plain.clusters)
      for (const figure of ['relative', 'coverage', 'effective'] as const)
        expect(summed[figure]).toBeCloseTo(plain[figure], 9)
      for (const figure of ['mean', 'standardError', 'low', 'high'] as const)
        if (plain[figure] === null) expect(summed[figure]).toBeNull()
        else
          expect(Math.abs((summed[figure] as number) - plain[figure])).toBeLessThan(
            1e-7 * (1 + Math.abs(plain[figure])),
          )
    }),
    { numRuns: 1000 },
  )
})

test('of nothing the mean is null, of one event its error', () => {
  expect(intervalOfSums(sumsOf([]))).toEqual({
    ...{ relative: 0, coverage: 0, clusters: 0, effective: 0 },
    ...{ mean: null, standardError: null, low: null, high: null },
  })
  const one = { relative: 5e8, covered: 1e10, cluster: 'a' }
  expect(intervalOfSums(sumsOf([one, one]))).toMatchObject({
    ...{ mean: 0.05, effective: 2, clusters: 1, standardError: null },
  })
})

test('results that are all alike have no error, however many they are', () => {
  const sums: Sums = {
    ...{ relative: 5_000_000_000_000n, covered: 100_000_000_000_000n, clusters: 10_000 },
    squares: 10_000n * 10n ** 20n,
    relativeSquares: 10_000n * 25n * 10n ** 16n,
    crossed: 10_000n * 5n * 10n ** 18n,
    coveredSquares: 10_000n * 10n ** 20n,
  }
  expect(intervalOfSums(sums)).toMatchObject({ mean: 0.05, standardError: 0, effective: 10_000 })
})
