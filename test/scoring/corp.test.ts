import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corp, curveAt, recalibrate } from '#src/scoring/corp.ts'
import { saying, someSaid } from './said.ts'

test('chances against the order of what happened are pooled', () => {
  expect(recalibrate(saying([6000, false], [3000, true], [9000, true]))).toEqual([
    { from: 3000, to: 6000, weight: 2, happened: 0.5 },
    { from: 9000, to: 9000, weight: 1, happened: 1 },
  ])
})

test('blocks of equal shares are one block', () => {
  const said = saying([2000, true], [2000, false], [4000, false], [4000, true])
  expect(recalibrate(said)).toEqual([{ from: 2000, to: 4000, weight: 4, happened: 0.5 }])
})

test('a late violation pools back over several blocks', () => {
  const said = saying([1000, false], [2000, true], [3000, true], [4000, false], [5000, false])
  expect(recalibrate(said)).toEqual([
    { from: 1000, to: 1000, weight: 1, happened: 0 },
    { from: 2000, to: 5000, weight: 4, happened: 0.5 },
  ])
})

test('the curve is flat within blocks, straight between them and ends with them', () => {
  const blocks = recalibrate(saying([2000, true], [4000, false], [8000, true]))
  expect([1999, 2000, 3000, 4000, 6000, 8000, 8001].map((bp) => curveAt(blocks, bp))).toEqual([
    null,
    0.5,
    0.5,
    0.5,
    0.75,
    1,
    null,
  ])
})

test('whoever is right about everything discriminates all there is', () => {
  const { miscalibration, discrimination, uncertainty } = corp(
    saying([0, false], [10_000, true]),
  ) as NonNullable<ReturnType<typeof corp>>
  expect([miscalibration, discrimination, uncertainty]).toEqual([0, 0.25, 0.25])
})

test('nothing said has no parts', () => {
  expect(corp([])).toBeNull()
})

test('property 9: score = miscalibration - discrimination + uncertainty, neither below zero', () => {
  fc.assert(
    fc.property(someSaid, (said) => {
      const parts = corp(said) as NonNullable<ReturnType<typeof corp>>
      const { score, miscalibration, discrimination, uncertainty } = parts
      expect(miscalibration - discrimination + uncertainty).toBeCloseTo(score, 13)
      expect(miscalibration).toBeGreaterThanOrEqual(0)
      expect(discrimination).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 1000 },
  )
})

test('shares rise from block to block, and every chance lies in one', () => {
  fc.assert(
    fc.property(someSaid, (said) => {
      const blocks = recalibrate(said)
      const shares = blocks.map(({ happened }) => happened)
      expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b))
      for (const { bp } of said)
        expect(blocks.filter(({ from, to }) => from <= bp && bp <= to)).toHaveLength(1)
    }),
    { numRuns: 1000 },
  )
})
