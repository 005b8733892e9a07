import { expect, test } from 'vitest'
import type { CrowdPoint, Forecast } from '#src/db/schema.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { HistoryChart } from '#views/charts/history-chart.tsx'
import { scalesOf, stepPath, thinned } from '#views/charts/scale.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute))
const question = { id: 7, spec: { kind: 'binary' }, opens_at: at(0) } as SeenQuestion
const point = (minute: number, bp: number): CrowdPoint => ({
  ...{ id: minute, question_id: 7, value: { kind: 'binary', bp }, forecasters: 2 },
  made_at: at(minute),
})
const own = (minute: number, bp: number): Forecast => ({
  ...{ id: minute, question_id: 7, person_id: 1, value: { kind: 'binary', bp } },
  made_at: at(minute),
})
const drawn = async (points: CrowdPoint[], mine: Forecast[] = []) =>
  String(await (<HistoryChart question={question} points={points} mine={mine} />))

test('a level is kept until the next point: a step, not a slope', () => {
  const scales = scalesOf({ width: 100, height: 100, margin: 0 }, at(0), at(10))
  const path = stepPath(
    [
      { at: at(0), level: 0 },
      { at: at(10), level: 10_000 },
    ],
    scales,
  )
  expect(path).toBe('M0 100h100v-100')
})

test('what does not change adds nothing, and where nothing stood there is a gap', () => {
  const scales = scalesOf({ width: 100, height: 100, margin: 0 }, at(0), at(10))
  const path = (...levels: (number | null)[]) =>
    stepPath(
      levels.map((level, index) => ({ at: at(index * 2), level })),
      scales,
    )
  expect(path(5000, 5000, 5001, 5000, 5000)).toBe('M0 50h80')
  expect(path(5000, null, null, 2000, 3000)).toBe('M0 50h20M60 80h20v-10')
  expect(path(null, 5000)).toBe('M20 50')
  expect(path()).toBe('')
})

test('many points are thinned, the first and last kept', () => {
  const points = Array.from({ length: 1000 }, (_, index) => index)
  const kept = thinned(points, 180)
  expect(kept).toHaveLength(180)
  expect([kept[0], kept.at(-1)]).toEqual([0, 999])
  expect(thinned([1, 2], 180)).toEqual([1, 2])
})

test('the title says what the chart shows', async () => {
  const chart = await drawn([point(1, 6100), point(5, 7300)])
  expect(chart).toContain(
    '<title id="chart-title">The crowd from 61% to 73% since 1 Mar 2026</title>',
  )
  expect(chart).toContain('role="img"')
  expect(chart).toContain('aria-labelledby="chart-title chart-desc"')
})

test('a crowd that did not move is said to stand', async () => {
  expect(await drawn([point(1, 6100)])).toContain('The crowd at 61% since')
})

test('own forecasts are diamonds; the numbers stand in a table', async () => {
  const chart = await drawn([point(1, 6100)], [own(2, 9000), own(3, 8000)])
  expect(chart.match(/class="you"/g)).toHaveLength(2)
  expect(chart).toContain('<summary>Show data</summary>')
  expect(chart).toContain('61%</td>')
})

test('without anything to draw there is only the place for it', async () => {
  const chart = await drawn([])
  expect(chart).not.toContain('<svg')
  expect(chart).toMatch(/^<figure id="history-chart"/)
})

test('a full chart weighs little', async () => {
  const points = Array.from({ length: 1000 }, (_, index) => point(index, (index * 37) % 10_000))
  const svg = /<svg[\s\S]*<\/svg>/.exec(await drawn(points))?.[0] ?? ''
  expect(svg.length).toBeLessThan(5000)
  expect(svg).not.toContain('style=')
})
