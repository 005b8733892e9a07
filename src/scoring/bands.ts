import type { SaidOfEvent, SaidOfQuestion } from './bins.ts'
import { curveAt, type Pool, rising } from './corp.ts'
import { quantile, quantiles } from './quantile.ts'
import { randomFrom } from './random.ts'

/** Between which shares the calibration curve may lie at a chance; null where none was drawn. */
export type BandPoint = { bp: number; low: number | null; high: number | null }

/** How often is drawn, with which seed, and how much of what is drawn lies within the band. */
export type Drawing = { replicates?: number; level?: number; seed: number }

/**
 * Where the curve of somebody who is calibrated would lie: questions are drawn again, each comes
 * about with the chances that were said, and the curve is fitted anew.
 *
 * @param said one forecast a question, of weights that sum to 1
 * @param drawing by default 1000 replicates and a level of 0.9
 * @returns a point for each distinct chance; pointwise quantiles, type 7
 * @see SCORING.md 4.3; the R package reliabilitydiag
 */
export const consistencyBand = (said: readonly SaidOfQuestion[], drawing: Drawing) =>
  band(said, drawing, asSaid)

/**
 * Where a curve weighted by time may lie, which is a confidence band: whole questions are drawn
 * again, since what is said of one hangs together.
 *
 * @param questions what was said of each
 * @see SCORING.md 4.3
 */
export const confidenceBand = (questions: readonly SaidOfQuestion[], drawing: Drawing) =>
  band(questions, drawing, asHappened)

/**
 * The miscalibration that chance alone gives somebody who is calibrated: its mean and 95th
 * percentile where each question comes about with the chances that were said.
 *
 * @param said one forecast a question
 * @returns null where nothing was said
 * @see SCORING.md 4.3
 */
export function miscalibrationByChance(
  said: readonly SaidOfQuestion[],
  { replicates = 1000, seed }: Drawing,
): { mean: number; high: number } | null {
  if (said.length === 0) return null
  const random = randomFrom(seed)
  const { bps, questions } = placed(said)
  const drawn = Array.from({ length: replicates }, () => {
    const tally = tallyOf(bps)
    for (const question of questions)
      count(tally, question, { drawn: random() * 10_000, draw: asSaid })
    return miscalibrationOf(poolsOf(tally))
  })
  const mean = drawn.reduce((sum, one) => sum + one, 0) / replicates
  return { mean, high: quantile(drawn, 0.95) }
}

/** Score less recalibrated score, from what equal chances add up to: w f^2 - 2 f h + h each. */
function miscalibrationOf(pools: readonly Pool[]): number {
  const blocks = rising(pools)
  const total = blocks.reduce((sum, { weight }) => sum + weight, 0)
  const score = pools.reduce((sum, { from, weight, hits }) => {
    const f = from / 10_000
    return sum + weight * f * f - 2 * f * hits + hits
  }, 0)
  const recalibrated = blocks.reduce(
    (sum, { weight, happened: o }) => sum + weight * o * (1 - o),
    0,
  )
  return Math.max(0, score - recalibrated) / total
}

/** An event by the place of its chance among all, so that nothing is looked up a thousand times. */
type Placed = SaidOfEvent & { place: number }

/** For each chance how much was said and how much of that happened. */
type Tally = { bps: readonly number[]; weights: Float64Array; hits: Float64Array }

const tallyOf = (bps: readonly number[]): Tally => ({
  ...{ bps, weights: new Float64Array(bps.length), hits: new Float64Array(bps.length) },
})

function placed(said: readonly SaidOfQuestion[]) {
  const bps = [...new Set(said.flatMap((events) => events.map(({ bp }) => bp)))]
  bps.sort((a, b) => a - b)
  const places = new Map(bps.map((bp, place) => [bp, place]))
  const questions = said.map((events) =>
    events.map((event): Placed => ({ ...event, place: places.get(event.bp) as number })),
  )
  return { bps, questions }
}

/** Whether an event happened in a replicate; `left` is what a draw has left when it comes to it. */
type Draw = (event: Placed, left: number) => boolean

/** One number draws a whole question: it lands on one of the options, or on yes or beside it. */
const asSaid: Draw = ({ bp }, left) => left >= 0 && left < bp
const asHappened: Draw = ({ happened }) => happened

function count(
  { weights, hits }: Tally,
  question: readonly Placed[],
  { drawn, draw }: { drawn: number; draw: Draw },
): void {
  let left = drawn
  for (const event of question) {
    const { place, weight } = event
    weights[place] = (weights[place] as number) + weight
    if (draw(event, left)) hits[place] = (hits[place] as number) + weight
    left -= event.bp
  }
}

function band(
  said: readonly SaidOfQuestion[],
  { replicates = 1000, level = 0.9, seed }: Drawing,
  draw: Draw,
): BandPoint[] {
  const random = randomFrom(seed)
  const { bps, questions } = placed(said)
  const curves = Array.from({ length: replicates }, () => {
    const tally = tallyOf(bps)
    for (let n = 0; n < questions.length; n++) {
      const question = questions[Math.floor(random() * questions.length)] as Placed[]
      count(tally, question, { drawn: random() * 10_000, draw })
    }
    return rising(poolsOf(tally))
  })
  return bps.map((bp) => {
    const at: number[] = []
    for (const blocks of curves) {
      // A curve is not continued beyond what was drawn.
      const share = curveAt(blocks, bp)
      if (share !== null) at.push(share)
    }
    if (at.length === 0) return { bp, low: null, high: null }
    const [low = 0, high = 1] = quantiles(at, [(1 - level) / 2, (1 + level) / 2])
    return { bp, low, high }
  })
}

/** What was drawn of the chances that there are. */
function poolsOf({ bps, weights, hits }: Tally): Pool[] {
  const pools: Pool[] = []
  for (const [place, bp] of bps.entries()) {
    const weight = weights[place] as number
    if (weight > 0) pools.push({ from: bp, to: bp, weight, hits: hits[place] as number })
  }
  return pools
}
