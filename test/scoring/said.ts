import fc from 'fast-check'
import type { SaidOfEvent } from '#src/scoring/bins.ts'

/** Something said of an event, on a grid coarse enough that chances meet. */
const one = fc.record({
  bp: fc.oneof(
    fc.integer({ min: 0, max: 10 }).map((k) => k * 1000),
    fc.integer({ min: 0, max: 10_000 }),
  ),
  happened: fc.boolean(),
  weight: fc.integer({ min: 1, max: 5 }),
})

/** What somebody may have said of a few events, weighted by whole numbers. */
export const someSaid = fc.array(one, { minLength: 1, maxLength: 30 })

/** Everything said with the same weight. */
export const saying = (...said: readonly (readonly [bp: number, happened: boolean])[]) =>
  said.map(([bp, happened]): SaidOfEvent => ({ bp, happened, weight: 1 }))

/** Each said of a question of its own. */
export const each = (...said: readonly (readonly [bp: number, happened: boolean])[]) =>
  saying(...said).map((one) => [one])
