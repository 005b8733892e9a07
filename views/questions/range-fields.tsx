import { evenScores } from '#src/kinds/even-scores.ts'
import type { Spec } from '#src/kinds/index.ts'
import type { Range } from '#src/kinds/quantity.ts'
import { sentence } from '#src/lib/sentence.ts'
import { decimals } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Choice, Field, type Forms } from '../parts/field.tsx'
import { say, spoken } from '../say.ts'

const ENDS = [
  ['', sentence`closed at both ends`],
  ['low', sentence`open below`],
  ['high', sentence`open above`],
  ['both', sentence`open at both ends`],
] as const
const AXES = [
  ['', sentence`evenly`],
  ['log', sentence`by ratios, for several orders of magnitude`],
] as const

/** On its own axis an even spread scores the same over every range. */
const ANY_RANGE: Range = { low: 0, high: 1, ends: 'none', axis: 'linear' }

/** Where the answer lies, of a number or a day. */
export const RangeFields = (shared: Forms) => {
  const scores = evenScores(ANY_RANGE)
  const [middle, end] = [decimals(scores.middle, 3), decimals(scores.end, 3)]
  return (
    <details open={['low', 'high', 'ends', 'axis', 'unit'].some((name) => shared.typed?.[name])}>
      <summary>{say`Range, if it is a number or a day`}</summary>
      <Field
        name="low"
        label={say`From`}
        hint={say`A number such as 0, or a day such as 2027-01-01.`}
        {...shared}
      />
      <Field
        name="high"
        label={say`To`}
        hint={say`Wide enough to hold the answer. Whoever says only that it lies within scores from ${middle}, for its middle, to ${end}, for an end.`}
        {...shared}
      />
      <Choice name="ends" label={say`Its ends`} options={spoken(ENDS)} {...shared} />
      <Choice
        name="axis"
        label={say`Spread over it`}
        hint={say`Of a number.`}
        options={spoken(AXES)}
        {...shared}
      />
      <Field
        name="unit"
        label={say`Unit`}
        hint={say`Of a number, such as wafers a month. May be left empty.`}
        {...shared}
      />
    </details>
  )
}

/** What was typed as a range, read, and what knowing nothing else would score. */
export const RangePreview = ({ spec }: { spec: Spec }) => {
  const { Even } = viewOf(spec)
  if (!Even) return null
  return (
    <section id="range-preview" class="card">
      <h2>{say`The range`}</h2>
      <Even spec={spec} />
      <p class="hint">{say`A preview: nothing is saved yet.`}</p>
    </section>
  )
}
