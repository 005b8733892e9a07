import { kindOf, type Outcome, type Spec, type Value } from '#src/kinds/index.ts'
import { logScore } from '#src/scoring/logarithmic.ts'
import type { Piece } from './own-score.ts'

/** The chance that was given to what happened, in basis points; null where none was named. */
export function chanceGiven(value: Value, outcome: Outcome, spec: Spec): number | null {
  const { levels, happened } = kindOf(spec)
  const [said, cameTrue] = [levels(value), happened(outcome, spec)]
  if (cameTrue.length === 0) return null
  const came = said[cameTrue.indexOf(true)]
  // Of yes or no there is one line, that of yes.
  return came ?? 10_000 - (said[0] ?? 0)
}

/** The mean log score over the time that forecasts stood; null where nothing stood. */
export function meanLogScore(pieces: Piece[], outcome: Outcome, spec: Spec): number | null {
  if (pieces.length === 0) return null
  const given = pieces.map(({ value }) => chanceGiven(value, outcome, spec))
  if (given.includes(null)) return null
  return pieces.reduce((sum, { share }, index) => sum + share * logScore(given[index] ?? 0), 0)
}
