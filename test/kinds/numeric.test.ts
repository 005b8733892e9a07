import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crowdOf } from '#src/kinds/crowd.ts'
import { kindOf, kinds, type Outcome, type Value } from '#src/kinds/index.ts'
import { isWithin, quantileIn } from '#src/kinds/quantity.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { plain } from '#src/lib/sentence.ts'
import { crps } from '#src/scoring/crps.ts'

const specOf = (change: Record<string, unknown> = {}) =>
  parse(kinds.numeric.spec, { kind: 'numeric', low: '0', high: '100', ...change })
const closed = specOf()
const numeric = kindOf(closed)
const open = specOf({ ends: 'both' })
const log = specOf({ low: 1, high: 10_000, axis: 'log', ends: 'high' })

const said = (spec: typeof closed, fields: object) =>
  parse(kinds.numeric.valueFor(spec), { kind: 'numeric', ...fields })
const quantiles = { q_10: '20', q_50: '40', q_90: '70' }

/** What a form is told, field by field. */
function problemsOf(work: () => unknown): Record<string, string> {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal)
      return Object.fromEntries(
        Object.entries(error.fields).map(([field, words]) => [field, plain(words)]),
      )
    throw error
  }
  return {}
}

test('three quantiles make a curve over the whole range; the other two may stay empty', () => {
  expect(said(closed, { ...quantiles, q_25: '', q_75: '' })).toEqual({
    ...{ kind: 'numeric', x: [0, 20, 40, 70, 100], bps: [0, 1000, 5000, 9000, 10_000] },
  })
  expect(said(closed, { ...quantiles, q_25: '30', q_75: ' 55,5 ' })).toMatchObject({
    x: [0, 20, 30, 40, 55.5, 70, 100],
    bps: [0, 1000, 2500, 5000, 7500, 9000, 10_000],
  })
})

test('chances beyond open ends are where the curve begins and ends', () => {
  expect(said(open, { ...quantiles, below: '5', above: '2,5%' })).toMatchObject({
    bps: [500, 1000, 5000, 9000, 9750],
  })
  expect(said(open, { q_10: '', q_50: '60', q_90: '90', below: '10%' })).toMatchObject({
    ...{ x: [0, 60, 90, 100], bps: [1000, 5000, 9000, 10_000] },
  })
})

test('what a program sends in knots is taken as it is', () => {
  const knots = { x: [0, 50, 50, 100], bps: [0, 2000, 7000, 10_000] }
  expect(said(closed, knots)).toEqual({ kind: 'numeric', ...knots })
})

test('on an axis of ratios each value keeps its place as it was computed', () => {
  const value = said(log, { q_10: '10', q_50: '100', q_90: '1000' })
  expect(value).toMatchObject({ x: [1, 10, 100, 1000, 10_000] })
  const places = (value as { u: number[] }).u
  for (const [k, place] of [0, 0.25, 0.5, 0.75, 1].entries())
    expect(places[k]).toBeCloseTo(place, 12)
})

test.for<[fields: object, field: string, words: RegExp]>([
  [{ q_10: '20', q_50: '', q_90: '70' }, 'q_50', /Give this one too/],
  [{ ...quantiles, q_50: '20' }, 'q_50', /rise from one to the next, and 20 is not above 20/],
  [{ ...quantiles, q_90: '120' }, 'q_90', /Stay within 0 and 100/],
  [{ ...quantiles, q_10: 'a few' }, 'q_10', /Enter a number/],
  [{ ...quantiles, q_10: '1,500' }, 'q_10', /Do you mean 1500 or 1.5/],
  [{ ...quantiles, below: '3' }, 'below', /Nothing can lie beyond this end/],
  [{ ...quantiles, above: '3' }, 'above', /Nothing can lie beyond this end/],
  [{ ...quantiles, above: '101' }, 'above', /./],
  [{ x: [0, 100], bps: [0] }, 'bps', /./],
  [{ x: [0, 50, 100], bps: [0, 10_000] }, 'x', /as many chances as values/],
  [{ x: [0, 90], bps: [0, 10_000] }, 'x', /first value is 0, the last 100/],
  [{ x: [0, 60, 50, 100], bps: [0, 1, 2, 10_000] }, 'x', /never fall/],
  [{ x: [0, 50, 100], bps: [0, 6000, 5000] }, 'x', /never fall/],
  [{ x: [0, 100], bps: [500, 10_000] }, 'x', /not open/],
  [{ x: [0, 100], bps: [0, 9000] }, 'x', /not open/],
])('a forecast of a closed range is refused at its field: %o', ([fields, field, words]) => {
  const problems = problemsOf(() => said(closed, fields))
  expect(problems[field]).toMatch(words)
})

test('of an open range what lies beyond is said by its chance, not by a value', () => {
  expect(problemsOf(() => said(open, { ...quantiles, q_90: '120' })).q_90).toMatch(
    /Leave this empty, and say what chance lies beyond it/,
  )
  expect(problemsOf(() => said(open, { ...quantiles, below: '20' })).q_10).toMatch(
    /reaches this already/,
  )
})

test.for<[change: object, field: string, words: RegExp]>([
  [{ high: '0' }, 'high', /above the lower one/],
  [{ axis: 'log' }, 'low', /begins above 0/],
  [{ low: 'zero' }, 'low', /Enter a number/],
  [{ low: undefined }, 'low', /Give both ends/],
  [{ unit: 'x'.repeat(41) }, 'unit', /at most 40/],
])('a range that makes no sense is refused at its field: %o', ([change, field, words]) => {
  expect(problemsOf(() => specOf({ ...change }))[field]).toMatch(words)
})

const outcomeOf = (spec: typeof closed, x: unknown, more: object = {}) =>
  parse(kinds.numeric.outcomeFor(spec), { kind: 'numeric', x, ...more })

test('an outcome is a value, or lies beyond an open end', () => {
  expect(outcomeOf(closed, '42')).toEqual({ kind: 'numeric', x: 42 })
  expect(outcomeOf(open, '> 100')).toEqual({ kind: 'numeric', x: 100, beyond: 'high' })
  expect(outcomeOf(open, '<0')).toEqual({ kind: 'numeric', x: 0, beyond: 'low' })
  expect(outcomeOf(open, '250')).toEqual({ kind: 'numeric', x: 250 })
  expect(outcomeOf(log, '100')).toMatchObject({ x: 100, u: expect.closeTo(0.5, 12) })
  for (const typed of ['101', '-1', '> 100', '< 0'])
    expect(problemsOf(() => outcomeOf(closed, typed)).x).toMatch(/annul it as flawed/)
  expect(problemsOf(() => outcomeOf(closed, 'much')).x).toMatch(/Enter a number/)
})

test('beyond an end is said of that end, never of a value within the range', () => {
  expect(outcomeOf(open, '> 250')).toEqual({ kind: 'numeric', x: 250, beyond: 'high' })
  for (const typed of ['> 50', '> -5'])
    expect(problemsOf(() => outcomeOf(open, typed)).x).toMatch(/above the range: > 100\. Otherwise/)
  for (const typed of ['< 50', '< 250'])
    expect(problemsOf(() => outcomeOf(open, typed)).x).toMatch(/below the range: < 0\. Otherwise/)
  expect(problemsOf(() => outcomeOf(open, 50, { beyond: 'high' })).x).toMatch(/above the range/)
  expect(problemsOf(() => outcomeOf(closed, '> 50')).x).toMatch(/annul it as flawed/)
})

test('knowing nothing scores between a twelfth and a third; a point forecast its distance', () => {
  const score = (value: object, x: number) =>
    numeric.score(value as Value, outcomeOf(closed, x) as Outcome, closed) / numeric.unit(closed)
  expect(score(numeric.even(closed), 50)).toBeCloseTo(1 / 12, 11)
  expect(score(numeric.even(closed), 0)).toBeCloseTo(1 / 3, 11)
  const point = { kind: 'numeric', x: [0, 30, 30, 100], bps: [0, 0, 10_000, 10_000] }
  expect(score(point, 80)).toBeCloseTo(0.5, 11)
})

test('a score is an integer of 1e-12 within its bounds, as far as CRPS itself', () => {
  const inner = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 })
  const levels = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(inner, levels, fc.integer({ min: 0, max: 100 }), (xs, chances, came) => {
      const x = [0, ...xs.toSorted((a, b) => a - b), 100]
      const sorted = chances.toSorted((a, b) => a - b).slice(0, xs.length)
      const bps = [0, ...sorted, 10_000]
      const value = { kind: 'numeric' as const, x, bps }
      const score = numeric.score(value, { kind: 'numeric', x: came }, closed)
      const curve = x.map((one, k) => ({ x: one, chance: (bps[k] as number) / 10_000 }))
      expect(Number.isInteger(score)).toBe(true)
      expect(score / numeric.unit(closed)).toBeCloseTo(crps(curve, came), 11)
    }),
    { numRuns: 1000 },
  )
})

test('beyond an open end counts as at that end', () => {
  const value = said(open, { ...quantiles, above: '5' }) as Value
  const at = numeric.score(value, { kind: 'numeric', x: 100 }, open)
  expect(numeric.score(value, { kind: 'numeric', x: 100, beyond: 'high' }, open)).toBe(at)
  expect(numeric.score(value, { kind: 'numeric', x: 5000 }, open)).toBe(at)
})

test('it is told by three values in no language, and drawn by its middle', () => {
  const value = said(open, { ...quantiles, below: '10', q_10: '' }) as Value
  expect(numeric.words(value, specOf({ unit: 'ships' }))).toBe('<0 / 40 / 70 ships (10 / 50 / 90%)')
  const late = said(open, { q_10: '60', q_50: '80', q_90: '', above: '20' }) as Value
  expect(numeric.words(late, open)).toBe('60 / 80 / >100 (10 / 50 / 90%)')
  expect(numeric.levels(said(closed, quantiles) as Value)).toEqual([4000])
  expect(numeric.levels(said(log, { q_10: '10', q_50: '100', q_90: '1000' }) as Value)).toEqual([
    5000,
  ])
  expect(numeric.landed?.({ kind: 'numeric', x: 25 }, closed)).toBe(2500)
  expect(numeric.landed?.({ kind: 'numeric', x: 0, beyond: 'low' }, open)).toBe(0)
  expect(numeric.landed?.({ kind: 'numeric', x: 100, beyond: 'high' }, open)).toBe(10_000)
  expect(numeric.landed?.(outcomeOf(log, '100') as Outcome, log)).toBe(5000)
})

test('between values that were typed a quantile lies straight on the axis', () => {
  const [straight, ratios] = [kinds.numeric.even(closed), kinds.numeric.even(log)]
  expect(quantileIn(straight, 2500)).toEqual({ x: 25 })
  expect(quantileIn(ratios, 2500).x).toBeCloseTo(10, 10)
  const typed = kinds.numeric
    .valueFor(log)
    .parse({ kind: 'numeric', q_10: '7', q_50: '9', q_90: '11' })
  expect([1000, 5000, 9000].map((level) => quantileIn(typed, level).x)).toEqual([7, 9, 11])
  expect(isWithin(typed, 9000)).toBe(true)
  expect(isWithin({ ...typed, bps: [1000, 2000, 3000, 8000, 9000] }, 1000)).toBe(false)
  expect(isWithin({ ...typed, bps: [1000, 2000, 3000, 8000, 9000] }, 9000)).toBe(false)
})

test('nearly all of it on a sliver is asked back once', () => {
  const sharp = said(closed, { q_10: '50', q_50: '50.2', q_90: '50.4' }) as Value
  const without = said(open, { q_10: '', q_50: '', q_90: '', below: '95' }) as Value
  for (const value of [sharp, without])
    expect(numeric.doubt(value, closed)).toMatch(/beyond an end or on less than a hundredth/)
  expect(numeric.doubt(said(closed, quantiles) as Value, closed)).toBeUndefined()
})

test('the crowd is the median of the curves at each value where one of them bends', () => {
  const [one, two] = [said(closed, quantiles), said(closed, { q_10: '30', q_50: '50', q_90: '80' })]
  const crowd = kinds.numeric.value.parse(crowdOf([one, two, two] as never[], closed))
  expect(crowd.x).toEqual([0, 20, 30, 40, 50, 70, 80, 100])
  expect(crowd.bps[0]).toBe(0)
  expect(crowd.bps.at(-1)).toBe(10_000)
  expect(crowd.bps).toEqual(crowd.bps.toSorted((a, b) => a - b))
  expect(crowdOf([one] as Value[], closed)).toMatchObject({ x: one.x, bps: one.bps })
})

test('where most of the crowd jump the crowd jumps too, on an axis of ratios as well', () => {
  const jump = { kind: 'numeric', x: [0, 50, 50, 100], bps: [0, 0, 10_000, 10_000] }
  expect(crowdOf([jump, jump] as Value[], closed)).toMatchObject({
    ...{ x: [0, 50, 50, 100], bps: [0, 0, 10_000, 10_000] },
  })
  const ratios = said(log, { q_10: '10', q_50: '100', q_90: '1000' }) as Value
  expect(crowdOf([ratios], log)).toEqual(ratios)
})

test('of a very large crowd some values are left out, and the ends never', () => {
  const many = Array.from({ length: 60 }, (_, k) =>
    said(closed, { q_10: `${1 + k / 4}`, q_50: `${30 + k / 4}`, q_90: `${60 + k / 4}` }),
  )
  const crowd = kinds.numeric.value.parse(crowdOf(many as never[], closed))
  expect(crowd.x.length).toBeLessThanOrEqual(100)
  expect([crowd.x[0], crowd.x.at(-1)]).toEqual([0, 100])
})

test('knowing nothing is a straight line, also on an axis of ratios', () => {
  expect(numeric.even(closed)).toEqual({ kind: 'numeric', x: [0, 100], bps: [0, 10_000] })
  expect(numeric.even(log)).toMatchObject({ u: [0, 1] })
  expect(numeric.happened({ kind: 'numeric', x: 1 }, closed)).toEqual([])
  expect(numeric.options(closed)).toEqual([])
})

test('for its calibration an amount lies on its axis, and beyond an open end nowhere on it', () => {
  const { onAxis } = kinds.numeric
  const value = said(log, { q_10: '10', q_50: '100', q_90: '1000', above: '5' })
  const came = (x: string) =>
    onAxis(value, parse(kinds.numeric.outcomeFor(log), { kind: 'numeric', x }), log).came
  expect(came('100')).toBeCloseTo(0.5, 12)
  expect(came('10000')).toBe(1)
  expect(came('20000')).toBe(Number.POSITIVE_INFINITY)
  expect(came('> 10000')).toBe(Number.POSITIVE_INFINITY)
  const [{ curve }, shut] = [onAxis(value, { x: 100 }, log), said(closed, quantiles)]
  expect([curve[0], curve.at(-1)]).toEqual([
    { x: 0, chance: 0 },
    { x: 1, chance: 0.95 },
  ])
  expect(onAxis(shut, { x: 40 }, closed).came).toBe(40)
  expect(kinds.binary.onAxis()).toBeUndefined()
})
