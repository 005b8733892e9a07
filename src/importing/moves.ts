import type { Row } from './collection.ts'

/** What a forecaster did: said a chance, or withdrew it. `ended` marks an end without a row. */
export type Move = { at: number; bp: number | null; ended: boolean }

/** One forecaster's rows in order of time, with the ends that forecasts set themselves. */
export function movesOf(rows: readonly Row[]): Move[] {
  const ordered = rows.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  return ordered.flatMap(({ at: made, bp, ends_at }, index) => {
    const at = made ?? 0
    const next = ordered[index + 1]?.at ?? Number.POSITIVE_INFINITY
    const move = { at, bp, ended: false }
    return ends_at !== null && ends_at < next
      ? [move, { at: Math.max(at, ends_at), bp: null, ended: true }]
      : [move]
  })
}
