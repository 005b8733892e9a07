import { expect, test } from 'vitest'
import { logOf, replay } from '#src/scoring/log.ts'

const log = logOf([
  [
    { at: 5, score: 1 },
    { at: 30, score: null },
  ],
  [
    { at: 5, score: 2 },
    { at: 20, score: 3 },
  ],
])

test('a log tells everybody’s moves in order of time, at one instant in the order of people', () => {
  expect(log.map(({ at, who, score }) => [at, who, score])).toEqual([
    [5, 0, 1],
    [5, 1, 2],
    [20, 1, 3],
    [30, 0, null],
  ])
})

test('what was done before the window counts from its start, what was done at its end not', () => {
  const told: unknown[] = []
  replay(log, { from: 10, to: 30, end: 50 }, (...move) => told.push(move))
  expect(told).toEqual([
    [10, 0, 1],
    [10, 1, 2],
    [20, 1, 3],
  ])
})

test('in an empty window nothing is done', () => {
  replay(log, { from: 10, to: 10, end: 50 }, () => expect.unreachable())
})
