import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Contender, peerScores } from '#src/scoring/peer.ts'
import { type ScoredMove, segmentsOf, windowOf } from '#src/scoring/standing.ts'

const window = windowOf({ opens_at: 0, closes_at: 100, known_at: null })
const contender = (moves: ScoredMove[], reference = true): Contender => ({
  segments: segmentsOf(moves, window),
  reference,
})

test('alone there is nothing to compare', () => {
  expect(peerScores([contender([{ at: 0, score: 50 }])], window, 100)).toEqual([
    { peer: 0, coverage: 0 },
  ])
})

test('two side by side earn what the other loses', () => {
  const both = [contender([{ at: 0, score: 10 }]), contender([{ at: 50, score: 30 }])]
  expect(peerScores(both, window, 100)).toEqual([
    { peer: 0.1, coverage: 0.5 },
    { peer: -0.1, coverage: 0.5 },
  ])
})

test('who is not of the reference is compared with it and moves nobody', () => {
  const people = [contender([{ at: 0, score: 10 }]), contender([{ at: 0, score: 30 }])]
  const bot = contender([{ at: 0, score: 50 }], false)
  const [first, second, third] = peerScores([...people, bot], window, 100)
  expect([first, second]).toEqual(peerScores(people, window, 100))
  expect(third).toEqual({ peer: -0.3, coverage: 1 })
})

test('standing beside another at an early end counts to the close', () => {
  const early = windowOf({ opens_at: 0, closes_at: 100, known_at: 40 })
  const segments = segmentsOf([{ at: 20, score: 10 }], early)
  const [one] = peerScores(
    [
      { segments, reference: true },
      { segments, reference: true },
    ],
    early,
    100,
  )
  expect(one?.coverage).toBe(0.8)
})

const moves = fc
  .array(fc.record({ at: fc.nat(110), score: fc.option(fc.nat(100), { freq: 4 }) }), {
    maxLength: 6,
  })
  .map((list) => list.toSorted((a, b) => a.at - b.at))
const crowd = fc.array(fc.record({ moves, reference: fc.boolean() }), {
  minLength: 1,
  maxLength: 6,
})

/** The definition, instant by instant. */
function slowly(contenders: Contender[]) {
  const at = ({ segments }: Contender, t: number) =>
    segments.find(({ from, to }) => from <= t && t < to)?.score
  return contenders.map((own) => {
    let [peer, coverage] = [0, 0]
    for (let t = 0; t < 100; t++) {
      const score = at(own, t)
      const others = contenders
        .filter((other) => other !== own && other.reference)
        .flatMap((other) => at(other, t) ?? [])
      if (score === undefined || others.length === 0) continue
      peer += others.reduce((sum, other) => sum + other, 0) / others.length - score
      coverage++
    }
    return { peer: peer / 100 / 100, coverage: coverage / 100 }
  })
}

test('the sweep agrees with the definition instant by instant', () => {
  fc.assert(
    fc.property(crowd, (people) => {
      const contenders = people.map((one) => contender(one.moves, one.reference))
      const expected = slowly(contenders)
      for (const [index, got] of peerScores(contenders, window, 100).entries()) {
        expect(got.peer).toBeCloseTo(expected[index]?.peer as number, 12)
        expect(got.coverage).toBeCloseTo(expected[index]?.coverage as number, 12)
      }
    }),
    { numRuns: 1000 },
  )
})

test('over the reference the scores sum to zero', () => {
  fc.assert(
    fc.property(crowd, (people) => {
      const contenders = people.map((one) => contender(one.moves))
      const sum = peerScores(contenders, window, 100).reduce((total, { peer }) => total + peer, 0)
      expect(Math.abs(sum)).toBeLessThan(1e-12)
    }),
    { numRuns: 1000 },
  )
})

test('the order of people and the unit of time do not matter', () => {
  fc.assert(
    fc.property(crowd, fc.integer({ min: 1, max: 1000 }), fc.nat(1e6), (people, scale, shift) => {
      const moved = windowOf({ opens_at: shift, closes_at: shift + 100 * scale, known_at: null })
      const original = peerScores(
        people.map((one) => contender(one.moves, one.reference)),
        window,
        100,
      )
      const changed = people.map((one) => ({
        reference: one.reference,
        segments: segmentsOf(
          one.moves.map(({ at, score }) => ({ at: at * scale + shift, score })),
          moved,
        ),
      }))
      const reversed = peerScores(changed.toReversed(), moved, 100).toReversed()
      for (const [index, { peer, coverage }] of reversed.entries()) {
        expect(peer).toBeCloseTo(original[index]?.peer as number, 10)
        expect(coverage).toBeCloseTo(original[index]?.coverage as number, 10)
      }
    }),
    { numRuns: 1000 },
  )
})

test('one who always has the mean score of n others shrinks each score by (n² − 1) / n²', () => {
  const scores = [10, 40, 70]
  const people = scores.map((score) => contender([{ at: 0, score }]))
  const before = peerScores(people, window, 100)
  const after = peerScores([...people, contender([{ at: 0, score: 40 }])], window, 100)
  for (const [index, { peer }] of before.entries())
    expect(after[index]?.peer).toBeCloseTo((peer * 8) / 9, 12)
})
