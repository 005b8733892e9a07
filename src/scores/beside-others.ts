import { kindOf, type Outcome } from '#src/kinds/index.ts'
import { logOf } from '#src/scoring/log.ts'
import { peerByPiece } from '#src/scoring/peer-by-piece.ts'
import { windowOf } from '#src/scoring/standing.ts'
import { type Facts, type Scheduled, scheduleOf, scoredMoves } from './inputs.ts'

type Known = { outcome: Outcome; known_at: Date }

type Beside = Pick<Facts, 'people'> & {
  /** With whom nobody was compared. */
  apart: Set<number>
  person_id: number
}

/** What somebody earned beside the others with each forecast that stood, of a resolved question. */
export function earnedByPiece(
  question: Scheduled,
  { outcome, known_at }: Known,
  { people, apart, person_id }: Beside,
): number[] {
  const everybody = [...people]
  const log = logOf(everybody.map(([, said]) => scoredMoves(question, said, outcome)))
  const compared = {
    reference: everybody.map(([id]) => !apart.has(id)),
    window: windowOf(scheduleOf(question, known_at)),
    unit: kindOf(question.spec).unit(question.spec),
  }
  return peerByPiece(
    log,
    compared,
    everybody.findIndex(([id]) => id === person_id),
  )
}
