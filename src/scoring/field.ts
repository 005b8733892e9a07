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
type Marks = { others: number; weight: number; time: number }

/** What one forecaster holds since their last change, and what they earned before it. */
export type Held = {
  reference: boolean
  score: number | null
  since: Marks
  earned: Sum
  covered: number
}

export const openField = (at: number): Field => ({
  at,
  standing: 0,
  scores: 0,
  inside: noIntegrals(),
  outside: noIntegrals(),
})

export const newcomer = (reference: boolean): Held => ({
  reference,
  score: null,
  since: { others: 0, weight: 0, time: 0 },
  earned: nothing(),
  covered: 0,
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

/** Another score from now on; null for none. */
export function change(field: Field, one: Held, score: number | null): void {
  settle(field, one)
  if (one.reference) {
    field.standing += Number(score !== null) - Number(one.score !== null)
    field.scores += (score ?? 0) - (one.score ?? 0)
  }
  one.score = score
}

/** Credits what was earned since the last change. */
export function settle({ inside, outside }: Field, one: Held): void {
  const now = marks(one.reference ? inside : outside)
  if (one.score !== null) {
    addTo(one.earned, now.others - one.since.others)
    addTo(one.earned, -one.score * (now.weight - one.since.weight))
    one.covered += now.time - one.since.time
  }
  one.since = now
}

const nothing = (): Sum => ({ sum: 0, lost: 0 })
const noIntegrals = (): Integrals => ({ others: nothing(), weight: nothing(), time: 0 })

const marks = ({ others, weight, time }: Integrals): Marks => ({
  others: total(others),
  weight: total(weight),
  time,
})

function extend(integrals: Integrals, passed: number, others: number, weight: number): void {
  addTo(integrals.others, passed * others)
  addTo(integrals.weight, passed * weight)
  integrals.time += passed
}
