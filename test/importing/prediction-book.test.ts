import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reportOf, reportOfList, told } from '#test/support/scored-text.ts'

const JSON_OF_API = JSON.parse(readFileSync('test/importing/fixtures/predictionbook.json', 'utf8'))

test('the predictions of the API are known by their shape, and every response has its fate', () => {
  const report = reportOfList(JSON_OF_API)
  expect(report.format).toBe('predictionbook')
  expect(report.rows).toMatchObject({
    ...{ read: 8, scored: 4, unresolved: 1, annulled: 1, no_chance: 1, wrong: 1 },
  })
  expect(report.places).toBe('entry')
  expect(told(report)).toEqual(['5: By its rows "Said after it was due" closes before it opens.'])
})

test('responses are scored from the prediction to its deadline, or the judgement before', () => {
  const { brier_board } = reportOfList(JSON_OF_API)
  const ines = brier_board.find(({ name }) => name === 'ines')
  const [sixty, eightyFive] = [28, 18 + 22 / 24]
  const tram = (sixty * 0.16 + eightyFive * 0.0225) / (sixty + eightyFive)
  expect(ines?.brier).toBeCloseTo((tram + 0.49) / 2, 9)
  expect(ines).toMatchObject({ questions: 2, coverage: 1 })
})

test('a list of predictions without its owner is read alike', () => {
  expect(reportOfList(JSON_OF_API.predictions).summary).toEqual(reportOfList(JSON_OF_API).summary)
})

test('the table holds only means, and says what to take instead', async () => {
  const header =
    'created_at,creator_id,creator_label,deadline,description_with_group,description,group_id,id,mean_confidence,outcome,prediction_group_id,last_judgement_at,updated_at,uuid,version,visibility,withdrawn\n'
  await expect(reportOf(header)).rejects.toThrow(
    'only the mean of what everybody said, which cannot be scored. Take the JSON of its API',
  )
})
