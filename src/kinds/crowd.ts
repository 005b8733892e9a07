import { type MiddleHalf, recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { crowdNow, type LiveCrowd } from '#src/scoring/live-crowd.ts'
import { type Pool, poolAtBorder, poolOf, pools } from '#src/scoring/pools.ts'
import { meanOfOptions, poolOfOptions, talliesOfOptions } from '#src/scoring/pools-of-options.ts'
import type { Tally } from '#src/scoring/tally.ts'
import { kindOf, type Spec, type Value } from './index.ts'
import type { Frame } from './kind.ts'

/**
 * The crowd's value of standing forecasts: the recency-weighted median of each line.
 *
 * @param standing oldest change first, one a person, at least one
 */
export function crowdOf(standing: Value[], spec: Spec): Value {
  const frame = kindOf(spec).frame(spec, standing)
  const said = standing.map(frame.lines)
  const medians = (said[0] as number[]).map((_, line) =>
    recencyWeightedMedian(said.map((lines) => lines[line] as number)),
  )
  return joined(frame, medians, () => talliesOfOptions(said))
}

/** Where most are sure of an option, each of another, no median is left; then it is their mean. */
const joined = (frame: Frame<Value>, medians: number[], options: () => Tally[]): Value =>
  frame.value(
    frame.of === 'options' && medians.every((median) => median === 0)
      ? meanOfOptions(options())
      : medians,
  )

/** What a live crowd hears of a forecast: what is pooled, then where it lies on a chart. */
export const heardOf = (value: Value, spec: Spec, frame: Frame<Value>): number[] =>
  frame.of === 'borders'
    ? [...frame.lines(value), ...kindOf(spec).levels(value)]
    : frame.lines(value)

/** What a crowd says: the median that is shown, its middle half on each line, and each pool. */
export type Published = { value: Value; middle: MiddleHalf[]; others: Record<Pool, Value> }

/** The same as `crowdOf` of all who stand, and what else is published with it. */
export function published(
  crowd: LiveCrowd<unknown>,
  spec: Spec,
  frame: Frame<Value>,
): Published | null {
  const lines = crowdNow(crowd)
  if (!lines) return null
  const { tallies } = crowd
  const medians = lines.slice(0, tallies.length).map(({ median }) => median)
  const value = joined(frame, medians, () => tallies)
  return {
    value,
    middle: lines.slice(-kindOf(spec).levels(value).length).map(({ low, high }) => ({ low, high })),
    others: Object.fromEntries(
      pools.map((pool) => [pool, frame.value(POOLED[frame.of](pool, tallies))]),
    ) as Published['others'],
  }
}

const POOLED: Record<Frame<Value>['of'], (pool: Pool, lines: Tally[]) => number[]> = {
  event: (pool, lines) => lines.map(poolOf[pool]),
  options: (pool, lines) => poolOfOptions[pool](lines),
  borders: (pool, lines) => lines.map((line) => poolAtBorder(pool, line)),
}
