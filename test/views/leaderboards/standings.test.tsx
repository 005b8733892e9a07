import { expect, test } from 'vitest'
import type { NamedLine } from '#src/leaderboards/queries.ts'
import { wordsOf } from '#test/support/words.ts'
import { BrierTable } from '#views/leaderboards/brier-table.tsx'
import { SkillTable } from '#views/leaderboards/skill-table.tsx'
import { Standings } from '#views/leaderboards/standings.tsx'

const line = (change: Partial<NamedLine>): NamedLine => ({
  ...{ board: 'brier', position: 1, forecaster: 'person', person_id: 1, handle: 'ada', rank: 1 },
  figures: { mean: 729e6, questions: 12, coverage: 64e8 },
  ...change,
})
const skilled = (change: Partial<NamedLine>) =>
  line({
    board: 'skill',
    figures: { skill: 420e6, low: -10e6, high: 850e6, clusters: 4, coverage: 64e8 },
    ...change,
  })
const markup = async (element: unknown) => String(await element)

test('a Brier line tells place, name, mean, questions and coverage', async () => {
  const words = await wordsOf(<BrierTable lines={[line({})]} viewer={undefined} />)
  expect(words).toContain('1 ada 0.073 12 64%')
})

test('the crowd and always-50% have no place, and the crowd leads to what it is', async () => {
  const lines = [
    line({ forecaster: 'crowd', person_id: null, handle: null, rank: null }),
    line({ forecaster: 'even', person_id: null, handle: null, rank: null }),
  ]
  const table = await markup(<BrierTable lines={lines} viewer={undefined} />)
  expect(table).toContain('<a href="/help#crowd">the crowd</a>')
  expect(table).toContain('always 50%')
  expect(table.match(/<tr class="reference"><td><\/td>/g)).toHaveLength(2)
})

test('one’s own row is marked, a guest’s is nobody’s', async () => {
  const lines = [line({}), line({ person_id: 2, handle: 'bob', rank: 2 })]
  expect(
    (await markup(<BrierTable lines={lines} viewer={2} />)).match(/class="you"/g),
  ).toHaveLength(1)
  expect(await markup(<BrierTable lines={lines} viewer={undefined} />)).not.toContain('class="you"')
})

test('every column has its heading, every row its own, and the table a caption', async () => {
  for (const [table, columns] of [
    [await markup(<BrierTable lines={[line({})]} viewer={undefined} />), 5],
    [await markup(<SkillTable lines={[skilled({})]} viewer={undefined} minimum={3} />), 6],
  ] as const) {
    expect(table).toContain('<caption>')
    expect(table.match(/<th scope="col"/g)).toHaveLength(columns)
    expect(table.match(/<th scope="row"/g)).toHaveLength(1)
  }
})

test('skill is told with its interval, signed, in hundredths of a score', async () => {
  const words = await wordsOf(<SkillTable lines={[skilled({})]} viewer={undefined} minimum={3} />)
  expect(words).toContain('1 ada +4.2 −0.1 to +8.5 4')
})

test('who has too few events stands apart, with how many are there and asked for', async () => {
  const lines = [skilled({}), skilled({ person_id: 2, handle: 'bob', rank: null })]
  const words = await wordsOf(<SkillTable lines={lines} viewer={undefined} minimum={9} />)
  expect(words.indexOf('bob')).toBeGreaterThan(words.indexOf('Provisional'))
  expect(words).toContain('4 of 9')
})

test('a board where nobody is ranked says so and lists whom it has', async () => {
  const lines = [skilled({ rank: null })]
  const words = await wordsOf(<SkillTable lines={lines} viewer={undefined} minimum={9} />)
  expect(words).toContain('Nobody has enough separate events yet.')
  expect(words).toContain('ada')
})

test('before the first resolution the board says when it comes and what to do meanwhile', async () => {
  const empty = { board: 'brier', found: undefined, lines: [], after: undefined } as const
  const page = await markup(<Standings {...empty} lines={[]} viewer={undefined} />)
  expect(page).toContain('The first board appears after the first resolution.')
  expect(page).toContain('<a href="/questions">')
  expect(page).not.toContain('<table')
})

test('an early board says what a rank takes now and later', async () => {
  const found = {
    summary: { questions: 8, clusters: 8, minimum: 3, forecasters: 2 },
    made_at: new Date('2026-03-02T09:30Z'),
  }
  const words = await wordsOf(
    <Standings board="skill" {...{ found, lines: [], after: undefined, viewer: undefined }} />,
  )
  expect(words).toContain('a rank takes 3 separate events, later 20.')
  expect(words).toContain('a question counts from two forecasters on.')
  expect(words).toContain('Over 8 resolved questions, computed 2 Mar 2026, 09:30 UTC')
})
