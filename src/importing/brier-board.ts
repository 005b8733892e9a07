import { byForecaster, type Line, ranked } from './board.ts'
import type { Forecaster } from './collection.ts'
import type { Score } from './score-collected.ts'

export type BrierLine = Line & {
  /** Mean over questions, 0..1, and mean coverage of those scored over time. */
  brier: number
  questions: number
  coverage: number | null
}

const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/**
 * Everybody with a resolved question by mean Brier score, lower first; of equal means more
 * questions first. Bots and aggregates stand between people without a rank.
 *
 * @see SCORING.md 3.4
 */
export function brierBoard(scores: Score[], forecasters: Forecaster[]): BrierLine[] {
  const lines = byForecaster(scores, forecasters).map((own) => {
    const covered = own.scores.flatMap(({ coverage }) => coverage ?? [])
    return {
      ...own.forecaster,
      brier: mean(own.scores.map(({ average }) => average)) / 1e10,
      questions: own.scores.length,
      coverage: covered.length === 0 ? null : mean(covered),
    }
  })
  const ordered = lines.sort((a, b) => a.brier - b.brier || b.questions - a.questions)
  return ranked(ordered, ({ brier, role }) => (role === 'person' ? brier : null))
}
