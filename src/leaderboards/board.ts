export const boards = ['brier', 'skill'] as const
export type Board = (typeof boards)[number]

/** What a board was computed from, and the minimum it asks for. */
export type BoardSummary = {
  questions: number
  clusters: number
  /** Separate events that a rank by skill asks for. */
  minimum: number
  /** People a question needs to count for skill. */
  forecasters: number
}

/**
 * The numbers of one line; scores, coverage and skill are integers of 1e-10. A Brier line has
 * `mean`, `questions`, `coverage`; a skill line `skill`, `low`, `high`, `clusters`, `coverage`.
 */
export type Figures = {
  mean?: number
  questions?: number
  coverage: number
  skill?: number
  low?: number
  high?: number
  clusters?: number
}
