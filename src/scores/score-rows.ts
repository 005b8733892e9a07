import type { Score } from '#src/db/schema.ts'
import { kindOf, type Outcome } from '#src/kinds/index.ts'
import { stored, storedRatio } from '#src/scoring/exact.ts'
import { logOf } from '#src/scoring/log.ts'
import { medianScores } from '#src/scoring/median.ts'
import { overTime } from '#src/scoring/over-time.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { type Pool, pools } from '#src/scoring/pools.ts'
import { type ScoredMove, segmentsOf, windowOf } from '#src/scoring/standing.ts'
import {
  type Facts,
  type Said,
  type SaidTogether,
  type Scheduled,
  scheduleOf,
  scoredMoves,
} from './inputs.ts'
import type { Forecaster } from './score.ts'

export type ScoreRow = Omit<Score, 'id' | 'question_id' | 'round' | 'rule_set' | 'made_at'>

type Known = { outcome: Outcome; known_at: Date }

/**
 * The scores of one question as they are stored: one for everybody whose forecast stood in the
 * scored window, beside the crowd and the other pools as they were published, and who always knows
 * nothing. A pure function of the facts, so that it can be repeated to the last digit.
 *
 * @param apart people with whom nobody is compared; they have scores like everybody else
 */
export function scoreRows(
  question: Scheduled,
  { outcome, known_at }: Known,
  facts: Facts,
  apart: ReadonlySet<number> = new Set(),
): ScoreRow[] {
  const { spec } = question
  const unit = kindOf(spec).unit(spec)
  const window = windowOf(scheduleOf(question, known_at))
  const contenders = contendersOf(question, outcome, facts)
  const log = logOf(contenders.map(({ moves }) => moves))
  const isApart = (person_id: number | null) => person_id !== null && apart.has(person_id)
  const beside = (compared: Forecaster) => ({
    reference: contenders.map(
      ({ forecaster, person_id }) => forecaster === compared && !isApart(person_id),
    ),
    ...{ window, unit },
  })
  const peerOf = peerScores(log, beside('person'))
  const medianOf = medianScores(log, beside('person'))
  const besideCrowd = peerScores(log, beside('crowd'))

  return contenders.flatMap(({ forecaster, person_id, moves }, index) => {
    const { active, weighted, covered, scheduled } = overTime(segmentsOf(moves, window), window)
    if (active === 0) return []
    const [peer, median, crowd] = [peerOf(index), medianOf(index), besideCrowd(index)]
    return {
      forecaster,
      person_id,
      compared: forecaster === 'person' && !isApart(person_id),
      average: storedRatio(weighted, BigInt(active) * BigInt(unit)),
      active_ms: active,
      coverage: storedRatio(BigInt(covered), BigInt(scheduled)),
      peer: stored(peer.peer),
      peer_coverage: stored(peer.coverage),
      vs_median: stored(median.all),
      vs_median_of_others: stored(median.others),
      // Who is compared with the crowd alone earns its score less their own, while both stand.
      vs_crowd: stored(crowd.peer),
      vs_crowd_coverage: stored(crowd.coverage),
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
    ...pools.map((pool) => ({
      ...{ forecaster: pool, person_id: null },
      moves: scoredMoves(question, crowd.map(pooledAs(pool)), outcome),
    })),
    { forecaster: 'even', person_id: null, moves: scoredMoves(question, [even], outcome) },
  ]
}

const pooledAs =
  (pool: Pool) =>
  ({ others, made_at }: SaidTogether): Said => ({ value: others?.[pool] ?? null, made_at })
