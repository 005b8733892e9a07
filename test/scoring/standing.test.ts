import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ScoredMove, segmentsOf, windowOf } from '#src/scoring/standing.ts'

const schedule = { opens_at: 100, closes_at: 200, known_at: null }
const window = windowOf(schedule)

test('the window runs from the opening to the close', () => {
  expect(window).toEqual({ from: 100, to: 200, end: 200 })
})

test('what is known before the close ends the window and leaves the schedule', () => {
  expect(windowOf({ ...schedule, known_at: 150 })).toEqual({ from: 100, to: 150, end: 200 })
  expect(windowOf({ ...schedule, known_at: 250 })).toEqual({ from: 100, to: 200, end: 200 })
})

test('known before the opening leaves nothing to score', () => {
  expect(windowOf({ ...schedule, known_at: 50 })).toEqual({ from: 100, to: 100, end: 200 })
})

test('a question that closes as it opens is refused', () => {
  expect(() => windowOf({ ...schedule, closes_at: 100 })).toThrow('opens before it closes')
})

test.for<[what: string, moves: ScoredMove[], expected: number[][]]>([
  ['a forecast stands to the end', [{ at: 120, score: 5 }], [[120, 200, 5]]],
  [
    'a change ends the earlier one',
    [
      { at: 120, score: 5 },
      { at: 150, score: 6 },
    ],
    [
      [120, 150, 5],
      [150, 200, 6],
    ],
  ],
  [
    'a withdrawal leaves a gap',
    [
      { at: 120, score: 5 },
      { at: 150, score: null },
      { at: 180, score: 7 },
    ],
    [
      [120, 150, 5],
      [180, 200, 7],
    ],
  ],
  ['one made before the opening counts from there', [{ at: 20, score: 5 }], [[100, 200, 5]]],
  [
    'only the last before the opening counts',
    [
      { at: 20, score: 5 },
      { at: 30, score: 6 },
    ],
    [[100, 200, 6]],
  ],
  ['one made at the close does not count', [{ at: 200, score: 5 }], []],
  [
    'of two at the same millisecond the later stands',
    [
      { at: 120, score: 5 },
      { at: 120, score: 6 },
    ],
    [[120, 200, 6]],
  ],
  ['nothing made, nothing stands', [], []],
])('%s', ([, moves, expected]) => {
  expect(segmentsOf(moves, window).map(({ from, to, score }) => [from, to, score])).toEqual(
    expected,
  )
})

test('each segment names the move it comes from', () => {
  const moves = [10, 120, 120, 150, 250].map((at, score) => ({ at, score }))
  expect(segmentsOf(moves, window)).toEqual([
    { from: 100, to: 120, score: 0, move: 0 },
    { from: 120, to: 150, score: 2, move: 2 },
    { from: 150, to: 200, score: 3, move: 3 },
  ])
})

test('a withdrawal at the end comes too late to count', () => {
  const moves = [
    { at: 120, score: 5 },
    { at: 200, score: null },
  ]
  expect(segmentsOf(moves, window)).toMatchObject([{ from: 120, to: 200 }])
})

test('in an empty window nothing stands', () => {
  const empty = windowOf({ ...schedule, known_at: 100 })
  expect(segmentsOf([{ at: 50, score: 5 }], empty)).toEqual([])
})

test('moves out of order are refused', () => {
  const moves = [
    { at: 150, score: 1 },
    { at: 120, score: 2 },
    { at: 130, score: 2 },
  ]
  expect(() => segmentsOf(moves, window)).toThrow('in order of time')
})

test('segments never overlap and stay inside the window', () => {
  const move = fc.record({ at: fc.integer({ min: 0, max: 300 }), score: fc.option(fc.nat(9)) })
  fc.assert(
    fc.property(fc.array(move), (moves) => {
      const ordered = moves.toSorted((a, b) => a.at - b.at)
      let before = window.from
      for (const { from, to } of segmentsOf(ordered, window)) {
        expect(from).toBeGreaterThanOrEqual(before)
        expect(to).toBeGreaterThan(from)
        before = to
      }
      expect(before).toBeLessThanOrEqual(window.to)
    }),
    { numRuns: 1000 },
  )
})
