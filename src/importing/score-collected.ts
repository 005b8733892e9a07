import type { SaidOfEvent } from '#src/scoring/bins.ts'
import { storedRatio } from '#src/scoring/exact.ts'
import { logOf } from '#src/scoring/log.ts'
import { overTime } from '#src/scoring/over-time.ts'
import { type PeerScore, peerScores } from '#src/scoring/peer.ts'
import { segmentsOf } from '#src/scoring/standing.ts'
import { blame, type Collection, type Question } from './collection.ts'
import { asScored, atOnce, type Contenders, isTimed, overSchedule } from './contenders.ts'

/** The divisor that brings Brier scores to 0..1. */
const UNIT = 1e8

export type SaidInCluster = SaidOfEvent & { cluster: string }

/** One forecaster on one question. */
export type Score = {
  who: number
  /** Stands for the question, which is a cluster of its own. */
  cluster: string
  /** The Brier score, averaged over time where there are times: an integer of 1e-10. */
  average: number
  /** The share of the schedule covered, 0..1; null where no times are known. */
  coverage: number | null
  peer: PeerScore
  /** Each chance with its weight, and in basis points the one that came first. */
  said: SaidInCluster[]
  first: number
}

export type Scored = { scores: Score[]; overTime: number; atOnce: number }

/**
 * Scores everything that can be scored, and notes in the collection what became of each row.
 *
 * A question whose opening, close and forecasts all have times is scored over time. Of any other
 * each forecaster's one forecast counts, or with times the first: no schedule tells how long one
 * stood, and to take the last would be improper.
 *
 * @see SCORING.md 2.1 to 2.5, 3.2, 4.5
 */
export function scoreCollected(
  collection: Collection,
  told: (share: number) => void = () => {},
): Scored {
  const people = [...collection.forecasters.values()].map(({ role }) => role === 'person')
  const scored: Scored = { scores: [], overTime: 0, atOnce: 0 }
  let number = 0
  for (const question of collection.questions.values()) {
    const cluster = String(++number)
    told(number / collection.questions.size)
    if (!isScorable(collection, question)) continue
    const timed = isTimed(question)
    const found = timed ? overSchedule(collection, question) : atOnce(collection, question)
    const scores = scoresOf(found, question, { cluster, people, timed })
    for (const score of scores) scored.scores.push(score)
    // A long file's rows make room for their scores.
    question.rows = []
    if (scores.length > 0) scored[timed ? 'overTime' : 'atOnce']++
  }
  return scored
}

function isScorable(collection: Collection, { contradicted, outcome, rows }: Question): boolean {
  if (contradicted !== null) for (const { line } of rows) blame(collection, line, contradicted)
  else if (outcome === 'unresolved' || outcome === 'annulled')
    collection.counts[outcome] += rows.length
  else return true
  return false
}

type Beside = { cluster: string; people: boolean[]; timed: boolean }

function scoresOf({ window, people }: Contenders, question: Question, beside: Beside): Score[] {
  const scored = people.map(({ moves }) => asScored(moves, question))
  const peers = peerScores(logOf(scored), {
    reference: people.map(({ who }) => beside.people[who] === true),
    ...{ window, unit: UNIT },
  })
  const happened = question.outcome === 'yes'
  const { cluster } = beside
  return people.flatMap(({ who, moves }, index) => {
    const segments = segmentsOf(scored[index] ?? [], window)
    const { active, weighted, covered, scheduled } = overTime(segments, window)
    if (active === 0) return []
    const stretches = segments.map(({ from, to, move }) => ({
      bp: moves[move]?.bp as number,
      weight: (to - from) / scheduled,
    }))
    return {
      ...{ who, cluster },
      average: storedRatio(weighted, BigInt(active) * BigInt(UNIT)),
      coverage: beside.timed ? covered / scheduled : null,
      peer: peers(index),
      said: alike(stretches).map(({ bp, weight }) => ({ bp, weight, happened, cluster })),
      first: stretches[0]?.bp as number,
    }
  })
}

/** A chance said in several stretches is one forecast. */
function alike(stretches: { bp: number; weight: number }[]) {
  if (stretches.length < 2) return stretches
  const weights = new Map<number, number>()
  for (const { bp, weight } of stretches) weights.set(bp, (weights.get(bp) ?? 0) + weight)
  return [...weights].map(([bp, weight]) => ({ bp, weight }))
}
