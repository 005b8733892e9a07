import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { DeskRow } from '#src/forecasts/desk.ts'
import type { Trend } from '#src/forecasts/trend.ts'
import type { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { viewOf } from '../kinds/index.ts'
import type { Typed } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problems } from '../parts/problems.tsx'
import { Forecastable } from '../questions/forecastable.tsx'
import { Told } from '../questions/row.tsx'
import { say, speak } from '../say.ts'

export type DeskRowsProps = {
  rows: DeskRow[]
  crowds: Map<number, SeenCrowd>
  trends: Map<number, Trend>
  /** What became of rows just sent, and what was typed in those that were not saved. */
  saved?: Set<number>
  refusals?: Map<number, Refusal>
  typed?: Map<number, Typed>
  refusal?: Refusal | undefined
  /** What happened, in a sentence. */
  told?: string | undefined
}

/** What a row's rank means. */
const GROUPS = [
  sentence`Closes within 7 days`,
  sentence`Untouched for 30 days`,
  sentence`Standing forecasts`,
]

/** Many forecasts in one form; each row is answered for itself. */
export const DeskRows = (props: DeskRowsProps) => {
  const { rows, saved, refusal, told } = props
  const first = told || refusal ? undefined : rows.find(({ id }) => saved?.has(id))
  return (
    <section id="desk-rows">
      {told && (
        <p class="own" tabindex={-1} autofocus={!refusal}>
          {speak(told)}
        </p>
      )}
      <Problems refusal={refusal} />
      <Form action="/desk" part="desk-rows">
        {GROUPS.map((title, rank) => (
          <Group {...props} {...{ title, first }} rows={rows.filter((row) => row.rank === rank)} />
        ))}
        <button>{say`Save what I changed`}</button>
      </Form>
    </section>
  )
}

type InGroup = Omit<DeskRowsProps, 'rows'> & {
  /** Saved and alone in asking for the focus. */
  first: DeskRow | undefined
}

const Group = ({ title, rows, ...props }: InGroup & { title: string; rows: DeskRow[] }) =>
  rows.length === 0 ? null : (
    <>
      <h2>{speak(title)}</h2>
      <ul class="list">
        {rows.map((row) => (
          <Row {...props} row={row} />
        ))}
      </ul>
    </>
  )

const Row = ({ row, first, ...props }: InGroup & { row: DeskRow }) => {
  const { crowds, trends, saved, refusals, typed } = props
  const refusal = refusals?.get(row.id)
  const isMarked = saved?.has(row.id)
  return (
    <li id={`desk-${row.id}`} class="row">
      <div>
        <Told
          question={row}
          own={row.value ?? undefined}
          crowd={crowds.get(row.id)}
          trend={trends.get(row.id)}
          saved={row === first ? 'focused' : isMarked ? 'marked' : undefined}
        />
      </div>
      {row.phase === 'open' && <Fields {...{ row, refusal }} typed={typed?.get(row.id) ?? {}} />}
      {refusal && Object.keys(refusal.fields).length === 0 && (
        <p class="problem" id={`desk-${row.id}-problem`}>
          {speak(refusal.told)}
        </p>
      )}
    </li>
  )
}

type FieldsProps = { row: DeskRow; refusal: Refusal | undefined; typed: Typed }

const Fields = ({ row, refusal, typed }: FieldsProps) => {
  const { RowInput } = viewOf(row.spec)
  const prefix = `${row.id}.`
  if (!RowInput) return <Forecastable question={row}>{say`Change`}</Forecastable>
  return (
    <span class="fields">
      <RowInput {...{ question: row, typed, refusal, prefix }} standing={row.value ?? undefined} />
      {refusal?.code === 'confirm' && (
        <label>
          <input
            type="checkbox"
            name={`${prefix}confirmed`}
            value={refusal.asked}
            aria-describedby={`desk-${row.id}-problem`}
          />{' '}
          {say`Save it all the same`}
          <span class="visually-hidden">: {row.title}</span>
        </label>
      )}
    </span>
  )
}
