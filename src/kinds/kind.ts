import type { ZodType } from 'zod'

/**
 * What a question may be: how it is specified, answered, resolved and scored. A new kind is one
 * file of this shape, its view, their registry lines and their tests.
 */
export type Kind<Spec, Value, Outcome> = {
  spec: ZodType<Spec>
  value: ZodType<Value>
  /** The schema of a forecast on one question: numbers are basis points, texts as typed. */
  valueFor: (spec: Spec) => ZodType<Value>
  /** The schema of an outcome, from a form or a program. */
  outcomeFor: (spec: Spec) => ZodType<Outcome>
  /** The penalty of a forecast, 0 best: an integer numerator over `unit`. */
  score: (value: Value, outcome: Outcome, spec: Spec) => number
  /** The divisor of `score`: what certainty in the wrong outcome costs. */
  unit: (spec: Spec) => number
  /** The crowd's value of standing forecasts, oldest first, one for each person. */
  crowd: (standing: Value[], spec: Spec) => Value
  /** Knowing nothing: the reference row "always 50%". */
  even: (spec: Spec) => Value
}
