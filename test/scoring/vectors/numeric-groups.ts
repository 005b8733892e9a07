import { z } from 'zod'
import { crps, onLogAxis } from '#src/scoring/crps.ts'
import { type Compare, type Computed, compareFields, fraction } from './compare.ts'
import type { Group } from './groups.ts'
import { numbers } from './inputs.ts'

const exactly = {
  x_exact: z.array(z.string()),
  cdf_exact: z.array(z.string()),
  y_exact: z.string(),
}
const onAxis = { x: numbers, cdf: numbers, y: z.number() }
const shapes = z.union([
  z.strictObject({ ...onAxis, ...exactly, axis: z.enum(['linear', 'date']) }),
  z.strictObject({ ...onAxis, axis: z.literal('log') }),
])
type Asked = z.output<typeof shapes>
const asked = shapes.refine(isExact, 'decimals and fractions differ')

function isExact(inputs: Asked): boolean {
  if (inputs.axis === 'log') return true
  const [decimals, fractions] = [
    [...inputs.x, ...inputs.cdf, inputs.y],
    [...inputs.x_exact, ...inputs.cdf_exact, inputs.y_exact],
  ]
  const isSame = (value: number, text = '') =>
    Math.abs(value - (fraction(text) as number)) <= 1e-15 * Math.abs(value)
  return (
    decimals.length === fractions.length &&
    decimals.every((value, index) => isSame(value, fractions[index]))
  )
}

function crpsFields({ x, cdf, y, axis }: Asked): Computed {
  const [low, high] = [x[0] as number, x.at(-1) as number]
  const place = (value: number) => (axis === 'log' ? onLogAxis(value, { low, high }) : value)
  const curve = x.map((at, index) => ({ x: place(at), chance: cdf[index] as number }))
  const score = crps(curve, place(y))
  if (axis === 'log') return { score_0_to_1: score }
  const units = { crps_axis_units: score * (high - low), range: high - low }
  return { score_0_to_1: score, score, ...units }
}

const tolerance = z.strictObject({ abs: z.number(), on: z.literal('score_0_to_1') })

/** The tolerance is one of the score; in units of the axis it grows with the range. */
const compareCrps: Compare = ({ range, ...computed }, expected, given) => {
  const { abs } = tolerance.parse(given)
  return compareFields(computed, expected, (name) =>
    name === 'crps_axis_units' ? abs * (range as number) : abs,
  )
}

export const crpsGroup: Group = { inputs: asked, compute: crpsFields, compare: compareCrps }
