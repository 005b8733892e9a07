import { kindOf, type Spec, type Value } from '#src/kinds/index.ts'
import { apportion } from '#src/scoring/apportion.ts'
import { type Dice, logistic } from './chance.ts'

/** What the world knows of one question over time, and what will have come of it. */
export type Course = {
  /** How many options there are; of a yes or no two, of a quantity equal parts of its range. */
  options: number
  /** The option that comes about; of a yes or no, 0 is yes. */
  truth: number
  /** Evidence for each option at a share of the question's time, in log odds. */
  at: (share: number) => number[]
}

const STEPS = 60
/** How much the evidence tells over a whole question: enough to make many of them plain late, and to leave some open. */
const TOLD = 2.5

/**
 * A world that grows clearer: evidence drifts toward the truth as fast as it wavers, which makes
 * an honest reader of it calibrated at each moment.
 */
export function courseOf(options: number, dice: Dice): Course {
  const start = Array.from({ length: options }, () => dice.normal() * 0.9)
  const truth = drawn(start, dice)
  const path = [start]
  for (let step = 1; step <= STEPS; step++) {
    const before = path[step - 1] as number[]
    const drift = TOLD / STEPS
    path.push(
      before.map(
        (level, option) =>
          level + (option === truth ? drift : 0) + dice.normal() * Math.sqrt(drift),
      ),
    )
  }
  const clamp = (share: number) => Math.max(0, Math.min(STEPS, Math.round(share * STEPS)))
  return { options, truth, at: (share) => path[clamp(share)] as number[] }
}

function drawn(levels: number[], dice: Dice): number {
  const weights = levels.map(Math.exp)
  let left = dice.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return Math.max(0, index)
}

/** A person's way of reading evidence. */
export type Mind = {
  /** How noisily it is read, in log odds: 0.2 for the best, 2 for the worst. */
  noise: number
  /** Below 1 too careful, above 1 too sure. */
  boldness: number
}

/** What somebody says when this is known. */
export function sayingOf(spec: Spec, levels: number[], mind: Mind, dice: Dice): Value {
  const read = levels.map((level) => (level + dice.normal() * mind.noise) * mind.boldness)
  const { answer, even } = kindOf(spec)
  if (answer === 'yes-or-no') {
    const [yes = 0, no = 0] = read
    const percent = Math.round(100 * logistic(yes - no))
    return { kind: 'binary', bp: 100 * Math.max(1, Math.min(99, percent)) }
  }
  const bps = apportion(read.map((level) => Math.max(0.01, Math.exp(Math.min(level, 9)))))
  const value = even(spec)
  if (!('x' in value)) return { ...value, bps } as Value
  // Of a quantity each option is an equal part of its range.
  const edges = Array.from({ length: bps.length + 1 }, (_, k) => k / bps.length)
  let below = 0
  const upTo = bps.map((bp) => (below += bp))
  return { ...value, x: edges.map((share) => placed(value.x, share)), bps: [0, ...upTo] } as Value
}

const placed = ([low = 0, high = 0]: number[], share: number) =>
  Math.round(low + share * (high - low))

/** What a moderator fills in when this option comes about. */
export function outcomeOf(spec: Spec, truth: number, options: number): Record<string, string> {
  const { kind } = spec
  const option = kindOf(spec).options(spec)[truth]
  if (option) return { kind, option: option.key }
  const value = kindOf(spec).even(spec)
  if (!('x' in value)) return { kind, happened: truth === 0 ? 'yes' : 'no' }
  const x = placed(value.x, (truth + 0.5) / options)
  return { kind, x: kind === 'date' ? new Date(x).toISOString().slice(0, 10) : String(x) }
}
