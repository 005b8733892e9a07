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
 * Against whom: all people, all but the account that is left out, the median of the others' scores,
 * the crowd as it was published, and all by what each said first, before they saw anything.
 */
export type Measure = 'peers' | 'peersButOne' | 'median' | 'crowd' | 'first'

/** How many others a crowd has at least before it is shown, as on a public site. */
const FEWEST_SHOWN = 3

/** Who counts for the crowd and for comparison, and who would be left out of the latter. */
export type Cast = { isHuman: boolean[]; leftOut: number }

/**
 * Plays one question and scores it: everybody's turns in order of time, each beside the crowd that
 * stood then. The crowd itself is the last one in the answer.
 */
export function play(course: Course, turns: Turn[], { isHuman, leftOut }: Cast): Played[] {
  const moves = said(course, turns, isHuman)
  const crowd = isHuman.length
  const compared = (isReference: (who: number) => boolean) => ({
    reference: moves.map((_, who) => isReference(who)),
    window: windowOf({ opens_at: 0, ...course }),
    unit: 1e8,
  })
  const humans = compared((who) => isHuman[who] === true)
  const log = logOf(moves)
  const peers = peerScores(log, humans)
  const others = {
    peersButOne: peerScores(
      log,
      compared((who) => who !== leftOut && isHuman[who] === true),
    ),
    crowd: peerScores(
      log,
      compared((who) => who === crowd),
    ),
    first: peerScores(logOf(moves.map((own) => own.slice(0, 1))), humans),
  }
  const medians = medianScores(log, humans)

  return moves.map((own, who) => {
    const time = overTime(segmentsOf(own, humans.window), humans.window)
    const earned = (scoreOf: typeof peers) => {
      const { peer, coverage } = scoreOf(who)
      return { relative: peer, coverage }
    }
    const relative = {
      peers: earned(peers),
      peersButOne: earned(others.peersButOne),
      median: { ...earned(peers), relative: medians(who).others },
      crowd: earned(others.crowd),
      first: earned(others.first),
    }
    return {
      ...{ brier: timeAverage(time, 1e8), covered: time.covered / time.scheduled, relative },
      ...{ moves: own, window: humans.window },
    }
  })
}

function said(course: Course, turns: Turn[], isHuman: boolean[]): ScoredMove[][] {
  const crowd = openCrowd<number>()
  const moves: ScoredMove[][] = [...isHuman, false].map(() => [])
  let published: number | null = null
  for (const { at, who, say } of turns.toSorted((a, b) => a.at - b.at)) {
    const others = crowd.standing.size - Number(crowd.standing.has(who))
    const bp = say(others >= FEWEST_SHOWN ? published : null)
    moves[who]?.push({ at, score: bp === null ? null : brier(bp, course.happened) })
    if (!isHuman[who]) continue
    hear(crowd, who, bp === null ? null : [bp])
    published = crowdNow(crowd)?.[0]?.median ?? null
    const score = published === null ? null : brier(Math.round(published), course.happened)
    moves.at(-1)?.push({ at, score })
  }
  return moves
}
