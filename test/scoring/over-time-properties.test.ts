import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overTime } from '#src/scoring/over-time.ts'
import { type ScoredMove, segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { historyOf, knownAt, sentAgain, underAnotherClock } from './histories.ts'

const often = { numRuns: 1000 }
const over = (moves: ScoredMove[], known_at: number | null = null) => {
  const own = windowOf({ opens_at: 0, closes_at: 100, known_at })
  return overTime(segmentsOf(moves, own), own)
}

test('the sums agree with the definition millisecond by millisecond', () => {
  fc.assert(
    fc.property(historyOf(1e8), knownAt, (moves, known_at) => {
      const own = windowOf({ opens_at: 0, closes_at: 100, known_at })
      const at = (t: number) => moves.findLast((move) => move.at <= t)?.score ?? null
      const stood = Array.from({ length: own.to }, (_, t) => at(t)).filter((s) => s !== null)
      const tail = own.to > 0 && at(own.to - 1) !== null ? 100 - own.to : 0
      expect(over(moves, known_at)).toEqual({
        active: stood.length,
        weighted: BigInt(stood.reduce((sum, score) => sum + score, 0)),
        covered: stood.length + tail,
        scheduled: 100,
      })
    }),
    often,
  )
})

test('property 2: sending what stands once more changes nothing', () => {
  fc.assert(
    fc.property(historyOf(1e8), knownAt, fc.nat(110), (moves, known_at, at) => {
      expect(over(sentAgain(moves, at), known_at)).toEqual(over(moves, known_at))
    }),
    often,
  )
})

test('property 3: another unit or origin of time changes no average and no coverage', () => {
  const factor = fc.integer({ min: 1, max: 1e6 })
  fc.assert(
    fc.property(historyOf(1e8), knownAt, factor, fc.nat(1e12), (moves, known_at, scale, shift) => {
      const clock = (at: number) => at * scale + shift
      const moved = windowOf({
        opens_at: shift,
        closes_at: clock(100),
        known_at: known_at === null ? null : clock(known_at),
      })
      const segments = segmentsOf(underAnotherClock(moves, clock), moved)
      const { active, weighted, covered, scheduled } = over(moves, known_at)
      expect(overTime(segments, moved)).toEqual({
        active: active * scale,
        weighted: weighted * BigInt(scale),
        covered: covered * scale,
        scheduled: scheduled * scale,
      })
    }),
    often,
  )
})

test('property 7: an early end removes what came after it and changes nothing before', () => {
  fc.assert(
    fc.property(historyOf(1e8), fc.nat(100), (moves, known_at) => {
      const before = moves.filter(({ at }) => at < known_at)
      expect(over(moves, known_at)).toEqual(over(before, known_at))
      const gone: ScoredMove = { at: known_at, score: null }
      const { active, weighted } = over([...before, gone])
      expect(over(moves, known_at)).toMatchObject({ active, weighted })
    }),
    often,
  )
})
