import type { Curve } from '#src/scores/calibrated.ts'
import { curveAt } from '#src/scoring/corp.ts'
import { percent, plural, roundedPercent } from '../format.ts'
import { say } from '../say.ts'
import { thinned } from './scale.ts'

const SIDE = 400
/** A histogram as high as this stands under the curve. */
const BARS = 100
const MOST_POINTS = 40
const QUARTERS = [10_000, 7500, 5000, 2500, 0]

const x = (bp: number) => Math.round((bp / 10_000) * SIDE)
const y = (share: number) => Math.round(SIDE - share * SIDE)

/** How often what was said happened, beside what luck would do to somebody calibrated. */
export const Reliability = ({ curve }: { curve: Curve }) => {
  const finding = findingOf(curve)
  return (
    <figure class="square">
      <figcaption>{finding}</figcaption>
      <div class="plot">
        <ol aria-hidden="true">
          {QUARTERS.map((quarter) => (
            <li>{quarter / 100}%</li>
          ))}
        </ol>
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-labelledby="curve-title curve-desc">
          <title id="curve-title">{finding}</title>
          <desc id="curve-desc">{say`Across, the chance said; upward, the share that happened; bars show how often each chance was said.`}</desc>
          <path
            class="grid"
            d={QUARTERS.map((q) => `M0 ${y(q / 1e4)}h${SIDE}M${x(q)} 0v${SIDE}`).join('')}
          />
          <path class="bars" d={barsOf(curve)} />
          <path class="band" d={bandOf(curve)} />
          <path class="mark" d={`M0 ${SIDE}L${SIDE} 0`} />
          <path class="crowd curve" d={lineOf(curve)} />
        </svg>
        <p class="ends" aria-hidden="true">
          {QUARTERS.toReversed().map((quarter) => (
            <span>{quarter / 100}%</span>
          ))}
        </p>
      </div>
      <p class="meta muted">{say`Across: the chance said first. Upward: the share that happened. Shaded: where the line of somebody calibrated lies nine times in ten. Bars: how often each chance was said.`}</p>
      <Data curve={curve} />
    </figure>
  )
}

/** At how many of the chances the curve lies in its band, in a sentence. */
function findingOf({ apart, band }: Curve): string {
  const inside = band.filter(({ bp, low, high }) => {
    const share = curveAt(apart.blocks, bp) ?? 0
    return low !== null && high !== null && share >= low && share <= high
  }).length
  return say`What happened lies within the band at ${inside} of ${plural(band.length, 'chance')} said; nine in ten are usual for somebody calibrated`
}

const lineOf = ({ apart }: Curve) =>
  apart.blocks
    .map(({ from, to, happened }, index) => {
      const height = y(happened)
      return `${index === 0 ? 'M' : 'L'}${x(from)} ${height}H${x(to)}`
    })
    .join('')

function bandOf({ band }: Curve): string {
  const drawn = thinned(
    band.flatMap(({ bp, low, high }) => (low === null || high === null ? [] : [{ bp, low, high }])),
    MOST_POINTS,
  )
  const upper = drawn.map(({ bp, high }) => `${x(bp)} ${y(high)}`)
  const lower = drawn.toReversed().map(({ bp, low }) => `${x(bp)} ${y(low)}`)
  return drawn.length === 0 ? '' : `M${[...upper, ...lower].join('L')}z`
}

function barsOf({ said }: Curve): string {
  const most = Math.max(...said.map(({ weight }) => weight))
  return said
    .filter(({ weight }) => weight > 0)
    .map(({ from, to, weight }) => {
      const height = Math.max(1, Math.round((weight / most) * BARS))
      return `M${x(from) + 1} ${SIDE}v-${height}H${x(to) - 1}V${SIDE}z`
    })
    .join('')
}

/** The line in numbers: what it pools, and how much of that happened. */
const Data = ({ curve: { apart } }: { curve: Curve }) => (
  <details>
    <summary>{say`Show data`}</summary>
    <table>
      <caption>{say`The line: chances that are pooled, and the share that happened`}</caption>
      <thead>
        <tr>
          <th scope="col">{say`Said`}</th>
          <th scope="col" class="number">{say`Happened`}</th>
        </tr>
      </thead>
      <tbody>
        {apart.blocks.map(({ from, to, happened }) => (
          <tr>
            <th scope="row">
              {from === to ? percent(from) : say`${percent(from)} to ${percent(to)}`}
            </th>
            <td class="number">{roundedPercent(1e4 * happened)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
