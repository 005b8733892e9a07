import type { ZodType } from 'zod'
import type { Curve } from '#src/scoring/curve.ts'

/**
 * How a crowd is made of what people say: chances in basis points, pooled line by line, and put
 * together to one value again.
 */
export type Frame<Value> = {
  /**
   * What the lines are: an event, options of which one comes about, or the chances of staying at or
   * below values in order.
   */
  of: 'event' | 'options' | 'borders'
  lines: (value: Value) => number[]
  /** From what was pooled, not rounded. */
  value: (pooled: number[]) => Value
}

/** One of the answers of a question that has several. */
export type Option = { key: string; label: string }

/** A forecast of an amount on its axis, and where on it the outcome lies, or beyond its ends. */
export type OnAxis = { curve: Curve; came: number }

/**
 * What a question may be: how it is specified, answered, resolved and scored. A new kind is one
 * file of this shape, its view, their registry lines and their tests.
 */
export type Kind<Spec, Value, Outcome> = {
  /** How it is answered, which decides what an author says of it and how it tests a claim. */
  answer: 'yes-or-no' | 'options' | 'quantity'
  spec: ZodType<Spec>
  value: ZodType<Value>
  /** The answers it has, in order; none where it is answered yes or no. */
  options: (spec: Spec) => Option[]
  /** The schema of a forecast on one question: numbers are basis points, texts as typed. */
  valueFor: (spec: Spec) => ZodType<Value>
  /** A forecast in words, exactly as entered. */
  words: (value: Value, spec: Spec) => string
  /** What is asked back once before a forecast is saved, since a slip would cost the most. */
  doubt: (value: Value, spec: Spec) => string | undefined
  /** The schema of an outcome, from a form or a program. */
  outcomeFor: (spec: Spec) => ZodType<Outcome>
  /** The penalty of a forecast, 0 best: an integer numerator over `unit`. */
  score: (value: Value, outcome: Outcome, spec: Spec) => number
  /** The divisor of `score`: what certainty in the wrong outcome costs. */
  unit: (spec: Spec) => number
  /** How the crowd is made; of quantities it follows from what stands, one a person. */
  frame: (spec: Spec, standing: Value[]) => Frame<Value>
  /** Where a value lies on each line of a chart, 0 to 10000: one line, or one for each option. */
  levels: (value: Value) => number[]
  /** Where the outcome lies on a chart, 0 to 10000. */
  landed: (outcome: Outcome, spec: Spec) => number
  /**
   * Whether what each of these lines speaks of happened, for calibration; nothing where they speak
   * of an amount.
   */
  happened: (outcome: Outcome, spec: Spec) => boolean[]
  /** Of an amount, what its calibration is judged by; undefined where chances are given to events. */
  onAxis: (value: Value, outcome: Outcome, spec: Spec) => OnAxis | undefined
  /** Knowing nothing: the reference row, "always 50%" or as much for each option. */
  even: (spec: Spec) => Value
}
