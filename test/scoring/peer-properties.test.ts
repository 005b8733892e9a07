import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brier } from '#src/scoring/brier.ts'
import { stored } from '#src/scoring/exact.ts'
import { logOf } from '#src/scoring/log.ts'
import { type PeerScore, peerScores } from '#src/scoring/peer.ts'
import { type ScoredMove, segmentsOf, type Window, windowOf } from '#src/scoring/standing.ts'
import { historyOf, knownAt, sentAgain, underAnotherClock } from './histories.ts'

type Person = { moves: ScoredMove[]; reference: boolean }

const person = fc.record({ moves: historyOf(100), reference: fc.boolean() })
const people = fc.array(person, { minLength: 1, maxLength: 6 })
const often = { numRuns: 1000 }

const windowUntil = (known_at: number | null) => windowOf({ opens_at: 0, closes_at: 100, known_at })

const contendersIn = (all: Person[], window: Window) =>
  all.map(({ moves, reference }) => ({ segments: segmentsOf(moves, window), reference }))

const scoresOf = (all: Person[], window = windowUntil(null)) => {
  const reference = all.map((one) => one.reference)
  const log = logOf(all.map(({ moves }) => moves))
  const scoreOf = peerScores(log, { reference, window, unit: 100 })
  return all.map((_, who) => scoreOf(who))
}

/** Peer scores of people whose scores stand from the opening to the close. */
const earnedBy = (scores: number[]) => {
  const scoreOf = peerScores(logOf(scores.map((score) => [{ at: 0, score }])), {
    reference: scores.map(() => true),
    window: windowUntil(null),
    unit: 1e8,
  })
  return scores.map((_, who) => scoreOf(who).peer)
}

function expectSame(got: PeerScore[], expected: PeerScore[]) {
  for (const [index, { peer, coverage }] of expected.entries()) {
    expect(got[index]?.peer).toBeCloseTo(peer, 12)
    expect(got[index]?.coverage).toBeCloseTo(coverage, 12)
  }
}

const sizeOfSum = (values: number[]) => Math.abs(values.reduce((total, value) => total + value, 0))

/** The definition, instant by instant. */
function slowly(contenders: ReturnType<typeof contendersIn>, { to, end }: Window) {
  const at = ({ segments }: (typeof contenders)[number], t: number) =>
    segments.find((segment) => segment.from <= t && t < segment.to)?.score
  return contenders.map((own) => {
    let [peer, covered] = [0, 0]
    for (let t = 0; t < to; t++) {
      const score = at(own, t)
      const others = contenders
        .filter((other) => other !== own && other.reference)
        .flatMap((other) => at(other, t) ?? [])
      if (score === undefined || others.length === 0) continue
      peer += others.reduce((sum, other) => sum + other, 0) / others.length - score
      covered += t === to - 1 ? 1 + end - to : 1
    }
    return { peer: peer / end / 100, coverage: covered / end }
  })
}

test('the sweep agrees with the definition instant by instant', () => {
  fc.assert(
    fc.property(people, knownAt, (all, known_at) => {
      const window = windowUntil(known_at)
      expectSame(scoresOf(all, window), slowly(contendersIn(all, window), window))
    }),
    often,
  )
})

test('property 1: over the reference the scores sum to zero, stored ones within their rounding', () => {
  fc.assert(
    fc.property(people, knownAt, (all, known_at) => {
      const inside = all.map((one) => ({ ...one, reference: true }))
      const peers = scoresOf(inside, windowUntil(known_at)).map(({ peer }) => peer)
      expect(sizeOfSum(peers)).toBeLessThan(1e-13)
      expect(sizeOfSum(peers.map(stored))).toBeLessThanOrEqual(all.length / 2)
    }),
    often,
  )
})

test('property 1: alone one earns nothing and covers nothing', () => {
  fc.assert(
    fc.property(historyOf(100), knownAt, fc.boolean(), (moves, known_at, reference) => {
      const alone = scoresOf([{ moves, reference }], windowUntil(known_at))
      expect(alone).toEqual([{ peer: 0, coverage: 0 }])
    }),
    often,
  )
})

test('nobody earns or loses more than one, or covers more than the schedule', () => {
  fc.assert(
    fc.property(people, knownAt, (all, known_at) => {
      for (const { peer, coverage } of scoresOf(all, windowUntil(known_at))) {
        expect(Math.abs(peer)).toBeLessThanOrEqual(1 + 1e-12)
        expect(coverage).toBeGreaterThanOrEqual(0)
        expect(coverage).toBeLessThanOrEqual(1)
      }
    }),
    often,
  )
})

test('property 2: sending what stands once more changes nobody', () => {
  fc.assert(
    fc.property(people, fc.nat(99), fc.nat(5), (all, at, index) => {
      const again = all.map((one, who) =>
        who === index % all.length ? { ...one, moves: sentAgain(one.moves, at) } : one,
      )
      expect(scoresOf(again)).toEqual(scoresOf(all))
    }),
    often,
  )
})

test('property 10: a correction by what is stored equals a replay of everything, bit for bit', () => {
  const kept = (all: Person[], known_at: number | null) =>
    scoresOf(all, windowUntil(known_at)).map(({ peer, coverage }) => [
      stored(peer),
      stored(coverage),
    ])
  const sumsOf = (questions: number[][][]) =>
    [0, 1].map((k) => questions.flat().reduce((sum, row) => sum + (row[k] as number), 0))
  const question = fc.tuple(people, knownAt)
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 4 }), knownAt, (all, corrected) => {
      const rows = all.map(([each, known_at]) => kept(each, known_at))
      const again = kept((all[0] as (typeof all)[0])[0], corrected)
      const replayed = sumsOf([again, ...rows.slice(1)])
      const [before, gone, added] = [rows, rows.slice(0, 1), [again]].map(sumsOf)
      const adjusted = before?.map((sum, k) => sum - (gone?.[k] ?? 0) + (added?.[k] ?? 0))
      expect(adjusted).toEqual(replayed)
    }),
    often,
  )
})

test('property 7: an early end removes what came after it and changes nothing before', () => {
  fc.assert(
    fc.property(people, fc.nat(100), (all, known_at) => {
      const gone = all.map(({ moves, reference }) => ({
        moves: [...moves.filter(({ at }) => at < known_at), { at: known_at, score: null }],
        reference,
      }))
      const expected = scoresOf(gone)
      for (const [index, { peer }] of scoresOf(all, windowUntil(known_at)).entries())
        expect(peer).toBeCloseTo(expected[index]?.peer as number, 12)
    }),
    often,
  )
})

test('property 3: the order of people and the unit and origin of time do not matter', () => {
  fc.assert(
    fc.property(people, fc.integer({ min: 1, max: 1e6 }), fc.nat(1e12), (all, scale, shift) => {
      const clock = (at: number) => at * scale + shift
      const moved = windowOf({ opens_at: clock(0), closes_at: clock(100), known_at: null })
      const changed = all.toReversed().map(({ moves, reference }) => ({
        moves: underAnotherClock(moves, clock),
        reference,
      }))
      expectSame(scoresOf(changed, moved).toReversed(), scoresOf(all))
    }),
    often,
  )
})

test('property 4: yes and no are alike: mirrored forecasts of the mirrored outcome earn the same', () => {
  const chances = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(chances, fc.boolean(), (bps, happened) => {
      const mirrored = earnedBy(bps.map((bp) => brier(10_000 - bp, !happened)))
      expect(mirrored).toEqual(earnedBy(bps.map((bp) => brier(bp, happened))))
    }),
    often,
  )
})

test('property 11: one who always has the mean score of n others shrinks each score by (n² − 1) / n²', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1e8), { minLength: 2, maxLength: 8 }), (scores) => {
      const n = scores.length
      const mean = scores.reduce((sum, score) => sum + score, 0) / n
      const after = earnedBy([...scores, mean])
      for (const [index, peer] of earnedBy(scores).entries())
        expect(after[index]).toBeCloseTo((peer * (n ** 2 - 1)) / n ** 2, 12)
      expect(after.at(-1)).toBeCloseTo(0, 12)
    }),
    often,
  )
})
