import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binary } from '#src/kinds/binary.ts'
import { crowdOf } from '#src/kinds/crowd.ts'
import { asOptions } from '#src/kinds/options.ts'
import { ordered } from '#src/kinds/ordered.ts'
import { plain } from '#src/lib/sentence.ts'

const spec = { kind: 'ordered' as const, options: asOptions(['2027', '2028', 'later']) }
const value = (...bps: number[]) => ({ kind: 'ordered' as const, bps })
const outcome = (option: number) => ({ kind: 'ordered' as const, option })
const penalty = (bps: number[], option: number) =>
  ordered.score(value(...bps), outcome(option)) / ordered.unit(spec)

test('it is scored by the mean Brier score of its borders', () => {
  expect(penalty([5000, 3000, 2000], 0)).toBe(0.145)
})

test('a near miss costs less than a far one; a certain far one costs 1', () => {
  expect(penalty([10_000, 0, 0], 1)).toBe(0.5)
  expect(penalty([10_000, 0, 0], 2)).toBe(1)
  expect(penalty([0, 0, 10_000], 2)).toBe(0)
})

test('with two options it is the Brier score of a yes or no', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.boolean(), (bp, happened) => {
      const two = { kind: 'ordered' as const, options: asOptions(['yes', 'no']) }
      const own = ordered.score(value(bp, 10_000 - bp), outcome(happened ? 0 : 1))
      const asked = binary.score({ kind: 'binary', bp }, { kind: 'binary', happened })
      expect(own / ordered.unit(two)).toBe(asked / binary.unit())
    }),
  )
})

test('the crowd keeps the order: its borders are medians of the borders', () => {
  const crowd = crowdOf([value(6000, 3000, 1000), value(2000, 2000, 6000)], spec)
  expect(crowd).toEqual(value(4000, 2500, 3500))
})

test('opposite certainties meet at the border between them, not at nothing', () => {
  expect(crowdOf([value(10_000, 0, 0), value(0, 0, 10_000)], spec)).toEqual(value(5000, 0, 5000))
})

test('whatever people say, the crowd has no negative chance and sums to 100%', () => {
  const anyone = fc
    .tuple(fc.nat(10_000), fc.nat(10_000))
    .map(([a, b]) => value(Math.min(a, b), Math.abs(a - b), 10_000 - Math.max(a, b)))
  fc.assert(
    fc.property(fc.array(anyone, { minLength: 1, maxLength: 9 }), (standing) => {
      const { bps } = ordered.value.parse(crowdOf(standing, spec))
      expect(bps.every((bp) => Number.isInteger(bp) && bp >= 0)).toBe(true)
      expect(bps.reduce((sum, bp) => sum + bp, 0)).toBe(10_000)
    }),
  )
})

test('it reads forecasts and outcomes as its sibling without order does', () => {
  const typed = { kind: 'ordered', bp_0: '50', bp_1: '', bp_2: '20' }
  expect(ordered.valueFor(spec).parse(typed)).toEqual(value(5000, 3000, 2000))
  expect(ordered.valueFor(spec).safeParse({ ...typed, kind: 'choice' }).success).toBe(false)
  expect(ordered.outcomeFor(spec).parse({ kind: 'ordered', option: 'c' })).toEqual(outcome(2))
  expect(plain(ordered.doubt(value(0, 0, 10_000), spec) ?? '')).toContain('nothing but "later"')
  expect(ordered.doubt(value(0, 0, 10_000), spec)).toContain('up to 1, the worst there is')
  expect(ordered.doubt(value(0, 40, 9960), spec)).toContain('up to almost 1, the worst')
})

test('chances that leave others possible raise no doubt', () => {
  expect(ordered.doubt(value(5000, 3000, 2000), spec)).toBeUndefined()
})
