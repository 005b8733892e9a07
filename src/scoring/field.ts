import type { Marks, Pair } from './accounts.ts'
import { addTo, type Sum, total } from './exact.ts'

/**
 * The standing reference forecasts of one question, swept from its opening on: how many, the sum
 * of their scores, and integrals from the start for those in the reference and those outside.
 */
export type Field = {
  at: number
  standing: number
  scores: number
  inside: Integrals
  outside: Integrals
}

/** Integrals over time: of the others' mean score, of the weight of one's own, of one. */
type Integrals = { others: Sum; weight: Sum; time: number }

export const openField = (at: number): Field => ({
  at,
  standing: 0,
  scores: 0,
  inside: noIntegrals(),
  outside: noIntegrals(),
})

/**
 * For reference forecasters the mean of the others is (sum - own) / (n - 1), so that it minus one's
 * own is sum / (n - 1) - own n / (n - 1); for the rest it is sum / n - own.
 */
export function moveTo(field: Field, at: number): void {
  const { standing, scores, inside, outside } = field
  const passed = at - field.at
  field.at = at
  if (standing >= 2) extend(inside, passed, scores / (standing - 1), standing / (standing - 1))
  if (standing >= 1) extend(outside, passed, scores / standing, 1)
}

/** One of the reference had a score and has another from now on; null for none. */
export function replace(field: Field, before: number | null, after: number | null): void {
  field.standing += Number(after !== null) - Number(before !== null)
  field.scores += (after ?? 0) - (before ?? 0)
}

const nothing = (): Sum => ({ sum: 0, lost: 0 })
const noIntegrals = (): Integrals => ({ others: nothing(), weight: nothing(), time: 0 })

/** The integrals so far, each rounded once: against the others, and beside them at all. */
export const marksOf = ({ others, weight, time }: Integrals): Pair<Marks> => ({
  first: { others: total(others), weight: total(weight) },
  second: { others: time, weight: 0 },
})

function extend(integrals: Integrals, passed: number, others: number, weight: number): void {
  addTo(integrals.others, passed * others)
  addTo(integrals.weight, passed * weight)
  integrals.time += passed
}
