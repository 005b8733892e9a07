import { brier } from '#src/scoring/brier.ts'
import { crowdNow, hear, openCrowd } from '#src/scoring/live-crowd.ts'
import { logOf } from '#src/scoring/log.ts'
import { medianScores } from '#src/scoring/median.ts'
import { overTime, timeAverage } from '#src/scoring/over-time.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { type ScoredMove, segmentsOf, type Window, windowOf } from '#src/scoring/standing.ts'
import type { Turn } from './people.ts'
import type { Course } from './questions.ts'

/** What one question brought one person. */
export type Played = {
  /** Whether nobody was compared with them. */
  apart: boolean
  /** Null for who did not stand while it was open. */
  brier: number | null
  covered: number
  relative: Record<Measure, Earned>
  /** What stood when, and while it counted. */
  moves: ScoredMove[]
  window: Window
}

type Earned = { relative: number; coverage: number }

/**
 * Against whom: all who do not stand apart, the median of the others' scores, the crowd as it was
 * published, and all by what each said first, before they saw anything.
 */
export type Measure = 'peers' | 'median' | 'crowd' | 'first'

/** How many others a crowd has at least before it is shown, as on a public site. */
const FEWEST_SHOWN = 3

/**
 * Plays one question and scores it: everybody's turns in order of time, each beside the crowd that
 * stood then. The crowd itself is the last one in the answer.
 *
 * @param apart of everybody, whether nobody is compared with them
 */
export function play(course: Course, turns: Turn[], apart: readonly boolean[]): Played[] {
  const moves = said(course, turns, apart.length)
  const crowd = apart.length
  const compared = (isReference: (who: number) => boolean) => ({
    reference: moves.map((_, who) => isReference(who)),
    window: windowOf({ opens_at: 0, ...course }),
    unit: 1e8,
  })
  const people = compared((who) => apart[who] === false)
  const log = logOf(moves)
  const peers = peerScores(log, people)
  const others = {
    crowd: peerScores(
      log,
      compared((who) => who === crowd),
    ),
    first: peerScores(logOf(moves.map((own) => own.slice(0, 1))), people),
  }
  const medians = medianScores(log, people)

  return moves.map((own, who) => {
    const time = overTime(segmentsOf(own, people.window), people.window)
    const earned = (scoreOf: typeof peers) => {
      const { peer, coverage } = scoreOf(who)
      return { relative: peer, coverage }
    }
    const relative = {
      peers: earned(peers),
      median: { ...earned(peers), relative: medians(who).others },
      crowd: earned(others.crowd),
      first: earned(others.first),
    }
    return {
      ...{ apart: apart[who] !== false, brier: timeAverage(time, 1e8), relative },
      ...{ covered: time.covered / time.scheduled, moves: own, window: people.window },
    }
  })
}

function said(course: Course, turns: Turn[], people: number): ScoredMove[][] {
  const crowd = openCrowd<number>()
  const moves: ScoredMove[][] = Array.from({ length: people + 1 }, () => [])
  let published: number | null = null
  for (const { at, who, say } of turns.toSorted((a, b) => a.at - b.at)) {
    const others = crowd.standing.size - Number(crowd.standing.has(who))
    const bp = say(others >= FEWEST_SHOWN ? published : null)
    moves[who]?.push({ at, score: bp === null ? null : brier(bp, course.happened) })
    hear(crowd, who, bp === null ? null : [bp])
    published = crowdNow(crowd)?.[0]?.median ?? null
    const score = published === null ? null : brier(Math.round(published), course.happened)
    moves.at(-1)?.push({ at, score })
  }
  return moves
}
