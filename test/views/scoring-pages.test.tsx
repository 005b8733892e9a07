import { expect, test } from 'vitest'
import { gzippedSize } from '#test/support/weight.ts'
import { chapters, ScoringPage } from '#views/front/scoring-page.tsx'
import { faultsOf } from './faults.ts'
import { all, heard, links, one, read } from './reading.ts'

type Name = keyof typeof chapters
const pageOf = (name: Name) => read(<ScoringPage chapter={chapters[name]} />)
const told = async (name: Name) => heard(await pageOf(name))
const tables = async (name: Name) =>
  all(await pageOf(name), 'table').map((table) =>
    all(one(table, 'tbody'), 'tr').map((row) => all(row, 'th', 'td').map(heard)),
  )

test.for(Object.keys(chapters) as Name[])(
  'the page of %s is light, has nothing to stumble over and leads only where something is',
  async (name) => {
    const shown = await pageOf(name)
    expect(faultsOf(shown)).toEqual([])
    expect(
      await gzippedSize(String(await (<ScoringPage chapter={chapters[name]} />))),
    ).toBeLessThan(6 * 1024)
    const ids = all(shown).map(({ attributes }) => attributes.id)
    for (const href of Object.values(links(shown)).filter((one) => one?.startsWith('#')))
      expect(ids).toContain(href?.slice(1))
    expect(new Set(Object.values(links(shown)))).toContain('/help')
  },
)

test('every formula but a rule of the site names its source', () => {
  const without = Object.values(chapters).flatMap(({ formulas }) =>
    formulas.filter(({ source }) => !source).map(({ id }) => id),
  )
  expect(without).toEqual([
    ...['over-time', 'head-to-head', 'ranked', 'field', 'boards', 'crowd-of-options'],
  ])
})

test('a curve scores the mean of its yes/no scores, worked out by hand too', async () => {
  const words = await told('forecasts')
  expect(words).toContain(`0.3³ ÷ 3 + 0.7³ ÷ 3 = ${((0.3 ** 3 + 0.7 ** 3) / 3).toFixed(3)}`)
  expect(words).toContain(`lies between: ${((2 * 10 * 0.25) / 3 / 100).toFixed(3)}`)
  expect(words).toContain('(45 − 30) ÷ 100 = 0.150')
})

test('the mean over time, the integral and an early end are of the same two chances', async () => {
  const words = await told('forecasts')
  expect(words).toContain('(2 × 0.160 + 6 × 0.040) ÷ 10 = 0.056')
  expect(words).toContain('(2 × 0.160 + 2 × 0.040) ÷ 4 = 0.100, and the coverage the same, 80%')
  expect(words).toContain('The score halfway, after 5 days: 0.040; of the first forecast: 0.160')
})

test('under the schedule alone the best report is the belief', async () => {
  const [table] = await tables('forecasts')
  expect(table).toEqual([
    ['0', '0.300', '0.300', '0.713', '1.000'],
    ['30', '0.221', '0.221', '0.331', '1.000'],
    ['60', '0.133', '0.133', '0.164', '1.000'],
    ['90', '0.035', '0.035', '0.037', '1.000'],
  ])
})

test('three people are compared with the median, with that of the others and with the crowd', async () => {
  const [, , table] = await tables('forecasts')
  expect(table).toEqual([
    ['Ann', '0.040', '+12.0', '+28.5', '+12.0'],
    ['Ben', '0.160', '0.0', '+10.5', '0.0'],
    ['Cem', '0.490', '−33.0', '−39.0', '−33.0'],
  ])
})

test('the log score is the logarithm of the chance given to what happened', async () => {
  const words = await told('forecasts')
  expect(words).toContain(`−ln 0.73 = ${(-Math.log(0.73)).toFixed(3)}`)
  expect(words).toContain(`−ln 0.0001 = ${(-Math.log(0.0001)).toFixed(3)}`)
})

test('head to head is a sum over the time that two stood together', async () => {
  const byHand = (0.12 * 1 - 0.08 * 1 + 0.08 * 0.5) / 2.5
  expect(await told('forecasts')).toContain(
    `((0.16 − 0.04) × 1.0 + (0.01 − 0.09) × 1.0 + (0.09 − 0.01) × 0.5) ÷ 2.5 = ${byHand.toFixed(3)}`,
  )
})

test('skill is the sum over coverage and pull, with its interval', async () => {
  const words = await told('skill')
  expect(words).toContain(`R ÷ C = ${(0.16 / 3.3).toFixed(4)}`)
  expect(words).toContain(`0.16 ÷ (3.3 + 30) = ${(0.16 / 33.3).toFixed(4)}, or +0.5 points`)
  expect(words).toContain('asks for 3, with 30 for 10, with 90 for 20')
  expect(words).toContain('make places 1, 2, 2, 4')
})

test('ranks that overlap have ranges that do', async () => {
  const [table = []] = await tables('skill')
  expect(table.map(([who, , , expected]) => [who, expected])).toEqual([
    ['Ann', '1.2'],
    ['Ben', '1.8'],
    ['Cem', '3.0'],
  ])
})

test('the terms of a score add up to it as they are printed', async () => {
  const words = await told('calibration')
  const five = /([\d.]+) − ([\d.]+) \+ ([\d.]+) \+ ([\d.]+) − ([\d.]+) = ([\d.]+)/.exec(words)
  const [rel = 0, res = 0, unc = 0, wbv = 0, wbc = 0, brier = 0] = five?.slice(1).map(Number) ?? []
  expect(rel - res + unc + wbv - wbc).toBeCloseTo(brier, 3)
  expect(unc).toBe(0.24)
  const three = / ([\d.]+) − ([\d.]+) \+ ([\d.]+) = ([\d.]+)\. Somebody/.exec(words)
  const [mcb = 0, dsc = 0, base = 0, score = 0] = three?.slice(1).map(Number) ?? []
  expect(mcb - dsc + base).toBeCloseTo(score, 3)
  expect(score).toBe(brier)
})

test('five outcomes have their places in what was said of them, and the middle holds some', async () => {
  const words = await told('calibration')
  const byHand = 0.5 + (10 / 30) * 0.4
  expect(words).toContain(`× (90% − 50%) = ${Math.round(100 * byHand)}%.`)
  expect(words).toContain('All five lie at 14%, 40%, 55%, 63%, 97%')
  expect(words).toContain('the bars hold 0, 1, 0, 0, 1, 1, 1, 0, 0, 1.')
  expect(words).toContain('The middle 50% held 3 of 5, the middle 80% 4.')
  expect(words).toContain('the middle 50% of somebody calibrated holds from 6 to 14')
})

test('one crowd is pooled in seven ways', async () => {
  const [, pools = []] = await tables('calibration')
  expect(pools).toHaveLength(7)
  expect(pools[0]).toEqual(['Mean', '58.7'])
  expect(pools[1]).toEqual(['Median', '62.5'])
})
