import { kindOf, type Outcome } from '#src/kinds/index.ts'
import { spotScore } from '#src/scoring/over-time.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { type Said, type Scheduled, scheduleOf, scoredMoves } from './inputs.ts'

/** What stood at an instant that was announced beforehand. */
export type Halfway = {
  at: Date
  /** Null where nothing stood, or the question had ended. */
  score: number | null
  hasEnded: boolean
}

/**
 * The score of what stood in the middle of the schedule. Opening and close are announced before
 * anybody speaks, and the instant between them with them: no other is chosen. SCORING.md 2.2.
 */
export function halfwayScore(
  question: Scheduled,
  { outcome, known_at }: { outcome: Outcome; known_at: Date },
  said: Said[],
): Halfway {
  const window = windowOf(scheduleOf(question, known_at))
  const at = window.from + Math.floor((window.end - window.from) / 2)
  const score = spotScore(segmentsOf(scoredMoves(question, said, outcome), window), window, at)
  const unit = kindOf(question.spec).unit(question.spec)
  return {
    at: new Date(at),
    score: score === null ? null : score / unit,
    hasEnded: at >= window.to,
  }
}
