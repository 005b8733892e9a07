import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { type Curve, chanceAt } from '#src/scoring/curve.ts'
import { roundHalfEven } from '#src/scoring/exact.ts'
import { curveOf, type Knots, MOST_KNOTS } from './quantity.ts'

/**
 * The crowd of distributions: at each value where one of them bends, the recency-weighted median
 * of their chances of staying at or below it. Where it jumps it is told on both sides. Of very many
 * values some are left out, evenly.
 *
 * @param standing oldest change first, one a person
 * @see SCORING.md 5
 */
export function crowdOfQuantities(standing: Knots[]): Knots {
  const curves = standing.map(curveOf)
  const valueAt = new Map(
    standing.flatMap(({ x, u }) => x.map((value, k) => [u?.[k] ?? value, value])),
  )
  const crowd = thinned([...valueAt.keys()].sort((a, b) => a - b)).flatMap((place) => {
    const [below, at] = [medianAt(curves, place, 'below'), medianAt(curves, place, 'at')]
    return [...(below === at ? [] : [{ place, bp: below }]), { place, bp: at }]
  })
  const isOnAxis = standing.some(({ u }) => u !== undefined)
  return {
    x: crowd.map(({ place }) => valueAt.get(place) as number),
    bps: crowd.map(({ bp }) => bp),
    ...(isOnAxis && { u: crowd.map(({ place }) => place) }),
  }
}

const medianAt = (curves: Curve[], place: number, side: 'at' | 'below') =>
  roundHalfEven(
    recencyWeightedMedian(curves.map((curve) => Math.round(10_000 * chanceAt(curve, place, side)))),
  )

/** Half as many as fit, since each may stand twice. */
function thinned(places: number[]): number[] {
  const most = MOST_KNOTS / 2
  if (places.length <= most) return places
  const step = (places.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, k) => places[Math.round(k * step)] as number)
}
