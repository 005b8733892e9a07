import { expect, test } from 'vitest'
import { calibrationBins } from '#src/scoring/bins.ts'
import { faultsOf } from '#test/views/faults.ts'
import { all, heard, one, read } from '#test/views/reading.ts'
import { CalibrationTable } from '#views/scores/calibration-table.tsx'

const said = (bp: number, count: number, happened: number) =>
  Array.from({ length: count }, (_, index) => ({ bp, happened: index < happened, weight: 0.5 }))
const bins = calibrationBins([...said(7300, 19, 13), ...said(120, 2, 0)])

const table = (questions = 21, handle: string | undefined = undefined, of = bins) =>
  read(<CalibrationTable {...{ bins: of, questions, handle }} />)
const rows = async () =>
  all(one(await table(), 'tbody'), 'tr').map((row) => row.children.map((cell) => heardOf(cell)))
const heardOf = (cell: unknown) => heard(cell as Parameters<typeof heard>[0])

test('ten rows say what was said, how often it happened and of how many', async () => {
  expect(await rows()).toEqual([
    ['0–10%', '1.2%', '0%', '2'],
    ...['10–20%', '20–30%', '30–40%', '40–50%', '50–60%', '60–70%'].map((range) => [
      ...[range, '–', '–', '0'],
    ]),
    ['70–80%', '73%', '68%', '19'],
    ['80–90%', '–', '–', '0'],
    ['90–100%', '–', '–', '0'],
  ])
})

test('the fullest row is a sentence, to oneself and about another', async () => {
  expect(heard(await table())).toContain(
    'When you say 70–80%, it happens 68% of the time (19 forecasts).',
  )
  expect(heard(await table(21, 'bob'))).toContain('When bob says 70–80%, it happens 68%')
})

test('below 20 questions it says that they are too few to judge', async () => {
  expect(heard(await table(19))).toContain('Too few to judge: 19 of 20 resolved questions.')
  expect(heard(await table(20))).not.toContain('Too few')
})

test('of nothing there is a table and no sentence', async () => {
  const words = heard(await table(1, undefined, calibrationBins([])))
  expect(words).toContain('0–10% – – 0')
  expect(words).not.toContain('When you say')
})

test('the table is named and its columns and rows are headed', async () => {
  const shown = await table()
  expect(heard(one(shown, 'caption'))).toContain('How often things happened')
  expect(all(shown, 'th')).toHaveLength(14)
  expect(faultsOf(shown)).toEqual([])
})
