import type { Marks } from './accounts.ts'
import { marksOf, moveTo, openField, replace } from './field.ts'
import { type Compared, type Logged, replay } from './log.ts'

/**
 * What one person earned beside the others with each of their forecasts: the parts of their peer
 * score, in the order of their segments. One sweep, as for the scores of all.
 *
 * @param who of the log, by their number
 * @returns a part for each segment of `segmentsOf`, each -1..1; together the peer score
 * @throws RangeError for a log that is not in order of time
 * @see SCORING.md 3.2
 */
export function peerByPiece(
  log: readonly Logged[],
  { reference, window, unit }: Compared,
  who: number,
): number[] {
  const field = openField(window.from)
  const held = new Map<number, number | null>()
  const whole = (window.end - window.from) * unit
  const parts: number[] = []
  let since: { at: number; marks: Marks } | undefined

  const own = () => marksOf(reference[who] ? field.inside : field.outside).first
  const settle = (at: number) => {
    moveTo(field, at)
    const score = held.get(who) ?? null
    if (score === null || !since || since.at === at) return
    const { others, weight } = own()
    const earned = others - since.marks.others - score * (weight - since.marks.weight)
    parts.push(earned / whole)
  }
  replay(log, window, (at, one, score) => {
    if (one === who) {
      settle(at)
      since = { at, marks: own() }
    } else moveTo(field, at)
    if (reference[one]) replace(field, held.get(one) ?? null, score)
    held.set(one, score)
  })
  settle(window.to)
  return parts
}
