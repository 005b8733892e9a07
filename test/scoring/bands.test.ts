import { expect, test } from 'vitest'
import { confidenceBand, consistencyBand, miscalibrationByChance } from '#src/scoring/bands.ts'
import { each, saying } from './said.ts'

const said = saying(
  ...Array.from({ length: 40 }, (_, k) => [1000 + (k % 5) * 2000, k % 3 === 0] as const),
)
const forecasts = said.map((one) => [one])

test('the same seed draws the same band, another seed another', () => {
  const drawing = { replicates: 50, seed: 7 }
  expect(consistencyBand(forecasts, drawing)).toEqual(consistencyBand(forecasts, drawing))
  expect(consistencyBand(forecasts, { ...drawing, seed: 8 })).not.toEqual(
    consistencyBand(forecasts, drawing),
  )
})

test('a consistency band lies around the chances themselves', () => {
  for (const { bp, low, high } of consistencyBand(forecasts, { seed: 1 })) {
    expect(low).toBeLessThanOrEqual(bp / 10_000)
    expect(high).toBeGreaterThanOrEqual(bp / 10_000)
  }
})

test('a higher level makes a wider band', () => {
  const at = (level: number) => consistencyBand(forecasts, { seed: 1, level, replicates: 200 })
  for (const [index, { low, high }] of at(0.9).entries()) {
    expect(at(0.5)[index]?.low).toBeGreaterThanOrEqual(low as number)
    expect(at(0.5)[index]?.high).toBeLessThanOrEqual(high as number)
  }
})

test('certainty leaves no room', () => {
  expect(consistencyBand(each([0, false], [10_000, true]), { seed: 1 })).toEqual([
    { bp: 0, low: 0, high: 0 },
    { bp: 10_000, low: 1, high: 1 },
  ])
})

test('a chance that was never drawn has no band', () => {
  const rare = each([1000, false], [9000, true])
  const bands = Array.from({ length: 10 }, (_, seed) =>
    consistencyBand(rare, { replicates: 1, seed }),
  )
  expect(bands.flat().filter(({ low }) => low === null).length).toBeGreaterThan(0)
})

test('a confidence band lies around what happened and is drawn from whole questions', () => {
  const questions = [
    [...saying([2000, false]), ...saying([2000, false])],
    saying([2000, true]),
    saying([8000, true]),
  ]
  expect(confidenceBand(questions, { seed: 1 })).toEqual([
    { bp: 2000, low: 0, high: 1 },
    { bp: 8000, low: 1, high: 1 },
  ])
  expect(confidenceBand([saying([2000, true], [8000, false])], { seed: 1 })).toEqual([
    { bp: 2000, low: 0.5, high: 0.5 },
    { bp: 8000, low: 0.5, high: 0.5 },
  ])
})

test('chance alone miscalibrates a little, and rarely much', () => {
  const { mean, high } = miscalibrationByChance(forecasts, { seed: 1 }) as {
    mean: number
    high: number
  }
  expect(mean).toBeGreaterThan(0.005)
  expect(mean).toBeLessThan(0.05)
  expect(high).toBeGreaterThan(mean)
  expect(miscalibrationByChance([], { seed: 1 })).toBeNull()
})

test('of several options exactly one comes about, however often it is drawn', () => {
  const thirds = [3000, 3000, 4000].map((bp) => ({ bp, happened: false, weight: 1 / 3 }))
  const drawn = consistencyBand([thirds], { seed: 3, replicates: 200 })
  // All three lie in a single block or rise to the one that came about: a third on the whole.
  expect(drawn.map(({ bp }) => bp)).toEqual([3000, 4000])
  expect([drawn[0]?.low, drawn[1]?.high]).toEqual([0, 1])
  for (const between of [drawn[0]?.high, drawn[1]?.low]) expect(between).toBeCloseTo(1 / 3, 12)
})
