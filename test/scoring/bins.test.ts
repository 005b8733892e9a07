import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrationBins, type SaidOfEvent } from '#src/scoring/bins.ts'

const said = (bp: number, happened = true, weight = 1): SaidOfEvent => ({ bp, happened, weight })
const anySaid = fc.array(
  fc.record({
    bp: fc.integer({ min: 0, max: 10_000 }),
    happened: fc.boolean(),
    weight: fc.integer({ min: 1, max: 1000 }),
  }),
)
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

test.for([
  [0, 0],
  [999, 0],
  [1000, 1],
  [2900, 2],
  [6999, 6],
  [7000, 7],
  [9999, 9],
  [10_000, 9],
] as const)('%i basis points lie in bin %i', ([bp, bin]) => {
  expect(calibrationBins([said(bp)]).findIndex(({ count }) => count > 0)).toBe(bin)
})

test('a worked example: three forecasts of 70 to 80%, two of which happened', () => {
  const bins = calibrationBins([said(7000), said(7300, false), said(7900, true, 2)])
  expect(bins[7]).toEqual({
    ...{ from: 7000, to: 8000, said: (7000 + 7300 + 2 * 7900) / 4, happened: 0.75 },
    ...{ count: 3, weight: 4 },
  })
})

test('of nothing all bins are there and empty', () => {
  const bins = calibrationBins([])
  expect(bins).toHaveLength(10)
  expect(bins[9]).toEqual({
    ...{ from: 9000, to: 10_000, said: null, happened: null, count: 0, weight: 0 },
  })
})

test('whatever is said, the bins hold all of it and their means are the means', () => {
  fc.assert(
    fc.property(anySaid, fc.integer({ min: 1, max: 40 }), (all, count) => {
      const bins = calibrationBins(all, count)
      expect(bins).toHaveLength(count)
      expect(sum(bins.map((bin) => bin.count))).toBe(all.length)
      expect(sum(bins.map((bin) => bin.weight))).toBe(sum(all.map(({ weight }) => weight)))
      const weighed = sum(all.map(({ bp, weight }) => bp * weight))
      expect(sum(bins.map((bin) => (bin.said ?? 0) * bin.weight))).toBeCloseTo(weighed, 3)
      const happened = sum(all.map((one) => (one.happened ? one.weight : 0)))
      expect(sum(bins.map((bin) => (bin.happened ?? 0) * bin.weight))).toBeCloseTo(happened, 6)
    }),
  )
})

test('the mean of a bin lies in it, and bins touch without gap', () => {
  fc.assert(
    fc.property(anySaid, (all) => {
      const bins = calibrationBins(all)
      for (const [k, { from, to, said }] of bins.entries()) {
        expect(from).toBe(k === 0 ? 0 : bins[k - 1]?.to)
        if (said === null) continue
        expect(said).toBeGreaterThanOrEqual(from)
        expect(said).toBeLessThanOrEqual(k === 9 ? to : to - 1)
      }
    }),
  )
})

test('order changes nothing, and a saying split in two weighs the same', () => {
  fc.assert(
    fc.property(anySaid, (all) => {
      expect(calibrationBins(all.toReversed())).toEqual(calibrationBins(all))
      const halves = all.flatMap((one) => [one, one])
      const doubled = all.map((one) => ({ ...one, weight: one.weight * 2 }))
      const means = (from: SaidOfEvent[]) =>
        calibrationBins(from).map(({ count: _, ...bin }) => bin)
      expect(means(halves)).toEqual(means(doubled))
    }),
  )
})

test('the opposite of everything is the same table from the other end', () => {
  const inside = anySaid.map((all) => all.filter(({ bp }) => bp % 1000 !== 0))
  fc.assert(
    fc.property(inside, (all) => {
      const opposite = all.map((one) => said(10_000 - one.bp, !one.happened, one.weight))
      const mirrored = calibrationBins(opposite).toReversed()
      for (const [k, bin] of calibrationBins(all).entries()) {
        expect(mirrored[k]).toMatchObject({ count: bin.count, weight: bin.weight })
        if (bin.happened !== null) expect(mirrored[k]?.happened).toBeCloseTo(1 - bin.happened, 12)
      }
    }),
  )
})

type Murphy = {
  id: string
  inputs: { bp: number[]; y: number[]; w: number[] | null; bins: number }
  expected: { bin_n: Record<string, number>; mean_forecast: number; base_rate: number }
}

test('the weights of the bins and the means agree with the reference', () => {
  const read = JSON.parse(readFileSync('test/scoring/vectors/scoring.json', 'utf8'))
  for (const { id, inputs, expected } of read.groups.murphy.cases as Murphy[]) {
    const { bp, y, w, bins: count } = inputs
    const all = bp.map((one, index) => said(one, y[index] === 1, w?.[index] ?? 1))
    const bins = calibrationBins(all, count)
    for (const [k, { weight }] of bins.entries())
      expect(weight, `${id} ${k}`).toBeCloseTo(expected.bin_n[k] ?? 0, 9)
    const total = sum(bins.map(({ weight }) => weight))
    const mean = sum(bins.map((bin) => (bin.said ?? 0) * bin.weight)) / total / 10_000
    expect(mean, id).toBeCloseTo(expected.mean_forecast, 12)
    const rate = sum(bins.map((bin) => (bin.happened ?? 0) * bin.weight)) / total
    expect(rate, id).toBeCloseTo(expected.base_rate, 12)
  }
})

test('refuses what is no chance, no weight and no number of bins', () => {
  expect(() => calibrationBins([said(10_001)])).toThrow('0 to 10000')
  for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => calibrationBins([said(5000, true, weight)])).toThrow('A weight is above 0')
  for (const bins of [0, -1, 1.5]) expect(() => calibrationBins([], bins)).toThrow('at least one')
})
