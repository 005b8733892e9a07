/** Whose score: a person's, the crowd's as it was published, or that of always knowing nothing. */
export const forecasters = ['person', 'crowd', 'even'] as const
export type Forecaster = (typeof forecasters)[number]
