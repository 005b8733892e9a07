import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reportOf, told } from '#test/support/scored-text.ts'

const TABLE = readFileSync('test/importing/fixtures/fatebook.csv', 'utf8')

test('an export is known by its header, and every row has its fate', async () => {
  const { format, rows } = await reportOf(TABLE)
  expect(format).toBe('fatebook')
  expect(rows).toMatchObject({
    ...{ read: 9, scored: 5, too_late: 1, unresolved: 1, annulled: 1, not_binary: 1, wrong: 0 },
  })
})

test('forecasts are scored from asking to the day it is to resolve by, or resolved before', async () => {
  const { questions, brier_board } = await reportOf(TABLE)
  expect(questions).toEqual({ over_time: 3, one_forecast: 0 })
  const ana = brier_board.find(({ name }) => name === 'Ana Lima')
  // Ten days at 60% and ten at 90% of what came; then 25% of what did not, and 80% of what did.
  expect(ana?.brier).toBeCloseTo(((0.16 + 0.01) / 2 + 0.0625 + 0.04) / 3, 9)
  expect(ana).toMatchObject({ questions: 3, coverage: 1 })
})

test('two questions of one title are told apart by when they were asked', async () => {
  const run = TABLE.split('\n').filter((row) => /^Question|ten kilometres/.test(row))
  expect((await reportOf(run.join('\n'))).questions.over_time).toBe(2)
})

test('who has no name is one forecaster without a name, and counted', async () => {
  const report = await reportOf(TABLE.replaceAll('"Ben Okoro"', ''))
  expect(report.unnamed).toBe(2)
  expect(report.brier_board.map(({ name }) => name)).toEqual(['Ana Lima', ''])
})

test('a wrong row is named', async () => {
  const report = await reportOf(TABLE.replace(',0.25,', ',25,'))
  expect(told(report)).toEqual([expect.stringMatching(/^7: The probability "25" is above 1\./)])
})
