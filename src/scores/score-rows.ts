import type { Score } from '#src/db/schema.ts'
import { kindOf, type Outcome } from '#src/kinds/index.ts'
import { stored, storedRatio } from '#src/scoring/exact.ts'
import { logOf } from '#src/scoring/log.ts'
import { overTime } from '#src/scoring/over-time.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { type ScoredMove, segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { type Facts, type Scheduled, scheduleOf, scoredMoves } from './inputs.ts'
import type { Forecaster } from './score.ts'

export type ScoreRow = Pick<
  Score,
  'forecaster' | 'person_id' | 'average' | 'active_ms' | 'coverage' | 'peer' | 'peer_coverage'
>

type Known = { outcome: Outcome; known_at: Date }

/**
 * The scores of one question as they are stored: one for everybody whose forecast stood in the
 * scored window, beside the crowd as it was published and who always knows nothing. A pure
 * function of the facts, so that it can be repeated to the last digit.
 */
export function scoreRows(
  question: Scheduled,
  { outcome, known_at }: Known,
  facts: Facts,
): ScoreRow[] {
  const { spec } = question
  const unit = kindOf(spec).unit(spec)
  const window = windowOf(scheduleOf(question, known_at))
  const contenders = contendersOf(question, outcome, facts)
  const reference = contenders.map(({ forecaster }) => forecaster === 'person')

  const peers = peerScores(logOf(contenders.map(({ moves }) => moves)), { reference, window, unit })
  return contenders.flatMap(({ forecaster, person_id, moves }, index) => {
    const { active, weighted, covered, scheduled } = overTime(segmentsOf(moves, window), window)
    const { peer, coverage } = peers[index] as (typeof peers)[number]
    if (active === 0) return []
    return {
      forecaster,
      person_id,
      average: storedRatio(weighted, BigInt(active) * BigInt(unit)),
      active_ms: active,
      coverage: storedRatio(BigInt(covered), BigInt(scheduled)),
      peer: stored(peer),
      peer_coverage: stored(coverage),
    }
  })
}

type Contender = { forecaster: Forecaster; person_id: number | null; moves: ScoredMove[] }

function contendersOf(
  question: Scheduled,
  outcome: Outcome,
  { people, crowd }: Facts,
): Contender[] {
  const even = { value: kindOf(question.spec).even(question.spec), made_at: question.opens_at }
  return [
    ...[...people].map(([person_id, said]) => ({
      forecaster: 'person' as const,
      person_id,
      moves: scoredMoves(question, said, outcome),
    })),
    { forecaster: 'crowd', person_id: null, moves: scoredMoves(question, crowd, outcome) },
    { forecaster: 'even', person_id: null, moves: scoredMoves(question, [even], outcome) },
  ]
}
