import { pools } from '#src/scoring/pools.ts'

/** What people are compared with: the crowd as it was published, and always knowing nothing. */
export const references = ['crowd', 'even'] as const

/** Who has a line on a board: people and what they are compared with. */
export type Ranked = 'person' | (typeof references)[number]

/** Whose score: theirs, and that of each pool that could be the crowd, as it was published. */
export const forecasters = ['person', ...references, ...pools] as const
export type Forecaster = (typeof forecasters)[number]
