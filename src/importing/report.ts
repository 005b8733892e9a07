import { type BrierLine, brierBoard } from './brier-board.ts'
import type { Collection, Fate, Forecaster, Problem } from './collection.ts'
import type { FormatName } from './format.ts'
import { type Score, scoreCollected } from './score-collected.ts'
import { type SkillBoard, skillBoard } from './skill-board.ts'
import { type Summary, summaryOf } from './summary.ts'

/** Everything a file's forecasts add up to, as `claimcast score --json` prints it. */
export type Report = {
  format: FormatName
  rows: Record<Fate | 'read', number>
  /** Chances rounded to basis points, and rows that name no forecaster. */
  rounded: number
  unnamed: number
  problems: Problem[]
  /** What problems count: the lines of a table or the entries of a list. */
  places: 'line' | 'entry'
  /** How many questions were scored, over time and by one forecast each. */
  questions: { over_time: number; one_forecast: number }
  forecasters: number
  /** Whose the next parts are: a name, or null for everybody together. */
  of: string | null
  summary: Summary | null
  brier_board: BrierLine[]
  skill_board: SkillBoard | null
}

/**
 * @param of the name of one forecaster, or null for all people together
 * @param told hears what share of the questions was scored
 */
export function reportOn(
  collection: Collection,
  { format, places, of }: Pick<Report, 'format' | 'places' | 'of'>,
  told?: (share: number) => void,
): Report {
  const { scores, overTime, atOnce } = scoreCollected(collection, told)
  const forecasters: Forecaster[] = [...collection.forecasters.values()].map(({ name, role }) => ({
    ...{ name, role },
  }))
  const { counts } = collection
  return {
    ...{ format, places },
    rows: { read: Object.values(counts).reduce((sum, count) => sum + count, 0), ...counts },
    ...{ rounded: collection.rounded, unnamed: collection.unnamed },
    problems: collection.problems.toSorted((a, b) => a.line - b.line),
    questions: { over_time: overTime, one_forecast: atOnce },
    forecasters: new Set(scores.map(({ who }) => who)).size,
    of,
    summary: summaryOf(chosen(scores, forecasters, of)),
    brier_board: brierBoard(scores, forecasters),
    skill_board: skillBoard(scores, forecasters),
  }
}

/** People; bots and aggregates where there are no people. */
function chosen(scores: Score[], forecasters: Forecaster[], of: string | null): Score[] {
  if (of !== null) return scores.filter(({ who }) => forecasters[who]?.name === of)
  const people = scores.filter(({ who }) => forecasters[who]?.role === 'person')
  return people.length > 0 ? people : scores
}
