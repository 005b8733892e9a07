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

test('a long question with many changes stays exact to its last stored digit', () => {
  const year = windowOf({ opens_at: 0, closes_at: 31_536_000_000, known_at: null })
  const changing = Array.from({ length: 20_000 }, (_, index) => ({
    at: index * 1_576_800,
    score: (index % 2) * 1e8,
  }))
  const contenders = [changing, [{ at: 0, score: 25e6 }]].map((moves) => ({
    segments: segmentsOf(moves, year),
    reference: true,
  }))
  const [first, second] = peerScores(contenders, year, 1e8)
  expect(first?.peer).toBeCloseTo(-0.25, 14)
  expect(second?.peer).toBeCloseTo(0.25, 14)
})
