import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportOf, told } from '#test/support/scored-text.ts'

const ONCE = 'question,forecaster,probability,outcome\n'
const TIMED = 'question,forecaster,time,probability,outcome,opens_at,closes_at,known_at\n'
/** From opening to close 100 seconds. */
const over = (known = '') => `1700000000,1700000100,${known}`
const at = (second: number) => 1_700_000_000 + second

const rowOf = (rows: Record<string, number>) =>
  Object.fromEntries(Object.entries(rows).filter(([, count]) => count > 0))

test('without times the one forecast of each question counts', async () => {
  const { summary, rows, questions } = await reportOf(`${ONCE}a,,0.8,yes\nb,,30%,no\n`)
  expect(rowOf(rows)).toEqual({ read: 2, scored: 2 })
  expect(questions).toEqual({ over_time: 0, one_forecast: 2 })
  expect(summary?.brier).toBeCloseTo((0.04 + 0.09) / 2, 12)
})

test('two forecasts of one forecaster without times are a problem, and neither counts', async () => {
  const report = await reportOf(`${ONCE}a,eve,0.8,yes\na,bob,0.6,yes\na,eve,0.9,yes\n`)
  expect(rowOf(report.rows)).toEqual({ read: 3, scored: 1, wrong: 2 })
  expect(told(report)).toEqual([
    '2: One forecaster has several forecasts of "a" and not all have times: which one counts is not known.',
    '4: One forecaster has several forecasts of "a" and not all have times: which one counts is not known.',
  ])
  expect(report.summary?.brier).toBeCloseTo(0.16, 12)
})

test('with times but no schedule the first forecast counts, in whatever order they stand', async () => {
  const report = await reportOf(
    `question,time,probability,outcome\na,${at(9)},0.9,yes\na,${at(2)},0.7,yes\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 2, scored: 1, later: 1 })
  expect(report.summary?.brier).toBeCloseTo(0.09, 12)
})

test('without a schedule a withdrawal is no forecast, and the first forecast counts', async () => {
  const report = await reportOf(
    `question,time,probability,outcome\na,${at(1)},withdrawn,yes\na,${at(2)},0.7,yes\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 2, scored: 1, withdrawal: 1 })
})

test('without a schedule, what came after the outcome was known is too late', async () => {
  const report = await reportOf(
    `question,time,probability,outcome,known_at\na,${at(9)},0.9,yes,${at(9)}\nb,${at(1)},1,yes,\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 2, scored: 1, too_late: 1 })
})

test('with a schedule the score is averaged over the time each forecast stood', async () => {
  const report = await reportOf(
    `${TIMED}a,eve,${at(20)},0.5,yes,${over()}\na,eve,${at(60)},0.9,yes,${over()}\n` +
      `a,eve,${at(100)},1,yes,${over()}\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 3, scored: 2, too_late: 1 })
  expect(report.summary?.brier).toBeCloseTo((0.25 + 0.01) / 2, 12)
  expect(report.brier_board).toEqual([
    {
      name: 'eve',
      role: 'person',
      rank: 1,
      brier: expect.closeTo(0.13, 12),
      questions: 1,
      coverage: 0.8,
    },
  ])
  expect(report.summary?.decomposition.brier).toBeCloseTo((0.4 * 0.25 + 0.4 * 0.01) / 0.8, 12)
})

test('known_at ends what is scored, and coverage reaches on to the close', async () => {
  const report = await reportOf(
    `${TIMED}a,eve,${at(0)},0.5,yes,${over(String(at(40)))}\na,eve,${at(40)},1,yes,${over()}\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 2, scored: 1, too_late: 1 })
  expect(report.brier_board[0]).toMatchObject({ brier: 0.25, coverage: 1 })
})

test('a withdrawal leaves time uncovered', async () => {
  const report = await reportOf(
    `${TIMED}a,eve,${at(0)},0.5,yes,${over()}\na,eve,${at(30)},withdrawn,yes,${over()}\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 2, scored: 1, withdrawal: 1 })
  expect(report.brier_board[0]?.coverage).toBe(0.3)
})

test('of forecasts before the opening the last one counts from there', async () => {
  const report = await reportOf(
    `${TIMED}a,eve,${at(-20)},0.1,yes,${over()}\na,eve,${at(-10)},0.5,yes,${over()}\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 2, scored: 1, replaced: 1 })
  expect(report.summary?.brier).toBe(0.25)
})

test('a question with one row without a time is scored by first forecasts, not by half', async () => {
  const report = await reportOf(
    `${TIMED}a,eve,${at(0)},0.5,yes,${over()}\na,bob,,0.9,yes,${over()}\n`,
  )
  expect(report.questions).toEqual({ over_time: 0, one_forecast: 1 })
  expect(report.brier_board.map(({ coverage }) => coverage)).toEqual([null, null])
})

test('an outcome in one row of a question is that of all', async () => {
  const { rows } = await reportOf(`${ONCE}a,eve,0.8,\na,bob,0.6,yes\nb,bob,0.6,\n`)
  expect(rowOf(rows)).toEqual({ read: 3, scored: 2, unresolved: 1 })
})

test('rows that contradict each other about their question are named, and none counts', async () => {
  const report = await reportOf(`${ONCE}a,eve,0.8,no\na,bob,0.6,yes\nb,bob,0.6,yes\n`)
  expect(rowOf(report.rows)).toEqual({ read: 3, scored: 1, wrong: 2 })
  expect(told(report)[0]).toBe('2: The rows of "a" contradict each other about its outcome.')
})

test('wrong rows are named by line and reason, and the others are scored', async () => {
  const report = await reportOf(
    TIMED +
      ',eve,,0.5,yes,,,\na,eve,,1.5,yes,,,\na,eve,noon,0.5,yes,,,\na,eve,,0.5,perhaps,,,\n' +
      `e,eve,,0.5,yes,${at(9)},${at(9)},\na,eve,,withdrawn,yes,,,\na,eve\n"b\nc",eve,,0.5,yes,,,\nd,eve,,x,,,,\n`,
  )
  expect(rowOf(report.rows)).toEqual({ read: 9, scored: 1, wrong: 8 })
  expect(told(report)).toEqual([
    '2: The question is missing.',
    '3: The probability "1.5" is above 1. Write a share such as 0.73, or a percentage with its sign.',
    '4: "noon" is no time such as 2026-03-01T18:00Z.',
    '5: The outcome "perhaps" is neither yes nor no.',
    '6: By its rows "e" closes before it opens.',
    '7: A withdrawal needs a time.',
    '8: The row has 2 cells where the header has 8.',
    '11: The probability "x" is no number.',
  ])
})

test('every row has one fate: they add up to what was read, whatever a file says', async () => {
  const cell = (...values: string[]) => fc.constantFrom(...values)
  const row = fc.tuple(
    ...[
      cell('a', 'b', ''),
      cell('eve', 'bob', ''),
      cell('', ...[-5, 0, 5, 50, 50, 99, 100].map((s) => String(at(s)))),
    ],
    ...[cell('0.2', '70%', 'withdrawn', '7', ''), cell('yes', 'yes', 'no', '', 'annulled', 'x')],
    ...[
      cell('', String(at(0))),
      cell('', String(at(100)), String(at(-1))),
      cell('', String(at(40))),
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      const { rows: counts, problems } = await reportOf(
        TIMED + rows.map((cells) => cells.join(',')).join('\n'),
      )
      const { read, ...fates } = counts
      expect(read).toBe(rows.length)
      expect(Object.values(fates).reduce((sum, one) => sum + one, 0)).toBe(rows.length)
      expect(problems.length).toBe(counts.wrong)
    }),
  )
})
