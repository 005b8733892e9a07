/** Whose score: a person's, the crowd's as it was published, or that of always knowing nothing. */
export const references = ['crowd', 'even'] as const
export const forecasters = ['person', ...references] as const
export type Forecaster = (typeof forecasters)[number]
