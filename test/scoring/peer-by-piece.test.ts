import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logOf } from '#src/scoring/log.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { peerByPiece } from '#src/scoring/peer-by-piece.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { historyOf, knownAt } from './histories.ts'

const window = windowOf({ opens_at: 0, closes_at: 100, known_at: null })

test('each forecast earns what it scored better while it stood', () => {
  const log = logOf([
    [
      { at: 0, score: 4 },
      { at: 50, score: 1 },
    ],
    [{ at: 20, score: 3 }],
  ])
  const compared = { reference: [true, true], window, unit: 10 }
  // Alone until 20, then 0.1 worse for 30 of 100, then 0.2 better for 50.
  const [first, second] = peerByPiece(log, compared, 0)
  expect(first).toBeCloseTo(-0.03, 12)
  expect(second).toBeCloseTo(0.1, 12)
  expect(peerByPiece(log, compared, 7)).toEqual([])
})

test('the parts are as many as the segments, and together the peer score', () => {
  const people = fc.array(fc.record({ moves: historyOf(100), counts: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(people, knownAt, (told, known_at) => {
      const scored = windowOf({ opens_at: 10, closes_at: 100, known_at })
      const log = logOf(told.map(({ moves }) => moves))
      const compared = {
        ...{ reference: told.map(({ counts }) => counts), window: scored, unit: 100 },
      }
      const peerOf = peerScores(log, compared)
      for (const [who, { moves }] of told.entries()) {
        const parts = peerByPiece(log, compared, who)
        expect(parts).toHaveLength(segmentsOf(moves, scored).length)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(peerOf(who).peer, 10)
      }
    }),
  )
})
