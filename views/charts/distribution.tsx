import { type Knots, type Range, rangeLevel, sharesOf } from '#src/kinds/quantity.ts'
import { type Landed, landedLevel } from '#src/kinds/quantity-outcome.ts'
import { decimals } from '../format.ts'
import { mostOf, quantileInWords, type Written } from '../kinds/quantity.tsx'
import { say } from '../say.ts'

const WIDTH = 640
const HEIGHT = 160
/** A spike is drawn this much higher than an even spread at most, or nothing else could be seen. */
const MOST_EVEN = 12

type DistributionProps = {
  range: Range
  written: Written
  crowd?: Knots | undefined
  own?: Knots | undefined
  outcome?: Landed | undefined
}

/** Where in its range a quantity is thought to lie: the crowd filled, one's own as an outline. */
export const Distribution = ({ range, written, crowd, own, outcome }: DistributionProps) => {
  const shown = [crowd, own].flatMap((value) => value ?? [])
  if (shown.length === 0) return null
  const heights = shown.flatMap((value) => boxesOf(value).map(({ density }) => density))
  const top = Math.min(MOST_EVEN, Math.max(1, ...heights))
  const title = crowd
    ? say`The crowd: ${mostOf({ value: crowd, written })}`
    : say`Your forecast: ${mostOf({ value: own as Knots, written })}`
  return (
    <figure class="distribution">
      <figcaption>{title}</figcaption>
      <div class="plot">
        <span />
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
          <path class="grid" d={`M0 ${HEIGHT}h${WIDTH}`} />
          {crowd && <path class="band" d={`${outline(crowd, top)}z`} />}
          {own && <path class="own-line" d={outline(own, top)} />}
          {outcome && (
            <path class="came" d={`M${across(landedLevel(outcome, range))} 0v${HEIGHT}`} />
          )}
        </svg>
        <p class="ends">
          <span>{written.read(range.low)}</span>
          <span>{written.read(rangeLevel(5000, range))}</span>
          <span>{written.read(range.high)}</span>
        </p>
      </div>
      <DistributionData {...{ written, crowd, own }} />
    </figure>
  )
}

const LEVELS = [1000, 2500, 5000, 7500, 9000]

const DistributionData = ({
  written,
  crowd,
  own,
}: Omit<DistributionProps, 'outcome' | 'range'>) => {
  const columns = [
    ...(crowd ? [{ name: say`the crowd`, value: crowd }] : []),
    ...(own ? [{ name: say`you`, value: own }] : []),
  ]
  return (
    <details>
      <summary>{say`Show data`}</summary>
      <table>
        <caption>{say`Chances of lying below a value`}</caption>
        <thead>
          <tr>
            <th scope="col">{say`Chance`}</th>
            {columns.map(({ name }) => (
              <th scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((level) => (
            <tr>
              <th scope="row">{level / 100}%</th>
              {columns.map(({ value }) => (
                <td class="number">{quantileInWords(value, level, written)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{say`beyond the range`}</th>
            {columns.map(({ value }) => (
              <td class="number">{say`${beyondOf(value).below}% below, ${beyondOf(value).above}% above`}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </details>
  )
}

const beyondOf = ({ bps }: Knots) => ({
  below: decimals((bps[0] ?? 0) / 100, 0),
  above: decimals((10_000 - (bps.at(-1) ?? 10_000)) / 100, 0),
})

type Box = { from: number; to: number; density: number }

/** Between two knots chances lie evenly: how thick, beside an even spread over the range. */
function boxesOf(value: Knots): Box[] {
  const shares = sharesOf(value)
  return shares.slice(1).flatMap((to, k) => {
    const from = shares[k] as number
    const chance = ((value.bps[k + 1] as number) - (value.bps[k] as number)) / 10_000
    return to > from ? [{ from, to, density: (chance * 10_000) / (to - from) }] : []
  })
}

const across = (share: number) => Math.round((share / 10_000) * WIDTH)

function outline(value: Knots, top: number): string {
  const steps = boxesOf(value).map(({ to, density }) => {
    const height = Math.round(HEIGHT * (1 - Math.min(density, top) / top))
    return `V${height}H${across(to)}`
  })
  return `M0 ${HEIGHT}${steps.join('')}V${HEIGHT}`
}
