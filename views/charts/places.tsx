import type { Quantities } from '#src/scores/quantities.ts'
import { plural } from '../format.ts'
import { say } from '../say.ts'

const WIDTH = 400
const HEIGHT = 140
const LABELS = [0, 50, 100]

type PlacesProps = {
  quantities: Quantities
  /** Undefined on one's own record. */
  handle: string | undefined
}

/** In which tenth of the chances the outcomes lay: as often in each, of somebody calibrated. */
export const Places = ({ quantities: { bins, questions }, handle }: PlacesProps) => {
  const lower = bins.slice(0, 5).reduce((sum, count) => sum + count, 0)
  const outcomes = plural(questions, 'outcome')
  const finding =
    handle === undefined
      ? say`${lower} of ${outcomes} lay below the middle of what you said`
      : say`${lower} of ${outcomes} lay below the middle of what ${handle} said`
  const top = Math.max(...bins)
  const even = Math.round(HEIGHT * (1 - questions / 10 / top))
  return (
    <figure class="square">
      <figcaption>{finding}</figcaption>
      <div class="plot">
        <ol aria-hidden="true">
          <li>{top}</li>
          <li>0</li>
        </ol>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-labelledby="places-title places-desc"
        >
          <title id="places-title">{finding}</title>
          <desc id="places-desc">{say`Ten bars: how many outcomes lay in each tenth of the chances, from the lowest to the highest.`}</desc>
          <path class="grid" d={`M0 0h${WIDTH}M0 ${HEIGHT}h${WIDTH}`} />
          <path class="bars full" d={barsOf(bins, top)} />
          <path class="mark" d={`M0 ${even}h${WIDTH}`} />
        </svg>
        <p class="ends middle" aria-hidden="true">
          {LABELS.map((label) => (
            <span>{label}%</span>
          ))}
        </p>
      </div>
      <p class="meta muted">{say`Across: the chance that was given to at most what came about. Upward: how many outcomes. Dotted: what somebody calibrated would have in each bar. More at both ends means too narrow a forecast, more in the middle too wide a one.`}</p>
      <Data bins={bins} />
    </figure>
  )
}

function barsOf(bins: number[], top: number): string {
  const width = WIDTH / bins.length
  return bins
    .map((count, index) => ({ left: index * width, height: Math.round((HEIGHT * count) / top) }))
    .filter(({ height }) => height > 0)
    .map(({ left, height }) => `M${left + 1} ${HEIGHT}v-${height}h${width - 2}v${height}z`)
    .join('')
}

const Data = ({ bins }: { bins: number[] }) => (
  <details>
    <summary>{say`Show data`}</summary>
    <table>
      <caption>{say`The chance that was given to at most what came about`}</caption>
      <thead>
        <tr>
          <th scope="col">{say`Chance`}</th>
          <th scope="col" class="number">{say`Outcomes`}</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((count, index) => (
          <tr>
            <th scope="row">{`${index * 10}–${(index + 1) * 10}%`}</th>
            <td class="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
