import { kindOf, type Outcome } from '#src/kinds/index.ts'
import { logOf } from '#src/scoring/log.ts'
import { peerByPiece } from '#src/scoring/peer-by-piece.ts'
import { windowOf } from '#src/scoring/standing.ts'
import { type Facts, type Scheduled, scheduleOf, scoredMoves } from './inputs.ts'

type Known = { outcome: Outcome; known_at: Date }

/** What somebody earned beside the others with each forecast that stood, of a resolved question. */
export function earnedByPiece(
  question: Scheduled,
  { outcome, known_at }: Known,
  { people, person_id }: Pick<Facts, 'people'> & { person_id: number },
): number[] {
  const everybody = [...people]
  const log = logOf(everybody.map(([, said]) => scoredMoves(question, said, outcome)))
  const compared = {
    reference: everybody.map(() => true),
    window: windowOf(scheduleOf(question, known_at)),
    unit: kindOf(question.spec).unit(question.spec),
  }
  return peerByPiece(
    log,
    compared,
    everybody.findIndex(([id]) => id === person_id),
  )
}
