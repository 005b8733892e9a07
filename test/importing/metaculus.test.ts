import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reportOf, told } from '#test/support/scored-text.ts'

const at = (name: string) => readFileSync(`test/importing/fixtures/metaculus/${name}.csv`, 'utf8')
const [TABLE, questions] = [at('forecast_data'), at('question_data')]

test('a download is known by its header, and every row has its fate', async () => {
  const report = await reportOf(TABLE, { questions })
  expect(report.format).toBe('metaculus')
  expect(report.rows).toMatchObject({
    ...{ read: 13, scored: 8, unresolved: 1, annulled: 1, not_binary: 1, no_chance: 1, wrong: 1 },
  })
  expect(told(report)).toEqual(['14: Question 777 is not in question_data.csv beside this file.'])
  expect(report.rounded).toBe(1)
})

test('a forecast stands until its end, and the close is that of the schedule', async () => {
  const { brier_board, questions: counted } = await reportOf(TABLE, { questions })
  expect(counted).toEqual({ over_time: 2, one_forecast: 0 })
  const [january, all] = [31, 90]
  const orbiter = brier_board.find(({ name }) => name === 'orbiter')
  const first = (january * 0.36 + (all - january) * 0.04) / all
  expect(orbiter?.brier).toBeCloseTo((first + 0.01) / 2, 9)
  expect(orbiter?.coverage).toBe(1)
  const drag = brier_board.find(({ name }) => name === 'drag')
  // Withdrawn on 1 March of 181 days; then from 11 January, six hours and a quarter second.
  const covered = 1 - (10.25 + 0.25 / 86_400) / 181
  expect(drag?.coverage).toBeCloseTo((59 / 181 + covered) / 2, 9)
})

test('bots and aggregates are scored against people, and have no rank', async () => {
  const { brier_board, skill_board, summary } = await reportOf(TABLE, { questions })
  expect(
    brier_board.filter(({ rank }) => rank === null).map(({ name, role }) => [name, role]),
  ).toEqual(
    expect.arrayContaining([
      ['pollbot', 'bot'],
      ['recency_weighted', 'aggregate'],
    ]),
  )
  const sum = skill_board?.lines
    .filter(({ role }) => role === 'person')
    .reduce((total, { peer_sum }) => total + peer_sum, 0)
  expect(sum).toBeCloseTo(0, 12)
  expect(summary?.forecasts).toBe(5)
})

test('a download with obscured names is read as well', async () => {
  const obscured = TABLE.split('\r\n').map((row) => {
    const [id, forecaster, name, ...rest] = row.split(',')
    const heading = id === 'Question ID' ? 'Forecaster (Anonymized)' : forecaster || name
    return id ? [id, heading, ...rest].join(',') : row
  })
  const report = await reportOf(obscured.join('\r\n'), { questions })
  expect(report.rows).toMatchObject({ read: 13, scored: 8 })
  expect(report.brier_board.map(({ name, role }) => [name, role])).toEqual(
    expect.arrayContaining([
      ['11', 'person'],
      ['90', 'bot'],
      ['recency_weighted', 'aggregate'],
    ]),
  )
})

test('a question whose times cannot be read is named at each of its forecasts', async () => {
  const broken = questions.replace('2026-04-01 00:00:00+00:00,yes', 'soon,yes')
  const report = await reportOf(TABLE, { questions: broken })
  expect(report.rows).toMatchObject({ read: 13, scored: 2, wrong: 7 })
  expect(told(report)[0]).toBe('2: "soon" is no time such as 2026-03-01T18:00Z.')
})

test('the file of questions alone says which file to name', async () => {
  await expect(reportOf(questions)).rejects.toThrow(
    "This is Metaculus's file of questions. Name forecast_data.csv, which lies beside it.",
  )
  await expect(reportOf(TABLE, { questions: TABLE })).rejects.toThrow(
    'The file of questions has no column question_type, scheduled_close_time, resolution.',
  )
})
