import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { say, speak } from '../say.ts'

/** A number of the site: what it tells, worked out once, and who found it. Words are sentences. */
export type Formula = {
  id: string
  name: string
  words: readonly string[]
  Sum?: () => JSX.Element | null
  source?: string
}

export const FormulaPart = ({
  formula: { id, name, words, Sum, source },
}: {
  formula: Formula
}) => (
  <>
    <h2 id={id}>{speak(name)}</h2>
    {words.map((told) => (
      <p>{speak(told)}</p>
    ))}
    {Sum && <Sum />}
    {source && <p class="meta muted">{say`Source: ${speak(source)}`}</p>}
  </>
)

type FiguresProps = {
  caption: string
  /** Sentences; the first one is of the names. */
  heads: readonly string[]
  rows: (readonly [name: Child, ...figures: Child[]])[]
}

const MOST_ABREAST = 4

/** A small table: a name and its figures, one below the other on a phone where they are many. */
export const Figures = ({ caption, heads, rows }: FiguresProps) => (
  <table class={heads.length > MOST_ABREAST ? 'stacks' : undefined}>
    <caption>{caption}</caption>
    <thead>
      <tr>
        {heads.map((head, index) => (
          <th scope="col" class={index > 0 ? 'figures' : undefined}>
            {speak(head)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...figures]) => (
        <tr>
          <th scope="row">{name}</th>
          {figures.map((figure, index) => (
            <td class="number" data-label={labelOf(heads, index + 1)}>
              {figure}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const labelOf = (heads: readonly string[], index: number) =>
  heads.length > MOST_ABREAST ? speak(heads[index] ?? '') : undefined
