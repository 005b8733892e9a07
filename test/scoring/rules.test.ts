import { expect, test } from 'vitest'
import { brier } from '#src/scoring/brier.ts'
import { stored, storedRatio } from '#src/scoring/exact.ts'
import { logOf } from '#src/scoring/log.ts'
import { overTime } from '#src/scoring/over-time.ts'
import { peerScores } from '#src/scoring/peer.ts'
import { RULE_SET } from '#src/scoring/rules.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'

const DAY = 86_400_000
const window = windowOf({ opens_at: 0, closes_at: 10 * DAY, known_at: 6 * DAY })
const histories: [day: number, bp: number | null][][] = [
  [
    [0, 7300],
    [4, 9000],
  ],
  [
    [1, 5000],
    [3, null],
  ],
  [[2, 2000]],
]

/** Whoever has to change these numbers has made other rules, and gives them another id. */
test('a history under rules/1 stores these numbers and no others', () => {
  const all = histories.map((history) =>
    history.map(([day, bp]) => ({ at: day * DAY, score: bp === null ? null : brier(bp, true) })),
  )
  const reference = all.map(() => true)
  const peerOf = peerScores(logOf(all), { reference, window, unit: 1e8 })
  const rows = all.map((moves, index) => {
    const { active, weighted, covered, scheduled } = overTime(segmentsOf(moves, window), window)
    const { peer, coverage } = peerOf(index)
    return [
      storedRatio(weighted, BigInt(active) * 100_000_000n),
      storedRatio(BigInt(covered), BigInt(scheduled)),
      stored(peer),
      stored(coverage),
    ]
  })
  expect({ [RULE_SET]: rows }).toEqual({
    'rules/1': [
      [519_333_333, 1e10, 2_376_300_000, 9e9],
      [2_500_000_000, 2e9, -70_650_000, 2e9],
      [6_400_000_000, 8e9, -2_305_650_000, 8e9],
    ],
  })
})
