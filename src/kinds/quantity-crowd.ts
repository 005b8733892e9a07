import { type Curve, chanceAt } from '#src/scoring/curve.ts'
import { roundHalfEven } from '#src/scoring/exact.ts'
import { curveOf, type Knots, MOST_KNOTS } from './quantity.ts'

/**
 * How distributions become one: at each value where one of them bends, their chances of staying
 * below it and at or below it, which differ where one jumps. Of very many values some are left out,
 * evenly.
 *
 * @param standing one a person
 * @see SCORING.md 5
 */
export function frameOfQuantities(standing: Knots[]) {
  const valueAt = new Map(
    standing.flatMap(({ x, u }) => x.map((value, k) => [u?.[k] ?? value, value])),
  )
  const places = thinned([...valueAt.keys()].sort((a, b) => a - b))
  const isOnAxis = standing.some(({ u }) => u !== undefined)
  return {
    of: 'borders' as const,
    lines: (value: Knots) => {
      const curve = curveOf(value)
      return places.flatMap((place) => [bpAt(curve, place, 'below'), bpAt(curve, place, 'at')])
    },
    knots(pooled: number[]): Knots {
      const bps = pooled.map(roundHalfEven)
      const kept = places.flatMap((place, k) => {
        const [below, at] = [bps[2 * k] as number, bps[2 * k + 1] as number]
        return [...(below === at ? [] : [{ place, bp: below }]), { place, bp: at }]
      })
      return {
        x: kept.map(({ place }) => valueAt.get(place) as number),
        bps: kept.map(({ bp }) => bp),
        ...(isOnAxis && { u: kept.map(({ place }) => place) }),
      }
    },
  }
}

const bpAt = (curve: Curve, place: number, side: 'at' | 'below') =>
  Math.round(10_000 * chanceAt(curve, place, side))

/** Half as many as fit, since each may stand twice. */
function thinned(places: number[]): number[] {
  const most = MOST_KNOTS / 2
  if (places.length <= most) return places
  const step = (places.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, k) => places[Math.round(k * step)] as number)
}
