import type { Spec, Value } from '#src/kinds/index.ts'
import { apportion } from '#src/scoring/apportion.ts'
import { type Dice, logistic } from './chance.ts'

/** What the world knows of one question over time, and what will have come of it. */
export type Course = {
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
  return { truth, at: (share) => path[clamp(share)] as number[] }
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
  if (spec.kind === 'binary') {
    const [yes = 0, no = 0] = read
    const percent = Math.round(100 * logistic(yes - no))
    return { kind: 'binary', bp: 100 * Math.max(1, Math.min(99, percent)) }
  }
  const bps = apportion(read.map((level) => Math.max(0.01, Math.exp(Math.min(level, 9)))))
  return { kind: spec.kind, bps }
}
