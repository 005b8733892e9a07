/** One measured number; without a limit it is told and judges nothing. */
export type Figure = {
  case: string
  metric: string
  value: number
  /** Of how many, where a case is measured at several sizes. */
  n?: number
  limit?: number
  /** What to do when it is over. */
  why?: string
}

export const within = ({ value, limit = Infinity }: Figure) => value <= limit

const MOST_HTML = 8 * 1024
/** A page may grow by this share before its new weight is noted. */
const GROWTH = 1.03
/** What random keys and today's dates alone change in a gzipped page. */
const NOISE_BYTES = 24
const HINT = 'run "npm run bench -- pages --write" and commit bench/weights.json'

/** A page's weight beside the one noted before; one that was never noted is over its limit. */
export function weightOf(route: string, bytes: number, noted: number | undefined): Figure {
  const grown = noted === undefined ? 0 : Math.floor(noted * GROWTH + NOISE_BYTES)
  const why = noted === undefined ? `never noted: ${HINT}` : `was ${noted}: lighten it, or ${HINT}`
  const limit = Math.min(MOST_HTML, grown)
  return { case: route, metric: 'html_gz_bytes', value: bytes, limit, why }
}

export const median = (numbers: number[]) => quantile(numbers, 0.5)

/** The smallest number that this share of all does not exceed. */
export const quantile = (numbers: number[], share: number) =>
  numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * numbers.length) - 1)] ?? 0

/** As a table for people, or one object a line for programs. */
export function say(bench: string, figures: Figure[], asJson: boolean) {
  for (const figure of figures) console.log(asJson ? asLine(bench, figure) : asRow(figure))
}

const asLine = (bench: string, { case: name, n = 1, metric, value }: Figure) =>
  JSON.stringify({ bench, case: name, n, metric, value })

function asRow({ why, ...figure }: Figure) {
  const { limit = Infinity, metric, value } = figure
  const shown = Number.isFinite(limit) ? `at most ${limit}` : ''
  const verdict = within(figure) ? '' : ` OVER${why ? `: ${why}` : ''}`
  const size = figure.n === undefined ? '' : ` ${figure.n}`
  return `${`${figure.case}${size}`.padEnd(32)} ${metric.padEnd(14)} ${String(value).padStart(7)}  ${shown}${verdict}`
}
