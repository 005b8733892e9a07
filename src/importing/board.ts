import { competitionRanks } from '#src/scoring/skill.ts'
import type { Forecaster } from './collection.ts'
import type { Score } from './score-collected.ts'

/** Who has no rank stands between the others without one. */
export type Line = Forecaster & { rank: number | null }

export type Own = { forecaster: Forecaster; scores: Score[] }

export const byForecaster = (scores: Score[], forecasters: Forecaster[]): Own[] =>
  [...Map.groupBy(scores, ({ who }) => who)].map(([who, own]) => ({
    forecaster: forecasters[who] as Forecaster,
    scores: own,
  }))

/** Places "1224" for those with a key, in the order given. */
export function ranked<One>(ordered: One[], keyOf: (one: One) => number | null) {
  const keyed = ordered.filter((one) => keyOf(one) !== null)
  const ranks = competitionRanks(keyed.map((one) => keyOf(one) as number))
  const places = new Map(keyed.map((one, index) => [one, ranks[index] as number]))
  return ordered.map((one) => ({ ...one, rank: places.get(one) ?? null }))
}
