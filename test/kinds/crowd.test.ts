import { expect, test } from 'vitest'
import { crowdOf, heardOf, published } from '#src/kinds/crowd.ts'
import { anySpec, kindOf, type Spec, type Value } from '#src/kinds/index.ts'
import { asOptions } from '#src/kinds/options.ts'
import { parse } from '#src/lib/parse.ts'
import { middleHalf } from '#src/scoring/aggregate.ts'
import { hear, openCrowd } from '#src/scoring/live-crowd.ts'
import { poolOf, pools } from '#src/scoring/pools.ts'
import { randomFrom } from '#src/scoring/random.ts'
import { tallyOf } from '#src/scoring/tally.ts'

const options = asOptions(['Red', 'Green', 'Blue'])
const numeric = parse(anySpec, { kind: 'numeric', low: '0', high: '100', ends: 'high' })
const SPECS: Spec[] = [
  { kind: 'binary' },
  { kind: 'choice', options },
  { kind: 'ordered', options },
  numeric,
]

/** Somebody's chances, which depend on a number alone. */
function chancesBy(spec: Spec, seed: number): Value {
  const random = randomFrom(seed)
  const [a = 0, b = 0] = [random(), random()].map((one) => Math.floor(one * 10_001)).sort(byValue)
  if (spec.kind === 'binary') return { kind: 'binary', bp: a }
  if (spec.kind === 'numeric')
    return { kind: 'numeric', x: [0, 20 + (seed % 60), 100], bps: [0, a, Math.max(a, b)] }
  return { kind: spec.kind, bps: [a, b - a, 10_000 - b] } as Value
}
const byValue = (one: number, other: number) => one - other

/** What is published of people who said something one after another. */
function said(spec: Spec, standing: Value[]) {
  const frame = kindOf(spec).frame(spec, standing)
  const crowd = openCrowd<number>(frame.lines(standing[0] as Value).length)
  for (const [who, value] of standing.entries()) hear(crowd, who, heardOf(value, spec, frame), 1e7)
  return published(crowd, spec, frame)
}

test.for(SPECS)('what is published is the crowd that is shown: $kind', (spec) => {
  for (const people of [1, 2, 5, 30]) {
    const standing = Array.from({ length: people }, (_, who) => chancesBy(spec, 7 * people + who))
    const point = said(spec, standing)
    expect(point?.value).toEqual(crowdOf(standing, spec))
    const levels = standing.map(kindOf(spec).levels)
    const line = (k: number) => middleHalf(levels.map((own) => own[k] as number))
    expect(point?.middle).toEqual((levels[0] ?? []).map((_, k) => line(k)))
  }
})

test.for(SPECS)('each pool is a value that could be forecast: $kind', (spec) => {
  for (let seed = 0; seed < 40; seed++) {
    const standing = Array.from({ length: 1 + (seed % 12) }, (_, who) =>
      chancesBy(spec, seed + who),
    )
    const { others } = said(spec, standing) ?? {}
    for (const pool of pools) {
      const value = others?.[pool]
      expect(kindOf(spec).value.safeParse(value).success, pool).toBe(true)
      if (value?.kind === 'numeric') {
        expect(value.bps).toEqual(value.bps.toSorted(byValue))
        expect([value.x[0], value.bps[0], value.x.at(-1)]).toEqual([0, 0, 100])
      }
    }
  }
})

test('of one event each pool is its own, to the nearest basis point', () => {
  const bps = [500, 3000, 5000, 9700]
  const { others } =
    said(
      { kind: 'binary' },
      bps.map((bp) => ({ kind: 'binary', bp })),
    ) ?? {}
  const standing = tallyOf(bps)
  for (const pool of pools)
    expect(others?.[pool]).toEqual({ kind: 'binary', bp: Math.round(poolOf[pool](standing)) })
})

test('one alone is what each pool says, but for odds of what is certain', () => {
  for (const spec of SPECS.slice(1)) {
    const value = chancesBy(spec, 3)
    const { others } = said(spec, [value]) ?? {}
    for (const pool of ['mean', 'median', 'trimmed'] as const) expect(others?.[pool]).toEqual(value)
  }
})

test('nobody is no crowd', () => {
  const spec = SPECS[0] as Spec
  expect(published(openCrowd(), spec, kindOf(spec).frame(spec, []))).toBeNull()
})
