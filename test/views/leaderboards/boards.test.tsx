import { expect, test } from 'vitest'
import type { Line } from '#src/leaderboards/line.ts'
import { faultsOf } from '#test/views/faults.ts'
import { HOSTILE, LONG_WORD } from '#test/views/props.ts'
import { all, type Element, heard, links, one, read } from '#test/views/reading.ts'
import { HelpPage } from '#views/front/help-page.tsx'
import { BrierTable } from '#views/leaderboards/brier-table.tsx'
import { SkillTable } from '#views/leaderboards/skill-table.tsx'
import { Standings } from '#views/leaderboards/standings.tsx'
import { line, reference, shownOn, skilled } from './lines.ts'

const called = (handle: string, rank: number | null, change: Partial<Line> = {}) =>
  line({ handle, rank, ...change })

/** A table as it is read out: each row's cells under the names of their columns. */
const rowsOf = (table: Element) => {
  const columns = all(one(table, 'thead'), 'th').map(heard)
  return all(one(table, 'tbody'), 'tr').map((row) =>
    Object.fromEntries(all(row, 'td', 'th').map((cell, index) => [columns[index], heard(cell)])),
  )
}

const seen = { viewer: undefined, of: 'all' }
const brier = (lines: Line[]) => read(<BrierTable {...seen} lines={lines} />)
const skill = (lines: Line[]) => read(<SkillTable {...seen} lines={lines} minimum={9} />)

test('each figure of the Brier board stands under its own heading', async () => {
  const told = {
    ...{ Mean: '0.073', Questions: '12', Coverage: '64%' },
    ...{ 'Crowd there': '0.081', '50% there': '0.250' },
  }
  const shown = await brier([
    called('ada', 1),
    called('', null, { ...reference, forecaster: 'crowd' }),
  ])
  expect(rowsOf(one(shown, 'table'))).toEqual([
    { Place: '1', Who: 'ada', ...told },
    { Place: '', Who: 'the crowd', ...told },
  ])
  expect(faultsOf(shown)).toEqual([])
})

test('people who share a place are told the same place, in the order given', async () => {
  const rows = rowsOf(
    one(await brier([called('ada', 1), called('bob', 1), called('eve', 3)]), 'table'),
  )
  expect(rows.map(({ Place, Who }) => [Place, Who])).toEqual([
    ['1', 'ada'],
    ['1', 'bob'],
    ['3', 'eve'],
  ])
})

test('the worst and the best means are told in full', async () => {
  const of = async (mean: number) =>
    rowsOf(one(await brier([called('ada', 1, { mean })]), 'table'))[0]?.Mean
  expect(await of(0)).toBe('0.000')
  expect(await of(1e10)).toBe('1.000')
})

test('each row is headed by its person, who can be followed', async () => {
  const shown = await brier([called('ada', 1)])
  const header = all(shown, 'th').find(({ attributes }) => attributes.scope === 'row')
  expect(header && links(header)).toEqual({ ada: '/forecasters/ada' })
})

test('each figure of the skill board stands under its own heading', async () => {
  const shown = await skill([called('ada', 1)])
  expect(rowsOf(one(shown, 'table'))).toEqual([
    {
      ...{ Rank: '1', Who: 'ada', Points: '+4.2', '95% interval': '−0.1 to +8.5' },
      ...{ 'Rank range': '1–8, about 2', Events: '4', Coverage: '0.6', 'To the crowd': '+1.2' },
    },
  ])
  expect(faultsOf(shown)).toEqual([])
})

test('the ranked and the provisional are two tables, each with its caption', async () => {
  const crowd = called('', null, { ...reference, forecaster: 'crowd' })
  const shown = await skill([called('ada', 1), crowd, called('bob', null, { person_id: 2 })])
  expect(all(shown, 'caption').map(heard)).toEqual([
    'Ranked by skill points',
    'Provisional: not ranked by skill yet, too few separate events or too little coverage',
  ])
  const [ranked = [], provisional = []] = all(shown, 'table').map(rowsOf)
  expect(ranked.map(({ Who, Events }) => [Who, Events])).toEqual([
    ['ada', '4'],
    ['the crowd', '4'],
  ])
  expect(provisional.map(({ Who, Rank, Events }) => [Who, Rank, Events])).toEqual([
    ['bob', '', '4 of 9'],
  ])
  expect(faultsOf(shown)).toEqual([])
})

test('time beside others is counted in whole questions, for a rank beside what it asks for', async () => {
  const change = skilled({ coverage: 3.12 })
  const shown = await skill([called('ada', 1, change), called('bob', null, change)])
  const told = all(shown, 'table').flatMap((table) => rowsOf(table).map((row) => row.Coverage))
  expect(told).toEqual(['3.1', '3.1 of 4.5'])
  const cells = all(shown, 'td').filter(({ attributes }) => attributes['data-label'] === 'Coverage')
  expect(cells).toHaveLength(2)
})

test('where everybody is ranked, nothing is provisional', async () => {
  expect(heard(await skill([called('ada', 1)]))).not.toContain('Provisional')
})

test('who stands apart is among the ranked without a rank, once the record is long enough', async () => {
  const long = skilled({ clusters: 30, coverage: 25 })
  const robot = line({ handle: 'robot', apart: true, rank: null })
  const page = await skill([line({ ...robot, ...long }), called('ada', 1)])
  expect(heard(page)).toContain('robot set apart')
  expect(heard(page)).not.toContain('Provisional')
  expect(heard(await skill([called('ada', 1), robot]))).toContain('Provisional')
})

type Seen = Partial<Pick<Parameters<typeof Standings>[0], 'viewer' | 'sought'>>
const rankings = ['brier', 'skill'] as const
type Shown = (typeof rankings)[number]

const board = (
  ...[name, lines, after, found = {}, seen = {}]: [Shown, Line[], string?, object?, Seen?]
) => {
  const shown = shownOn(name, lines, after)
  return read(<Standings {...shown} found={{ ...shown.found, ...found }} {...seen} />)
}

test.for([
  ['brier', 'Brier scores', '/leaderboards?board=brier&after=100'],
  ['skill', 'Skill', '/leaderboards?board=skill&after=100'],
] as const)('the board %s is told from the other, and goes on where it stopped', async (told) => {
  const [name, tab, more] = told
  const shown = await board(name, [called('ada', 1)], '100')
  const current = all(shown, 'a').filter(({ attributes }) => attributes['aria-current'] === 'page')
  expect(current.map(heard)).toEqual([tab])
  expect(links(shown)['Show more']).toBe(more)
  expect(faultsOf(shown)).toEqual([])
})

test.for([
  ['brier', ['brier-score', 'coverage']],
  ['skill', ['skill-points', 'interval', 'events', 'coverage']],
] as const)('the board %s leads from its terms to their sentences', async ([name, terms]) => {
  const help = await read(<HelpPage preset="club" />)
  const ids = all(help).map(({ attributes }) => attributes.id)
  const led = Object.values(links(await board(name, [called('ada', 1)])))
  for (const term of terms) {
    expect(led).toContain(`/help#${term}`)
    expect(ids).toContain(term)
  }
})

test.for(rankings)('on the board %s who is signed in is led to their row', async (name) => {
  const lines = [called('ada', 1), called('bob', 2, { person_id: 2 })]
  const shown = await board(name, lines, undefined, {}, { viewer: 2 })
  const [place, mark] = (links(shown)['Find me'] ?? '').split('#')
  expect(place).toBe(`/leaderboards?board=${name}&around=me`)
  const own = all(shown, 'tr').find(({ attributes }) => attributes.id === mark)
  expect(own && links(own)).toMatchObject({ bob: '/forecasters/bob' })
  expect(links(await board(name, lines))).not.toHaveProperty(['Find me'])
})

test.for(rankings)('around their row the board %s leads back to its top', async (name) => {
  const lines = [called('bob', 1, { person_id: 2 })]
  const seen = { viewer: 2, sought: 'found' } as const
  const shown = await board(name, lines, undefined, {}, seen)
  expect(links(shown)['From the top']).toBe(`/leaderboards?board=${name}`)
  expect(heard(shown)).not.toContain('Find me')
})

test('who is on no board yet is told so and what it takes', async () => {
  const seen = { viewer: 2, sought: 'missed' } as const
  const shown = await board('skill', [called('ada', 1)], undefined, {}, seen)
  expect(heard(shown)).toContain('You are not on this board yet: it takes a forecast that counts')
  expect(faultsOf(shown)).toEqual([])
})

test('a board that is early no more speaks no more of it', async () => {
  const words = heard(await board('skill', [called('ada', 1)]))
  expect(words).toContain('Skill points: how much better (+) or worse (−) than others')
  expect(words).not.toMatch(/This board is early|two forecasters/)
})

test('one question is one, and the board tells when it was computed', async () => {
  expect(heard(await board('brier', [called('ada', 1)], undefined, { questions: 1 }))).toContain(
    'Over 1 resolved question, computed 2 Mar 2026, 09:30 UTC.',
  )
})

test.for([HOSTILE, LONG_WORD])('a handle is only a name: %s', async (handle) => {
  for (const shown of [await brier([called(handle, 1)]), await skill([called(handle, null)])]) {
    expect(rowsOf(one(shown, 'table'))[0]?.Who).toBe(handle)
    expect(faultsOf(shown)).toEqual([])
  }
})
