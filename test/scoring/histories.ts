import fc from 'fast-check'
import type { ScoredMove } from '#src/scoring/standing.ts'

/** What somebody may have done on a question that is open from 0 to 100, and a little after. */
export const historyOf = (worst: number) =>
  fc
    .array(fc.record({ at: fc.nat(110), score: fc.option(fc.nat(worst), { freq: 4 }) }), {
      maxLength: 8,
    })
    .map((moves): ScoredMove[] => moves.toSorted((a, b) => a.at - b.at))

/** When its outcome was knowable, if before the close. */
export const knownAt = fc.option(fc.nat(120))

/** The same history with what stands at an instant sent once more. */
export function sentAgain(moves: ScoredMove[], at: number): ScoredMove[] {
  const before = moves.filter((move) => move.at <= at)
  return [...before, { at, score: before.at(-1)?.score ?? null }, ...moves.slice(before.length)]
}

/** The same history under a clock of another unit and origin. */
export const underAnotherClock = (moves: ScoredMove[], clock: (at: number) => number) =>
  moves.map(({ at, score }) => ({ at: clock(at), score }))
