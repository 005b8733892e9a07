import { expect, test } from 'vitest'
import { logOf } from '#src/scoring/log.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { type ScoredMove, windowOf } from '#src/scoring/standing.ts'

const window = windowOf({ opens_at: 0, closes_at: 100, known_at: null })
const scores = (people: ScoredMove[][], reference = people.map(() => true), within = window) => {
  const scoreOf = peerScores(logOf(people), { reference, window: within, unit: 100 })
  return people.map((_, who) => scoreOf(who))
}

test('alone there is nothing to compare', () => {
  expect(scores([[{ at: 0, score: 50 }]])).toEqual([{ peer: 0, coverage: 0 }])
})

test('two side by side earn what the other loses', () => {
  expect(scores([[{ at: 0, score: 10 }], [{ at: 50, score: 30 }]])).toEqual([
    { peer: 0.1, coverage: 0.5 },
    { peer: -0.1, coverage: 0.5 },
  ])
})

test('who is not of the reference is compared with it and moves nobody', () => {
  const people = [[{ at: 0, score: 10 }], [{ at: 0, score: 30 }]]
  const bot = [{ at: 0, score: 50 }]
  const [first, second, third] = scores([...people, bot], [true, true, false])
  expect([first, second]).toEqual(scores(people))
  expect(third).toEqual({ peer: -0.3, coverage: 1 })
})

test('standing beside another at an early end counts to the close', () => {
  const early = windowOf({ opens_at: 0, closes_at: 100, known_at: 40 })
  const same = [{ at: 20, score: 10 }]
  expect(scores([same, same], [true, true], early)[0]?.coverage).toBe(0.8)
})

test('who stands at the end alone, or left before it, covers no more', () => {
  const early = windowOf({ opens_at: 0, closes_at: 100, known_at: 40 })
  const gone = [
    { at: 20, score: 10 },
    { at: 30, score: null },
  ]
  const both = scores([[{ at: 20, score: 10 }], gone], [true, true], early)
  expect(both.map(({ coverage }) => coverage)).toEqual([0.1, 0.1])
})

test('sending what stands once more changes nothing, to the last bit', () => {
  const one = [
    { at: 1, score: 77 },
    { at: 23, score: 31 },
  ]
  const again = [...one, { at: 57, score: 31 }]
  const other = [{ at: 7, score: 13 }]
  expect(scores([again, other])).toEqual(scores([one, other]))
})

test('a log that goes back in time is refused', () => {
  const log = [
    { at: 5, who: 0, score: 1 },
    { at: 4, who: 0, score: 2 },
  ]
  const compared = { reference: [true], window, unit: 100 }
  expect(() => peerScores(log, compared)).toThrow('in order of time')
})

test('a long question with many changes stays exact to its last stored digit', () => {
  const year = windowOf({ opens_at: 0, closes_at: 31_536_000_000, known_at: null })
  const changing = Array.from({ length: 20_000 }, (_, index) => ({
    at: index * 1_576_800,
    score: (index % 2) * 1e8,
  }))
  const log = logOf([changing, [{ at: 0, score: 25e6 }]])
  const scoreOf = peerScores(log, { reference: [true, true], window: year, unit: 1e8 })
  expect(scoreOf(0).peer).toBeCloseTo(-0.25, 14)
  expect(scoreOf(1).peer).toBeCloseTo(0.25, 14)
})
