import { expect, test } from 'vitest'
import { calibrationOf, curveOf } from '#src/scores/calibrated.ts'
import { type Standing, sumsOf } from '#src/scores/summed.ts'
import { clusteredInterval } from '#src/scoring/interval.ts'
import { faultsOf } from '#test/views/faults.ts'
import { all, headings, heard, links, read } from '#test/views/reading.ts'
import { CalibrationPart } from '#views/scores/calibration-part.tsx'
import { GroupsPart } from '#views/scores/groups-part.tsx'
import { ProgressPart } from '#views/scores/progress-part.tsx'
import { RecordSummary } from '#views/scores/record-summary.tsx'
import { recordOf } from './records.ts'

const calibration = (count: number, happens: (n: number) => boolean) =>
  calibrationOf(
    Array.from({ length: count }, (_, n) => {
      const event = { bp: 1000 + (n % 5) * 2000, happened: happens(n), weight: 1 }
      return { cluster: String(n), events: [event], first: [event], place: undefined }
    }),
    (first) => curveOf(first, 1),
  )
const part = (count: number, happens: (n: number) => boolean) =>
  read(<CalibrationPart calibration={calibration(count, happens)} handle={undefined} />)
const asSaid = (n: number) => Math.floor(n / 5) % 10 < 1 + (n % 5) * 2

test('few questions have a table and are too few to judge', async () => {
  const shown = await part(19, asSaid)
  expect(heard(shown)).toContain('Too few to judge: 19 of 20 resolved questions.')
  expect(all(shown, 'svg')).toHaveLength(0)
  expect(heard(shown)).not.toContain('Miscalibration')
})

test('a curve says in words what it shows, and its numbers stand below', async () => {
  const shown = await part(50, asSaid)
  const [drawing] = all(shown, 'svg')
  expect(drawing?.attributes.role).toBe('img')
  expect(heard(shown)).toMatch(/What happened lies within the band at 5 of 5 chances said/)
  expect(heard(shown)).toContain('The line: chances that are pooled, and the share that happened')
  expect(heard(shown)).toContain('This may be all luck.')
  expect(heard(shown)).toContain('That is usual for somebody calibrated.')
  expect(faultsOf(shown)).toEqual([])
})

test('whoever says the opposite of what happens reads that luck does not explain it', async () => {
  const words = heard(await part(50, (n) => n % 5 < 2))
  expect(words).toContain('This is more than luck explains.')
  expect(words).toContain('That is rare for somebody calibrated.')
  expect(words).toContain('Above 0 is overconfident.')
})

test('the three terms and the five add up as they are printed', async () => {
  const shown = await part(50, asSaid)
  const three = /Together ([\d.]+) − ([\d.]+) \+ ([\d.]+) = ([\d.]+)/.exec(heard(shown))
  const [mcb = 0, dsc = 0, unc = 0, score = 0] = three?.slice(1).map(Number) ?? []
  expect(mcb - dsc + unc).toBeCloseTo(score, 2)
  const figures = all(all(shown, 'table').at(-1) ?? shown, 'td').map((cell) => Number(heard(cell)))
  const [rel = 0, res = 0, base = 0, wbv = 0, wbc = 0, brier = 0] = figures
  expect(rel - res + base + wbv - wbc).toBeCloseTo(brier, 3)
})

const standing = (day: number, mean: number, skill: number): Standing => ({
  ...{ at: new Date(Date.UTC(2026, 0, day)), questions: day, mean: mean * 1e10, skill },
})

test('scores over time are two charts with their yardsticks, and a table of both', async () => {
  const progress = [standing(1, 0.3, -0.01), standing(9, 0.2, 0.012)]
  const shown = await read(<ProgressPart progress={progress} />)
  expect(all(shown, 'svg')).toHaveLength(2)
  expect(heard(shown)).toContain('Mean Brier score: from 0.300 to 0.200; the dotted line')
  expect(heard(shown)).toContain('Skill points: from −1.0 to +1.2; the dotted line')
  const rows = all(shown, 'tr').map((row) => all(row, 'td').map(heard))
  expect(rows.slice(1)).toEqual([
    ['1', '0.300', '−1.0'],
    ['9', '0.200', '+1.2'],
  ])
  expect(faultsOf(shown)).toEqual([])
})

test('what was resolved all at once makes no chart over time', async () => {
  const shown = await read(<ProgressPart progress={[standing(1, 0.3, 0)]} />)
  expect(all(shown, 'svg')).toHaveLength(0)
})

test('topics and years are tables that a phone stacks; of many topics the fullest stand', async () => {
  const groups = Array.from({ length: 12 }, (_, n) => ({ ...sumsOf([]), name: `topic ${n}` }))
  const shown = await read(<GroupsPart topics={groups} years={groups.slice(0, 1)} />)
  expect(headings(shown)).toEqual(['2 By topic and year'])
  expect(heard(shown)).toContain('The 10 fullest of 12 topics')
  expect(heard(shown)).not.toContain('topic 10')
  expect(faultsOf(shown)).toEqual([])
})

test('each number of a summary leads to its formula, and all of them to their sum', async () => {
  const fair = clusteredInterval(
    ['a', 'b'].map((cluster, n) => ({ relative: 0.02 + n * 0.02, coverage: 1, cluster })),
  )
  const none = clusteredInterval([])
  const relative = { peers: fair, median: fair, others: none, crowd: none }
  const shown = await read(
    <RecordSummary record={recordOf({}, { relative, log: 0.5 })} minimum={3} sum="/sum" />,
  )
  expect(links(shown)).toMatchObject({
    'Skill points': '/help/scoring/skill#skill',
    'Plain mean': '/help/scoring/skill#interval',
    'To the median': '/help/scoring#relative',
    'Log score': '/help/scoring#log-score',
    'How these add up, question by question': '/sum',
  })
  expect(heard(shown)).toContain('+3.0 (−9.7 to +15.7), before it is pulled toward 0')
  expect(heard(shown)).toContain('to that of the others –')
  expect(heard(shown)).toContain('0.500; lower is better, 0.693 is always saying 50%')
})
