import type { Spec } from '#src/kinds/index.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import { type History, hasBand } from './history.ts'
import { isShown, thinned } from './scale.ts'

const MOST_CELLS = 60
const MOST_OWN = 20

type Shown = { history: History; spec: Spec }

/** The numbers of the chart as a table, as many as can be read. */
export const HistoryData = ({ history, spec }: Shown) => {
  const { columns, rows, published } = tableOf(history, spec)
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{say`Show data`}</summary>
      <table>
        <caption>{captionOf(published)}</caption>
        <thead>
          <tr>
            <th scope="col">{published.all > 0 ? say`Published` : say`When`}</th>
            {columns.map((name) => (
              <th scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, cells }) => (
            <tr>
              <td>
                <When at={at} />
              </td>
              {cells.map((cell) => (
                <td class="number">{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <Outcome {...{ history, spec }} columns={columns.length} />
      </table>
    </details>
  )
}

const Outcome = ({ history: { outcome }, spec, columns }: Shown & { columns: number }) => {
  const { OutcomeInWords } = viewOf(spec)
  return outcome ? (
    <tfoot>
      <tr>
        <th scope="row">{say`Outcome`}</th>
        <td class="number" colspan={columns}>
          <OutcomeInWords {...{ spec, outcome }} />
        </td>
      </tr>
    </tfoot>
  ) : null
}

type Published = { shown: number; all: number }

function captionOf({ shown, all }: Published): string {
  if (all === 0) return say`What you said; the crowd is not shown yet`
  return shown < all
    ? say`The crowd as it was published, ${shown} of ${all} times`
    : say`The crowd as it was published`
}

type Row = { at: Date; cells: string[] }

/** A row is what was published at an instant, or what one said oneself. */
function tableOf(history: History, spec: Spec) {
  const { lines, leading, band } = history
  const shown = lines.some(isShown) ? lines : []
  const middle = shown.length > 0 && hasBand(history) ? [say`middle half`] : []
  const own = thinned(leading?.own ?? [], MOST_OWN)
  const name = lines.length > 1 ? say`you on ${leading?.name ?? ''}` : say`you`
  const you = own.length > 0 ? [name] : []

  const all = (shown[0]?.steps ?? []).map(({ at }, index) => ({ at, index }))
  const room = Math.floor(MOST_CELLS / Math.max(1, shown.length)) - own.length
  const kept = thinned(all, Math.max(10, room))
  const published = kept.map(({ at, index }): Row => {
    const crowd = shown.map(({ steps }) => told(steps[index]?.level, spec))
    const half = middle.map(() => toldMiddle(band[index]?.level, spec))
    return { at, cells: [...crowd, ...half, ...you.map(() => NOTHING)] }
  })
  const said = own.map(({ at, level }): Row => {
    const others = [...shown, ...middle].map(() => NOTHING)
    return { at, cells: [...others, viewOf(spec).level(level, spec, true)] }
  })
  return {
    columns: [...shown.map(({ name }) => name), ...middle, ...you],
    rows: [...published, ...said].toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    published: { shown: kept.length, all: all.length },
  }
}

const NOTHING = '–'

const told = (level: number | null | undefined, spec: Spec) =>
  level == null ? NOTHING : viewOf(spec).level(level, spec)

const toldMiddle = (middle: { low: number; high: number } | null | undefined, spec: Spec) =>
  middle ? say`${told(middle.low, spec)} to ${told(middle.high, spec)}` : NOTHING
