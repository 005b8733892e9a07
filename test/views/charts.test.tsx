import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CrowdPoint, Forecast } from '#src/db/schema.ts'
import { type Range, readRange } from '#src/forecasts/filter.ts'
import type { Value } from '#src/kinds/index.ts'
import type { MiddleHalf } from '#src/scoring/aggregate.ts'
import type { Told } from '#views/charts/history.ts'
import { HistoryChart } from '#views/charts/history-chart.tsx'
import { bandPath, scalesOf, stepPath, thinned } from '#views/charts/scale.ts'
import { faultsOf } from './faults.ts'
import { binary, HOSTILE, LONG_WORD, options, question } from './props.ts'
import { all, heard, links, one, read } from './reading.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute))
const day = (number: number) => new Date(Date.UTC(2026, 2, number))
const point = (made_at: Date, said: number | Value, middle?: MiddleHalf): CrowdPoint => ({
  ...{ id: 1, question_id: 7, forecasters: 5, made_at },
  value: typeof said === 'number' ? binary(said) : said,
  middle: middle ? [middle] : null,
})
const gone = (made_at: Date): CrowdPoint => ({ ...point(made_at, 0), value: null, forecasters: 0 })
const own = (made_at: Date, bp: number): Forecast => ({
  ...{ id: 1, question_id: 7, person_id: 1, value: binary(bp), made_at },
})
const asked = question({
  opens_at: day(1),
  closes_at: day(90),
  reveal_at: day(2),
  resolve_by: day(91),
})
const final = (outcome: Told['entries'][number]['outcome'], made_at = day(20)) => ({
  ...{ kind: 'final' as const, round: 1, outcome, made_at },
})
const told = (change: Partial<Told> = {}): Told => ({
  ...{ question: asked, points: [], mine: [], revisions: [], entries: [] },
  ...{ range: 'all', now: day(21) },
  ...change,
})
const drawn = (change: Partial<Told>) => read(<HistoryChart {...told(change)} />)
const paths = async (name: string, change: Partial<Told>) =>
  all(one(await drawn(change), 'div'), 'path')
    .filter(({ attributes }) => attributes.class?.split(' ').includes(name))
    .map(({ attributes }) => attributes.d)
const finding = async (change: Partial<Told>) => heard(one(await drawn(change), 'figcaption'))

const scales = scalesOf({ width: 100, height: 100, margin: 0 }, at(0), at(10))

test('a level is kept until the next point: a step, not a slope', () => {
  const steps = [
    { at: at(0), level: 0 },
    { at: at(10), level: 10_000 },
  ]
  expect(stepPath(steps, scales)).toBe('M0 100h100v-100')
})

test('what does not change adds nothing, and where nothing stood there is a gap', () => {
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

test('a band is a box to the next point, with gaps where there is none', () => {
  const box = { low: 2000, high: 6000 }
  const band = [box, null, { low: 5000, high: 5000 }, null]
  const stretches = band.map((level, index) => ({ at: at(index * 2), level }))
  expect(bandPath(stretches, scales)).toBe('M0 40h20v40h-20zM40 50h20v0h-20z')
  expect(bandPath(stretches.slice(0, 1), scales)).toBe('')
})

test('many points are thinned, the first and last kept', () => {
  const points = Array.from({ length: 1000 }, (_, index) => index)
  const kept = thinned(points, 180)
  expect(kept).toHaveLength(180)
  expect([kept[0], kept.at(-1)]).toEqual([0, 999])
  expect(thinned([1, 2], 180)).toEqual([1, 2])
})

test('the title says what the chart shows, above it and for whoever hears it', async () => {
  const shown = await drawn({ points: [point(day(1), 6100), point(day(5), 7300)] })
  expect(heard(one(shown, 'figcaption'))).toBe('The crowd from 61% to 73% since 1 Mar 2026')
  const svg = one(one(shown, 'div'), 'svg')
  expect(svg.attributes).toMatchObject({
    ...{ viewBox: '0 0 640 260', role: 'img', 'aria-labelledby': 'chart-title chart-desc' },
  })
  expect(heard(one(shown, 'title'))).toBe('The crowd from 61% to 73% since 1 Mar 2026')
  expect(faultsOf(shown)).toEqual([])
})

test('a crowd that did not move is said to stand; one that is not shown is said to be so', async () => {
  expect(await finding({ points: [point(day(1), 6100)] })).toBe('The crowd at 61% since 1 Mar 2026')
  expect(await finding({ mine: [own(day(2), 6100)] })).toBe(
    'Your forecasts; the crowd is not shown yet',
  )
})

test('the scale is 0 to 100% with rules at the quarters, its words outside the drawing', async () => {
  const shown = await drawn({ points: [point(day(1), 6100)] })
  expect(all(one(shown, 'ol'), 'li').map(heard)).toEqual(['100%', '75%', '50%', '25%', '0%'])
  expect(await paths('grid', { points: [point(day(1), 6100)] })).toEqual([
    'M0 0h640M0 65h640M0 130h640M0 195h640M0 260h640',
  ])
  expect(all(shown, 'text')).toEqual([])
})

test('the line stands until now; after the close until the close, and no longer', async () => {
  const points = [point(day(1), 5000), point(day(11), 7500)]
  expect(await paths('crowd', { points })).toEqual(['M0 130h320v-65h320'])
  const closed = question({ ...asked, closes_at: day(11) })
  expect(await paths('crowd', { points, question: closed })).toEqual(['M0 130h640v-65'])
})

test('where everybody had withdrawn the line has a gap', async () => {
  const points = [point(day(1), 5000), gone(day(6)), point(day(11), 5000)]
  expect(await paths('crowd', { points })).toEqual(['M0 130h160M320 130h320'])
})

test('the middle half is a pale band behind the line of a yes or no, named beside it', async () => {
  const points = [point(day(1), 5000), point(day(11), 7500, { low: 5000, high: 10_000 })]
  expect(await paths('band', { points })).toEqual(['M320 0h320v130h-320z'])
  const shown = await drawn({ points })
  expect(heard(one(shown, 'figure'))).toContain('the middle half of forecasts')
  expect(all(one(shown, 'tbody'), 'tr').map(heard)).toEqual([
    ...['1 Mar 2026, 00:00 UTC 50% –', '11 Mar 2026, 00:00 UTC 75% 50% to 100.0%'],
  ])
  expect(heard(await drawn({ points: [point(day(1), 5000)] }))).not.toContain('middle half')
})

test('own forecasts are diamonds on the chart, withdrawals none', async () => {
  const mine = [{ ...own(day(16), 0), value: null }, own(day(11), 2500), own(day(6), 7500)]
  expect(await paths('you', { mine })).toEqual(['M160 59l6 6-6 6-6-6zM320 189l6 6-6 6-6-6z'])
  const shown = await drawn({ mine })
  expect(all(one(shown, 'ul'), 'li').map(heard)).toContain('you')
  expect(heard(one(shown, 'ul'))).not.toContain('the crowd')
  expect(heard(one(shown, 'caption'))).toBe('What you said; the crowd is not shown yet')
  expect(all(one(shown, 'thead'), 'th').map(heard)).toEqual(['When', 'you'])
  expect(all(one(shown, 'tbody'), 'tr').map(heard)).toEqual([
    ...['6 Mar 2026, 00:00 UTC 75%', '11 Mar 2026, 00:00 UTC 25%'],
  ])
})

test('the table tells one’s own forecasts beside the crowd’s, in the order of time, and the outcome', async () => {
  const shown = await drawn({
    points: [point(day(1), 5000), point(day(11), 7500)],
    mine: [own(day(6), 7350)],
    entries: [final({ kind: 'binary', happened: false })],
    question: question({ ...asked, phase: 'final' }),
  })
  expect(all(one(shown, 'thead'), 'th').map(heard)).toEqual(['Published', 'the crowd', 'you'])
  expect(all(one(shown, 'tbody'), 'tr').map(heard)).toEqual([
    '1 Mar 2026, 00:00 UTC 50% –',
    '6 Mar 2026, 00:00 UTC – 73.5%',
    '11 Mar 2026, 00:00 UTC 75% –',
  ])
  expect(heard(one(shown, 'tfoot'))).toBe('Outcome No')
  expect(faultsOf(shown)).toEqual([])
  const open = await drawn({ points: [point(day(1), 5000)] })
  expect(all(open, 'tfoot')).toEqual([])
  expect(heard(one(open, 'thead'))).not.toContain('you')
})

test('the time it is shown to everybody is marked, inside the chart only', async () => {
  const points = [point(day(1), 5000)]
  const shown = question({ ...asked, reveal_at: day(11) })
  expect(await paths('mark', { points, question: shown })).toEqual(['M320 0v260'])
  expect(heard(await drawn({ points, question: shown }))).toContain(
    'shown to everybody from 11 Mar 2026, 00:00 UTC',
  )
  for (const reveal_at of [day(1), day(21), day(90)])
    expect(await paths('mark', { points, question: { ...asked, reveal_at } })).toEqual([])
})

test('a rewording is marked with its time, the first wording is none', async () => {
  const revisions = [
    { number: 2, made_at: day(11) },
    { number: 1, made_at: day(3) },
  ]
  const change = { points: [point(day(1), 5000)], revisions }
  expect(await paths('reworded', change)).toEqual(['M320 260v-260l-6-9h12l-6 9'])
  expect(heard(await drawn(change))).toContain('reworded 11 Mar 2026, 00:00 UTC')
})

test.for([
  [true, '0', 'Yes'],
  [false, '260', 'No'],
] as const)('an outcome that is %s is a disc at the right and a word', async ([yes, cy, word]) => {
  const change = {
    points: [point(day(1), 5000)],
    entries: [final({ kind: 'binary', happened: yes })],
    question: question({ ...asked, phase: 'final' }),
    now: day(80),
  }
  const shown = await drawn(change)
  expect(one(one(shown, 'div'), 'circle').attributes).toMatchObject({ cx: '640', cy })
  expect(heard(shown)).toContain(`outcome: ${word}`)
  expect(all(shown, 'time').map(heard).slice(0, 2)).toEqual(['1 Mar 2026', '20 Mar 2026'])
})

test('an outcome of an earlier round, or an annulment, is no outcome', async () => {
  for (const entry of [
    final(null),
    { ...final({ kind: 'binary', happened: true }), round: 0 },
    { ...final({ kind: 'binary', happened: true }), kind: 'proposed' as const },
  ])
    expect(all(await drawn({ points: [point(day(1), 5000)], entries: [entry] }), 'circle')).toEqual(
      [],
    )
})

test('a short range begins with what stood then; its diamonds are those within', async () => {
  const change = {
    points: [point(day(1), 2500), point(day(2), 5000), point(day(18), 7500)],
    mine: [own(day(17), 1000), own(day(3), 9000)],
    range: 'week' as const,
    question: question({ ...asked, reveal_at: day(5) }),
  }
  expect(await paths('crowd', change)).toEqual(['M0 130h366v-65h274'])
  expect(await paths('mark', change)).toEqual([])
  expect((await paths('you', change))[0]?.match(/M/g)).toHaveLength(1)
  expect(await finding(change)).toBe('The crowd from 50% to 75% since 14 Mar 2026')
  expect(await finding({ ...change, range: 'month' })).toContain('since 1 Mar 2026')
})

test('ranges are links that work without script, and the chart keeps its range', async () => {
  const shown = await drawn({ points: [point(day(1), 5000)], range: 'week' })
  expect(links(shown)).toEqual({
    Week: '/questions/7-will-it-rain?range=week#history-chart',
    Month: '/questions/7-will-it-rain?range=month#history-chart',
    All: '/questions/7-will-it-rain#history-chart',
  })
  const current = all(shown, 'a').filter(({ attributes }) => attributes['aria-current'])
  expect(current.map(heard)).toEqual(['Week'])
  expect(one(shown, 'figure').attributes['hx-get']).toBe('/questions/7/history?range=week')
  expect(links(await drawn({ points: [point(day(1), 5000)], now: day(8) }))).toEqual({})
})

test('ranges are offered only where there is something to range over', async () => {
  expect(links(await drawn({ points: [] }))).toEqual({})
  expect(Object.keys(links(await drawn({ points: [], range: 'week' })))).toContain('All')
})

test.for<[Record<string, string>, Range, string[]]>([
  [{ range: 'week' }, 'week', []],
  [{ range: 'month' }, 'month', []],
  [{ range: 'all' }, 'all', []],
  [{}, 'all', []],
  [{ range: 'decade' }, 'all', ['range=decade']],
  [{ range: '' }, 'all', ['range=']],
])('the range in %o is read as %s, leaving out %o', ([query, range, ignored]) => {
  expect(readRange(query)).toEqual({ range, ignored })
})

test('a chart of a range that is not known says so', async () => {
  const shown = await drawn({ points: [point(day(1), 5000)], ignored: ['range=decade'] })
  expect(heard(shown)).toContain('Ignored, since it is not known here: range=decade')
  expect(faultsOf(shown)).toEqual([])
  expect(heard(await drawn({ points: [point(day(1), 5000)] }))).not.toContain('Ignored')
})

test('without anything to draw there is only the place for it', async () => {
  const shown = await drawn({ now: day(2) })
  expect(all(shown, 'svg')).toEqual([])
  expect(one(shown, 'figure').attributes.id).toBe('history-chart')
  expect(heard(shown)).toBe('')
  const early = await drawn({ now: day(0), points: [gone(day(1))] })
  expect(all(early, 'svg')).toEqual([])
})

const many = Array.from({ length: 1000 }, (_, index) => index)
const wild = (index: number, seed: number) => (index * seed * seed + 7 * index * index) % 10_000

test('a full chart is at most 2.5 KB, with its band and one’s own forecasts', async () => {
  const minute = (index: number) => new Date(day(1).getTime() + index * 60_000)
  const points = many.map((index) => {
    const level = wild(index, 37)
    return point(minute(index * 20), level, { low: level >> 1, high: (level + 10_000) >> 1 })
  })
  const mine = many.slice(0, 40).map((index) => own(minute(index * 500), wild(index, 41)))
  const markup = String(await (<HistoryChart {...told({ points, mine })} />))
  const svg = /<svg[\s\S]*?<\/svg>/.exec(markup)?.[0] ?? ''
  expect(gzipSync(svg).length).toBeLessThan(2560)
  expect(all(one(await read(markup), 'tbody'), 'tr')).toHaveLength(60)
  expect(markup).toContain(', 40 of 1000 times')
})

test('twelve options have twelve strokes, each named, and stay small', async () => {
  const labels = many.slice(0, 12).map((index) => `Option ${index}`)
  const spec = options('choice', ...labels)
  const points = many.map((index) => {
    const bps = labels.map((_, line) => wild(index + line, 31 + line))
    return point(new Date(day(1).getTime() + index * 12e5), { kind: 'choice', bps })
  })
  const change = { question: question({ ...asked, spec, kind: 'choice' }), points }
  const shown = await drawn(change)
  const strokes = all(one(shown, 'div'), 'path').map(({ attributes }) => attributes.class)
  expect(new Set(strokes.filter((name) => name?.startsWith('crowd'))).size).toBe(12)
  for (const label of labels) expect(heard(one(shown, 'ul'))).toContain(label)
  const svg = /<svg[\s\S]*?<\/svg>/.exec(String(await (<HistoryChart {...told(change)} />)))
  expect(gzipSync(svg?.[0] ?? '').length).toBeLessThan(2560)
})

test('of several options no band is drawn, and the outcome is at the top', async () => {
  const spec = options('ordered', HOSTILE, LONG_WORD)
  const value = { kind: 'ordered' as const, bps: [4000, 6000] }
  const change = {
    question: question({ ...asked, spec, kind: 'ordered' }),
    points: [point(day(1), value, { low: 1000, high: 9000 })],
    entries: [final({ kind: 'ordered', option: 0 })],
  }
  expect(await paths('band', change)).toEqual([])
  const shown = await drawn(change)
  expect(one(one(shown, 'div'), 'circle').attributes.cy).toBe('0')
  expect(heard(shown)).toContain(`outcome: ${HOSTILE}`)
  expect(faultsOf(shown)).toEqual([])
})

test('whatever was published, nothing is drawn outside the chart', async () => {
  const minutes = fc.array(fc.integer({ min: -5000, max: 60_000 }), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(minutes, fc.constantFrom('week', 'month', 'all'), async (times, range) => {
      const points = times
        .toSorted((a, b) => a - b)
        .map((minute, index) => point(new Date(day(1).getTime() + minute * 60_000), index * 500))
      const markup = String(await (<HistoryChart {...told({ points, range })} />))
      expect(markup).not.toMatch(/NaN|undefined|null/)
      const [path = ''] = points.length > 0 ? await paths('crowd', { points, range }) : []
      const moves = [...path.matchAll(/h(-?\d+)/g)].map(([, by]) => Number(by))
      expect(moves.every((by) => by >= 0)).toBe(true)
      expect(moves.reduce((sum, by) => sum + by, 0)).toBeLessThanOrEqual(640)
    }),
  )
})

test('of several options one’s own diamonds lie on the likeliest, which the key names', async () => {
  const spec = options('choice', 'June', 'July')
  const said = (made_at: Date, bps: number[]): Forecast => ({
    ...own(made_at, 0),
    value: { kind: 'choice', bps },
  })
  const change = {
    question: question({ ...asked, spec, kind: 'choice' }),
    mine: [said(day(11), [7500, 2500])],
  }
  expect(await paths('you', change)).toEqual(['M320 59l6 6-6 6-6-6z'])
  expect(heard(await drawn(change))).toContain('you on June')
  const points = [point(day(1), { kind: 'choice', bps: [4000, 6000] })]
  expect(await paths('you', { ...change, points })).toEqual(['M320 189l6 6-6 6-6-6z'])
  expect(heard(await drawn({ ...change, points }))).toContain('you on July')
})
