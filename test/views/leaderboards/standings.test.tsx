import { expect, test } from 'vitest'
import { wordsOf } from '#test/support/words.ts'
import { BrierTable } from '#views/leaderboards/brier-table.tsx'
import { PointsTable } from '#views/leaderboards/points-table.tsx'
import { SkillTable } from '#views/leaderboards/skill-table.tsx'
import { Standings } from '#views/leaderboards/standings.tsx'
import { line, reference, shownOn, skilled } from './lines.ts'

const seen = { viewer: undefined, of: 'all' }
const markup = async (element: unknown) => String(await element)

test('a Brier line tells place, name, mean, questions, coverage and what others reached there', async () => {
  expect(await wordsOf(<BrierTable {...seen} lines={[line()]} />)).toContain(
    '1 ada 0.073 12 64% 0.081 0.250',
  )
})

test('where no crowd was published there is none to compare with', async () => {
  expect(await wordsOf(<BrierTable {...seen} lines={[line({ crowd: null })]} />)).toContain(
    '12 64% none 0.250',
  )
})

test('the crowd and always-50% have no place, and the crowd leads to what it is', async () => {
  const lines = [
    line({ ...reference, forecaster: 'crowd' }),
    line({ ...reference, forecaster: 'even' }),
  ]
  const table = await markup(<BrierTable {...seen} lines={lines} />)
  expect(table).toContain('<a href="/help#crowd">the crowd</a>')
  expect(table).toContain('always 50%')
  expect(table.match(/<tr class="reference"><td><\/td>/g)).toHaveLength(2)
})

test('one’s own row is marked, a guest’s is nobody’s', async () => {
  const lines = [line(), line({ person_id: 2, handle: 'bob', rank: 2 })]
  expect(
    (await markup(<BrierTable {...seen} lines={lines} viewer={2} />)).match(/class="you"/g),
  ).toHaveLength(1)
  expect(await markup(<BrierTable {...seen} lines={lines} />)).not.toContain('class="you"')
})

test('every column has its heading, every row its own, and the table a caption', async () => {
  for (const [table, columns] of [
    [await markup(<BrierTable {...seen} lines={[line()]} />), 7],
    [await markup(<SkillTable {...seen} lines={[line()]} minimum={3} />), 8],
    [await markup(<PointsTable {...seen} lines={[line()]} />), 6],
  ] as const) {
    expect(table).toContain('<caption>')
    expect(table.match(/<th scope="col"/g)).toHaveLength(columns)
    expect(table.match(/<th scope="row"/g)).toHaveLength(1)
  }
})

test('skill is told with its interval and rank range, signed, in hundredths of a score', async () => {
  const words = await wordsOf(<SkillTable {...seen} lines={[line()]} minimum={3} />)
  expect(words).toContain('1 ada +4.2 −0.1 to +8.5 1–8, about 2 4 0.6 +1.2')
})

test('whose own record weighs at least half is established', async () => {
  const lines = [
    line(skilled({ weight: 0.5 })),
    line({ ...skilled({ weight: 0.49 }), handle: 'bob' }),
  ]
  const words = await wordsOf(<SkillTable {...seen} lines={lines} minimum={3} />)
  expect(words).toContain('ada established')
  expect(words).not.toContain('bob established')
})

test('who has too few events stands apart, with how many are there and asked for', async () => {
  const lines = [line(), line({ person_id: 2, handle: 'bob', rank: null })]
  const words = await wordsOf(<SkillTable {...seen} lines={lines} minimum={9} />)
  expect(words.indexOf('bob')).toBeGreaterThan(words.indexOf('Provisional'))
  expect(words).toContain('4 of 9')
})

test('a board where nobody is ranked says so and lists whom it has', async () => {
  const words = await wordsOf(<SkillTable {...seen} lines={[line({ rank: null })]} minimum={9} />)
  expect(words).toContain('Nobody has enough separate events yet.')
  expect(words).toContain('ada')
})

test('each figure a board ranks by leads to its sum', async () => {
  const lines = [line(), line({ ...reference, forecaster: 'even' })]
  for (const table of [
    <BrierTable {...seen} lines={lines} of="topic/ai" />,
    <SkillTable {...seen} lines={lines} of="topic/ai" minimum={3} />,
    <PointsTable {...seen} lines={lines} of="topic/ai" />,
  ]) {
    const shown = await markup(table)
    expect(shown).toContain('/leaderboards/sum?of=topic%2Fai&amp;person=ada')
    expect(shown).toContain('/leaderboards/sum?of=topic%2Fai&amp;row=even')
  }
})

test('before the first resolution the board says when it comes and what to do meanwhile', async () => {
  const empty = { ...shownOn('brier', []), found: undefined, lines: undefined }
  const page = await markup(<Standings {...empty} />)
  expect(page).toContain('The first board appears after the first resolution.')
  expect(page).toContain('<a href="/questions">')
  expect(page).not.toContain('<table')
})

test('an early board says what a rank takes now and later, and what pulls toward 0', async () => {
  const early = shownOn('skill', [])
  const words = await wordsOf(
    <Standings {...early} found={{ ...early.found, questions: 8, clusters: 8, forecasters: 2 }} />,
  )
  expect(words).toContain('a rank takes 3 separate events, later 20.')
  expect(words).toContain('a question counts from two forecasters on.')
  expect(words).toContain('worth 30 whole questions, until 30 people have enough results')
  expect(words).toContain('Over 8 resolved questions, computed 2 Mar 2026, 09:30 UTC')
  const later = { ...early, platform: { lambda: 66e10, people: 41 } }
  expect(await wordsOf(<Standings {...later} />)).toContain(
    'worth 66 whole questions, estimated from 41 people here.',
  )
})

test('a board says what it is over and which others there are', async () => {
  const scope = (kind: string, title: string, path?: string) => ({
    ...{ key: `${kind}/${title}`, kind, title, path },
  })
  const words = (name: ReturnType<typeof scope>) =>
    wordsOf(<Standings {...shownOn('brier', [line()])} name={name} />)
  expect(await words(scope('season', '2026-q4'))).toContain('Over quarter 4 of 2026.')
  expect(await words(scope('topic', 'space'))).toContain('Over the topic space.')
  expect(await words(scope('claim', 'Orbit by 2035', '/claims/1'))).toContain(
    'the claim Orbit by 2035',
  )
  expect(await words(scope('article', 'On compute', '/articles/x'))).toContain(
    'the article On compute',
  )
  const tournament = await words(scope('tournament', 'Winter cup'))
  expect(tournament).toContain('the tournament Winter cup')
  expect(tournament).toContain('Points Brier scores Skill')

  const others = {
    seasons: [scope('season', '2026-q3')],
    topics: [scope('topic', 'space')],
    tournaments: [scope('tournament', 'Winter cup', '/tournaments/7')],
  }
  const page = await markup(<Standings {...shownOn('brier', [line()])} others={others} />)
  expect(page).toContain('<a href="/leaderboards?board=brier&amp;of=season%2F2026-q3">')
  expect(page).toContain('>space</a>')
  expect(page).toContain('<a href="/tournaments/7">Winter cup</a>')
  expect(page).not.toContain('>All time</a>')
})
