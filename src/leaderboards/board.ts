export const boards = ['brier', 'skill'] as const
export type Board = (typeof boards)[number]

/** What a board was computed from, and the minimum it asks for. */
export type BoardSummary = { questions: number; clusters: number; minimum: number }

/** The numbers of one line; integers of 1e-10 where they are sums or means of stored scores. */
export type Figures = Record<string, number | null>
