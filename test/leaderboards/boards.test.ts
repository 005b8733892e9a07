import fc from 'fast-check'
import { expect, test as pure } from 'vitest'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import type { Ranking } from '#src/leaderboards/board.ts'
import { placeOf, rankedPeople } from '#src/leaderboards/place.ts'
import { findBoard, linesOf } from '#src/leaderboards/queries.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { boarded, type Given } from '#test/support/boards.ts'
import { freshDatabase } from '#test/support/database.ts'
import { asPart, type Player, test, type World, world } from '#test/support/world.ts'

let boardsMade = 0

/** A board of its own for each test: a topic that no other test's question has. */
async function topicOf(w: World, questions: Given[][], told: { cluster?: string } = {}) {
  const topic = `topic ${++boardsMade}`
  for (const given of questions) await boarded(w, given, { tags: [topic], ...told })
  return `topic/${topic}`
}
const means = (list: [Player, number][]): Given[] =>
  list.map(([{ id }, average]) => ({ person_id: id, average }))
const peers = (list: [Player, number][]): Given[] =>
  list.map(([{ id }, peer]) => ({ person_id: id, peer }))

async function shown(w: World, ranking: Ranking, key: string) {
  const board = await findBoard(w.db, key)
  if (!board) return []
  const { rows } = await linesOf(w.db, ranking, board)
  return rows.map(({ person_id, forecaster, rank }) => [person_id ?? forecaster, rank])
}

test('the lower mean stands first, equal means share the place, more questions stand above', async ({
  w,
}) => {
  const { alice, bob, mona, max } = w
  const key = await topicOf(w, [
    means([
      [alice, 3e9],
      [bob, 1e9],
      [mona, 1e9],
      [max, 4e9],
    ]),
    means([[mona, 1e9]]),
  ])
  expect(await shown(w, 'brier', key)).toEqual([
    [mona.id, 1],
    [bob.id, 1],
    ['crowd', null],
    ['even', null],
    [alice.id, 3],
    [max.id, 4],
  ])
})

test('beside a mean stands what the crowd and always 50% reached on the same questions', async ({
  w,
}) => {
  const key = await topicOf(w, [
    means([
      [w.alice, 1e9],
      [w.bob, 3e9],
    ]),
    means([[w.bob, 5e9]]),
  ])
  expect(await placeOf(w.db, 'brier', w.bob.id, key)).toMatchObject({
    ...{ mean: 4e9, questions: 2, coverage: 1e10, crowd: 16e8, even: 25e8, vsCrowd: 1e8 },
  })
})

test('by skill the higher stands first; who has too few events has no rank, the crowd no place', async ({
  w,
}) => {
  const { alice, bob, mona } = w
  const three: [Player, number][] = [
    [alice, -5e8],
    [bob, 5e8],
  ]
  const key = await topicOf(w, [
    peers([...three, [mona, 9e8]]),
    peers([...three, [mona, 9e8]]),
    peers(three),
  ])
  expect(await shown(w, 'skill', key)).toEqual([
    [bob.id, 1],
    ['crowd', null],
    ['even', null],
    [alice.id, 2],
    [mona.id, null],
  ])
  const line = await placeOf(w.db, 'skill', bob.id, key)
  expect(line?.skill.skill).toBeCloseTo(0.15 / 33, 12)
  expect(line?.skill.low).toBeLessThan(line?.skill.skill as number)
  expect(await rankedPeople(w.db, 'skill', key)).toBe(2)
})

test('half of the minimum has to be stood through', async ({ w }) => {
  const brief: Given[] = [
    { person_id: w.alice.id, peer: 2e8, peer_coverage: 4e9 },
    { person_id: w.bob.id, peer: -2e8 },
  ]
  const key = await topicOf(w, [brief, brief, brief])
  expect(await shown(w, 'skill', key)).toContainEqual([w.alice.id, null])
  expect(await shown(w, 'skill', key)).toContainEqual([w.bob.id, 1])
})

test('questions of one event count once', async ({ w }) => {
  const both = peers([
    [w.alice, 5e8],
    [w.bob, -5e8],
  ])
  const key = await topicOf(w, [both, both, both, both], { cluster: 'one event of many' })
  expect(await shown(w, 'skill', key)).toContainEqual([w.alice.id, null])
  expect(await placeOf(w.db, 'skill', w.alice.id, key)).toMatchObject({ skill: { clusters: 1 } })
})

test('ranks are uncertain: their range is told once it is computed', async ({ w }) => {
  const both = peers([
    [w.alice, 15e8],
    [w.bob, -15e8],
  ])
  const key = await topicOf(w, [both, both, both])
  expect((await placeOf(w.db, 'skill', w.alice.id, key))?.range).toBeUndefined()
  await w.db
    .insertInto('jobs')
    .values({ name: 'spread-board', key, payload: { board: key } as never })
    .execute()
  await runJobs(w.db)
  const [first, second] = [
    await placeOf(w.db, 'skill', w.alice.id, key),
    await placeOf(w.db, 'skill', w.bob.id, key),
  ]
  expect(first?.range?.expected).toBeGreaterThan(1)
  expect(first?.range?.expected).toBeLessThan(second?.range?.expected as number)
  expect((first?.range?.expected ?? 0) + (second?.range?.expected ?? 0)).toBeCloseTo(3, 9)
})

test('a board goes on where it stopped, with ranks as on one page, and opens around oneself', async ({
  w,
}) => {
  const cast = await Promise.all(Array.from({ length: 130 }, () => w.castMember('runner')))
  // Of equal means the older account stands above.
  const runners = cast.toSorted((a, b) => a.id - b.id)
  const given = means(runners.map((person, index) => [person, (index >> 2) * 1e7]))
  const key = await topicOf(w, [given])
  const board = await findBoard(w.db, key)
  if (!board) throw new Error('There is no such board.')
  const first = await linesOf(w.db, 'brier', board)
  expect(first.rows).toHaveLength(100)
  const second = await linesOf(w.db, 'brier', board, first.after)
  expect(second.after).toBeUndefined()
  const people = [...first.rows, ...second.rows].filter(({ person_id }) => person_id !== null)
  expect(people.map(({ rank }) => rank)).toEqual(runners.map((_, index) => 4 * (index >> 2) + 1))

  const sought = runners[120] as Player
  const path = `/leaderboards?board=brier&of=${encodeURIComponent(key)}`
  const page = await (await w.send('GET', `${path}&around=me`, sought)).text()
  expect(page).toContain(sought.handle)
  expect(page).toContain(runners[115]?.handle as string)
  expect(page).not.toContain(`${runners[20]?.handle}"`)
  expect(page).toContain('>From the top</a>')
  expect(await (await w.send('GET', `${path}&after=x.1`, sought)).text()).toContain(
    runners[0]?.handle as string,
  )
})

pure(
  'whatever the scores, ranks are those of the means, one page or many',
  async ({ onTestFinished }) => {
    const { db, close } = await freshDatabase()
    onTestFinished(close)
    const w = await world(db)
    const people = [w.alice, w.bob, w.mona, w.max, w.ada]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
        async (scores) => {
          const key = await topicOf(w, [
            means(people.map((person, index) => [person, (scores[index] as number) * 1e9])),
          ])
          const lines = (await shown(w, 'brier', key)).filter(([who]) => typeof who === 'number')
          for (const [who, rank] of lines) {
            const own = scores[people.findIndex(({ id }) => id === who)] as number
            expect(rank).toBe(1 + scores.filter((other) => other < own).length)
          }
        },
      ),
      { numRuns: 20 },
    )
  },
)

const decision = {
  ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
  reason: 'The station reports four millimetres for that day.',
}

pure('the first board appears after the first resolution', async ({ onTestFinished }) => {
  const { db, close } = await freshDatabase()
  onTestFinished(close)
  const w = await world(db)
  expect(await findBoard(db)).toBeUndefined()
  expect(await (await w.send('GET', '/leaderboards')).text()).toContain(
    'The first board appears after the first resolution.',
  )

  for (const [player, bp] of [
    [w.alice, '70%'],
    [w.bob, '20%'],
  ] as const)
    await makeForecast(w.ctxOf(player), w.question.id, { kind: 'binary', bp })
  await w.setClock('2026-03-01T18:00Z')
  await proposeResolution(w.ctxOf(w.mona), w.question.id, decision)
  await runJobs(db)
  const page = await (await w.send('GET', '/leaderboards', w.bob)).text()
  expect(page).toMatch(
    new RegExp(`<td>1</td><th scope="row"><a href="/forecasters/${w.alice.handle}"`),
  )
  expect(page).toContain('always 50%')
  expect(page).toContain('depends on which questions one answered')
  expect(page).toContain('of=season%2F2026-q1')
  expect(await placeOf(db, 'brier', w.bob.id)).toMatchObject({ rank: 2 })

  const skill = await (
    await w.send('GET', '/leaderboards?board=skill', undefined, {}, asPart)
  ).text()
  expect(skill).toMatch(/^<section id="standings"/)
  expect(skill).toContain('1 of 3')
  expect(skill).toContain('This board is early')
  expect(skill).toContain('a question counts from two forecasters on')
})

test.for(['board=foo', 'board=points', 'around=you', 'of=everything'])(
  'what is not known of the address ?%s is ignored, and said so',
  async (query, { w }) => {
    const page = await (await w.send('GET', `/leaderboards?${query}`)).text()
    expect(page).toContain(`Ignored, since it is not known here: ${query}`)
    expect(page).toContain('aria-current="page">Brier scores</a>')
    const known = await (await w.send('GET', '/leaderboards?board=skill&around=me')).text()
    expect(known).not.toContain('Ignored')
  },
)

test('who looks for themselves on a board that has them not is told so', async ({ w }) => {
  await boarded(w, [{ person_id: w.alice.id }])
  const page = await (await w.send('GET', '/leaderboards?board=skill&around=me', w.mona)).text()
  expect(page).toContain('You are not on this board yet')
  expect(page).toContain('aria-current="page">Skill</a>')
  const guest = await (await w.send('GET', '/leaderboards?around=me')).text()
  expect(guest).not.toMatch(/not on this board|Find me/)
})

test('a board over what has no resolved question says so; over what is not there, 404', async ({
  w,
}) => {
  const empty = await w.send('GET', '/leaderboards?of=topic/never')
  expect(await empty.text()).toContain('None of its questions is resolved yet.')
  for (const of of ['claim/999999', 'article/999999', 'tournament/999999'])
    expect((await w.send('GET', `/leaderboards?of=${of}`)).status).toBe(404)
})
