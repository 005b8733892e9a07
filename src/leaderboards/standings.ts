import type { BoardLine } from '#src/db/schema.ts'
import { fairScores } from '#src/scores/fair.ts'
import { meanOf } from '#src/scores/own-score.ts'
import type { CountedScore } from '#src/scores/queries.ts'
import { stored } from '#src/scoring/exact.ts'
import { competitionRanks, isRanked, rankingKey, skillOf } from '#src/scoring/skill.ts'
import type { BoardSummary, Figures } from './board.ts'

export type Line = Omit<BoardLine, 'board' | 'position'>

type Forecaster = Pick<CountedScore, 'forecaster' | 'person_id'>

/** Lines in their order, before they have a place. */
type Standing = Forecaster & { figures: Figures; key: number; counts: boolean }

/** One list of scores for each person and each reference row. */
const byForecaster = (scores: CountedScore[]) => [
  ...Map.groupBy(scores, ({ forecaster, person_id }) => `${forecaster} ${person_id}`).values(),
]

/**
 * The Brier board: everybody with a resolved forecast, by the mean over their questions of the
 * time-weighted Brier score, lower first; of equal means, more questions first.
 */
export function brierStandings(scores: CountedScore[]): Line[] {
  const standings = byForecaster(scores).flatMap((own): Standing[] => {
    const averages = own.flatMap(({ average }) => average ?? [])
    const mean = meanOf(averages)
    if (mean === undefined) return []
    const coverage = meanOf(own.map((score) => score.coverage)) ?? 0
    return [
      {
        ...nameOf(own),
        figures: { mean, questions: averages.length, coverage },
        key: mean,
        counts: true,
      },
    ]
  })
  const order = (a: Standing, b: Standing) =>
    a.key - b.key || (b.figures.questions ?? 0) - (a.figures.questions ?? 0) || byId(a, b)
  return ranked(standings.sort(order))
}

/**
 * The skill board: people with enough separate events by skill points, then the provisional ones
 * without a rank. Only questions that enough people forecast count here.
 */
export function skillStandings(
  scores: CountedScore[],
  { minimum, forecasters }: BoardSummary,
): Line[] {
  const fair = fairScores(scores, peopleOn(scores), forecasters)
  const standings = byForecaster(fair).map((own): Standing => {
    const skill = skillOf(
      own.map(({ peer, peer_coverage, cluster }) => ({
        relative: peer / 1e10,
        coverage: peer_coverage / 1e10,
        cluster,
      })),
    )
    const { clusters, coverage } = skill
    const figures = {
      skill: stored(skill.skill),
      low: stored(skill.low),
      high: stored(skill.high),
      coverage: stored(coverage),
      clusters,
    }
    const counts = own[0]?.forecaster !== 'person' || isRanked(skill, minimum)
    return { ...nameOf(own), figures, key: -rankingKey(skill), counts }
  })
  const order = (a: Standing, b: Standing) =>
    Number(b.counts) - Number(a.counts) || a.key - b.key || byId(a, b)
  return ranked(standings.sort(order))
}

const peopleOn = (scores: CountedScore[]) => {
  const people = scores.filter(({ forecaster }) => forecaster === 'person')
  const byQuestion = Map.groupBy(people, ({ question_id }) => question_id)
  return new Map([...byQuestion].map(([question_id, { length }]) => [question_id, length]))
}

const nameOf = ([first]: CountedScore[]): Forecaster => ({
  forecaster: first?.forecaster ?? 'person',
  person_id: first?.person_id ?? null,
})

const byId = (a: Standing, b: Standing) => (a.person_id ?? 0) - (b.person_id ?? 0)

/** Ranks people who count among themselves; reference rows stand between them without a rank. */
function ranked(standings: Standing[]): Line[] {
  const counted = standings.filter(({ forecaster, counts }) => forecaster === 'person' && counts)
  const ranks = competitionRanks(counted.map(({ key }) => key))
  const rankOf = new Map(counted.map((standing, index) => [standing, ranks[index] as number]))
  return standings.map((standing) => {
    const { forecaster, person_id, figures } = standing
    return { forecaster, person_id, figures, rank: rankOf.get(standing) ?? null }
  })
}
