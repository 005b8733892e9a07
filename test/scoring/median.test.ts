import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logOf } from '#src/scoring/log.ts'
import { medianScores } from '#src/scoring/median.ts'
import { type ScoredMove, segmentsOf, type Window, windowOf } from '#src/scoring/standing.ts'
import { historyOf, knownAt } from './histories.ts'

const windowUntil = (known_at: number | null) => windowOf({ opens_at: 0, closes_at: 100, known_at })
const scoresOf = (
  people: ScoredMove[][],
  reference = people.map(() => true),
  window = windowUntil(null),
) => {
  const scoreOf = medianScores(logOf(people), { reference, window, unit: 100 })
  return people.map((_, who) => scoreOf(who))
}
const throughout = (scores: number[]) => scores.map((score) => [{ at: 0, score }])

const middle = (scores: number[]) => {
  const ascending = scores.toSorted((a, b) => a - b)
  const at = (index: number) => ascending[index] as number
  const half = Math.floor(scores.length / 2)
  return scores.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2
}

/** The definition, instant by instant. */
function slowly(people: ScoredMove[][], reference: boolean[], window: Window) {
  const segments = people.map((moves) => segmentsOf(moves, window))
  const at = (who: number, t: number) =>
    segments[who]?.find(({ from, to }) => from <= t && t < to)?.score
  return people.map((_, own) => {
    let [all, others] = [0, 0]
    for (let t = 0; t < window.to; t++) {
      const score = at(own, t)
      const standing = people.flatMap((_, who) => (reference[who] ? [who] : []))
      const beside = standing.filter((who) => who !== own).flatMap((who) => at(who, t) ?? [])
      if (score === undefined || beside.length === 0) continue
      all += middle(standing.flatMap((who) => at(who, t) ?? [])) - score
      others += middle(beside) - score
    }
    return { all: all / window.end / 100, others: others / window.end / 100 }
  })
}

test('alone there is nothing to compare', () => {
  expect(scoresOf(throughout([50]))).toEqual([{ all: 0, others: 0 }])
})

test('of three side by side each is held against the middle, and against that of the others', () => {
  const [best, second, worst] = scoresOf(throughout([10, 20, 60]))
  expect([best?.all, second?.all, worst?.all]).toEqual([0.1, 0, -0.4])
  expect([best?.others, second?.others, worst?.others]).toEqual([0.3, 0.15, -0.45])
})

test('who is not of the reference moves no median and is held against one', () => {
  const [one, bot] = scoresOf(throughout([10, 40]), [true, false])
  expect(one).toEqual({ all: 0, others: 0 })
  expect(bot).toEqual({ all: -0.3, others: -0.3 })
})

const people = fc.array(fc.record({ moves: historyOf(6), reference: fc.boolean() }), {
  minLength: 1,
  maxLength: 7,
})

test('the sweep agrees with the definition instant by instant', () => {
  fc.assert(
    fc.property(people, knownAt, fc.boolean(), (all, known_at, everybody) => {
      const window = windowUntil(known_at)
      const moves = all.map((one) => one.moves)
      const reference = all.map((one) => everybody || one.reference)
      const expected = slowly(moves, reference, window)
      for (const [index, got] of scoresOf(moves, reference, window).entries()) {
        expect(got.all).toBeCloseTo(expected[index]?.all as number, 12)
        expect(got.others).toBeCloseTo(expected[index]?.others as number, 12)
      }
    }),
    { numRuns: 1000 },
  )
})
