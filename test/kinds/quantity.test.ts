import { expect, test } from 'vitest'
import { kinds, type Outcome } from '#src/kinds/index.ts'
import { rangeLevel } from '#src/kinds/quantity.ts'
import { parse } from '#src/lib/parse.ts'

const { numeric } = kinds
const ratios = { kind: 'numeric', low: 10, high: 1000, axis: 'log', ends: 'high' } as const
const onRatios = parse(numeric.spec, ratios)
const came = (x: string) =>
  parse(numeric.outcomeFor(onRatios), { kind: 'numeric', x }) as Outcome & { u: number }

test('half of a range lies between its ends, on an axis of ratios at their root', () => {
  expect(rangeLevel(5000, { low: 10, high: 30, ends: 'none', axis: 'linear' })).toBe(20)
  expect(rangeLevel(5000, onRatios)).toBeCloseTo(100, 12)
})

test('on an axis of ratios an outcome is scored where it lies on the axis', () => {
  const even = numeric.even(onRatios)
  expect(numeric.score(even, came('100') as never, onRatios) / numeric.unit()).toBeCloseTo(
    1 / 12,
    11,
  )
  expect(numeric.score(even, came('10') as never, onRatios) / numeric.unit()).toBeCloseTo(1 / 3, 11)
})

test('what lies beyond an open end of an axis of ratios lies at its end', () => {
  const open = parse(numeric.spec, { ...ratios, ends: 'both' })
  expect(parse(numeric.outcomeFor(open), { kind: 'numeric', x: '5' })).toMatchObject({ x: 5, u: 0 })
  expect(came('5000')).toMatchObject({ x: 5000, u: 1 })
  expect(came('> 1000')).toMatchObject({ beyond: 'high', u: 1 })
})
