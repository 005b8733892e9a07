import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Question } from '#src/db/schema.ts'
import type { KindName, Outcome, Spec, Value } from '#src/kinds/index.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import type { Typed } from '../parts/field.tsx'
import { binary } from './binary.tsx'
import { choice } from './choice.tsx'
import { date } from './date.tsx'
import { numeric } from './numeric.tsx'
import { ordered } from './ordered.tsx'

type Of<Union extends { kind: string }, Name extends KindName> = Extract<Union, { kind: Name }>

type RowInputProps = {
  question: Pick<Question, 'id' | 'title'>
  /** What stands before the names of its fields, in a form with many rows. */
  prefix: string
  typed: Typed
  refusal?: Refusal | undefined
}

/** How one kind of question is asked, told and drawn. */
export type KindView<Name extends KindName> = {
  /** What the author of a question calls it, as a sentence to be spoken. */
  name: string
  /** The fields of a forecast. */
  Input: (props: {
    spec: Of<Spec, Name>
    typed: Typed
    refusal?: Refusal | undefined
    standing?: Of<Value, Name> | undefined
  }) => JSX.Element
  /** Buttons beside Save: for a thumb, and to answer what was asked back. */
  More?: (props: { typed: Typed }) => JSX.Element
  /** The one field of a forecast in a row, `chance-ID`, where there is but one. */
  RowInput?: (props: RowInputProps & { standing?: Of<Value, Name> | undefined }) => JSX.Element
  /** Buttons beside Save in a row: the answers to what was asked back. */
  RowMore?: (props: { typed: Typed }) => JSX.Element
  /** A forecast in words, exactly as entered. */
  words: (value: Of<Value, Name>, spec: Of<Spec, Name>) => string
  /** The crowd's value: rounded for reading. */
  CrowdInWords: (props: { spec: Of<Spec, Name>; value: Of<Value, Name> }) => JSX.Element
  /** The fields by which a moderator says what happened. */
  OutcomeInput: (props: {
    spec: Of<Spec, Name>
    typed: Typed
    refusal?: Refusal | undefined
  }) => JSX.Element
  OutcomeInWords: (props: { spec: Of<Spec, Name>; outcome: Of<Outcome, Name> }) => JSX.Element
  /** The whole of a distribution, where a value is one: the crowd's, one's own, what came about. */
  Drawing?: (props: {
    spec: Of<Spec, Name>
    crowd?: Of<Value, Name> | undefined
    own?: Of<Value, Name> | undefined
    outcome?: Of<Outcome, Name> | undefined
  }) => JSX.Element
  /** What knowing nothing but its range would score, where it has one. */
  Even?: (props: { spec: Of<Spec, Name> }) => JSX.Element
  /** The names of the lines of its history chart: one for each option. */
  lines: (spec: Of<Spec, Name>) => string[]
  /** What a level of these lines means, 0 to 10000; `isExact` for one's own, as entered. */
  level: (level: number, spec: Of<Spec, Name>, isExact?: boolean) => string
  /** How far a line moved, in words without direction: "12 points". */
  change: (bp: number) => string
  /** The sum of one score in words: "You said 73%, it happened: (1 − 0.73)² = 0.073". */
  sum: (value: Of<Value, Name>, outcome: Of<Outcome, Name>, spec: Of<Spec, Name>) => string
  /** What the help page works out: forecasts, each with what came about. */
  examples: () => { spec: Of<Spec, Name>; told: [Example<Name>, ...Example<Name>[]] }
}

type Example<Name extends KindName> = readonly [value: Of<Value, Name>, outcome: Of<Outcome, Name>]

export const kindViews = { binary, choice, ordered, numeric, date }

type AnyView = KindView<KindName>

/** The one cast of the views: a spec is always shown by the view that its own tag names. */
export const viewOf = (spec: Spec) => kindViews[spec.kind] as unknown as AnyView
