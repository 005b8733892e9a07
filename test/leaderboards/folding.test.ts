import { sql } from 'kysely'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import type { Standing } from '#src/db/schema.ts'
import { intervalOfStanding } from '#src/leaderboards/line.ts'
import { askAnew, rebuildBoards } from '#src/leaderboards/rebuild-boards.ts'
import { verifyBoards } from '#src/leaderboards/verify-boards.ts'
import { clusteredInterval } from '#src/scoring/interval.ts'
import { randomFrom } from '#src/scoring/random.ts'
import { boarded, fold, type Given, idOf, storeScores } from '#test/support/boards.ts'
import { test, type World } from '#test/support/world.ts'

const rebuild = (w: World) => transact(w.ctxOf(), rebuildBoards)

/** Everything the boards hold, but when they were made. */
async function boardsOf({ db }: World) {
  const members = sql`select * from board_questions order by board, question_id`
  return {
    boards: await db
      .selectFrom('boards')
      .select(['key', 'questions', 'clusters', 'forecasters'])
      .orderBy('key')
      .execute(),
    standings: await db
      .selectFrom('standings')
      .selectAll()
      .orderBy('board_id')
      .orderBy('tie')
      .execute(),
    members: (await members.execute(db)).rows,
  }
}
const lineOf = async (
  { db }: World,
  person_id: number,
  board = 'all',
): Promise<Standing | undefined> =>
  db
    .selectFrom('standings')
    .selectAll()
    .where('board_id', '=', idOf(board))
    .where('person_id', '=', person_id)
    .executeTakeFirst()

test('a resolution adds to its forecasters and to nobody else', async ({ w }) => {
  const others = [w.alice, w.bob].map(({ id }) => ({ person_id: id, peer: 5e8 }))
  await boarded(w, others)
  const [alice, bob] = [await lineOf(w, w.alice.id), await lineOf(w, w.bob.id)]
  await boarded(w, [
    { person_id: w.bob.id, average: 4e9, peer: -2e9, peer_coverage: 5e9 },
    { person_id: w.mona.id, peer: 2e9, peer_coverage: 5e9 },
  ])
  expect(await lineOf(w, w.alice.id)).toEqual(alice)
  expect(await lineOf(w, w.bob.id)).toMatchObject({
    ...{ scored: 2, averages: 5e9, coverages: 2e10, crowd_averages: 32e8, even_averages: 5e9 },
    ...{ relative: (bob?.relative ?? 0) - 2e9, covered: 15e9, clusters: 2 },
    ...{ squares: '125000000000000000000', relative_squares: '4250000000000000000' },
    mean: 25e8,
  })
})

test('a question counts on the boards of everything, its season, topics, claims and articles', async ({
  w,
}) => {
  const question = await boarded(w, [{ person_id: w.alice.id }], { tags: ['ai', 'space'] })
  const { boards } = await boardsOf(w)
  expect(boards.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['all', 'season/2026-q1', 'topic/ai', 'topic/space']),
  )
  await w.db
    .updateTable('questions')
    .set({ tags: ['ai'] })
    .where('id', '=', question.id)
    .execute()
  expect(await fold(w, question.id)).toEqual(['topic/space'])
  expect((await boardsOf(w)).boards.map(({ key }) => key)).not.toContain('topic/space')
})

test('folded in once more, nothing changes', async ({ w }) => {
  const { id } = await boarded(w, [{ person_id: w.alice.id }, { person_id: w.bob.id }])
  const before = await boardsOf(w)
  expect(await fold(w, id)).toEqual([])
  expect(await boardsOf(w)).toEqual(before)
})

test('a correction takes the stored integers out and puts the new ones in', async ({ w }) => {
  const both = (peer: number): Given[] => [
    { person_id: w.alice.id, average: 1e9 + peer, peer },
    { person_id: w.bob.id, average: 1e9 - peer, peer: -peer },
  ]
  await boarded(w, both(7e8))
  const before = await boardsOf(w)
  const question = await boarded(w, both(123_456_789))
  await w.db
    .updateTable('questions')
    .set({ state: 'published' })
    .where('id', '=', question.id)
    .execute()
  await fold(w, question.id)
  expect(await boardsOf(w)).toEqual(before)

  await storeScores(w, { id: question.id, round: 2 }, both(-5e8))
  await w.db
    .updateTable('questions')
    .set({ state: 'final', round: 2 })
    .where('id', '=', question.id)
    .execute()
  await fold(w, question.id)
  expect(await lineOf(w, w.alice.id)).toMatchObject({ relative: 2e8, scored: 2 })
  const corrected = await boardsOf(w)
  await rebuild(w)
  expect(await boardsOf(w)).toEqual(corrected)
})

test('what is removed, unscored, not accepted or personal counts nowhere', async ({ w }) => {
  const given = [{ person_id: w.alice.id }]
  for (const told of [
    { removed_at: new Date('2026-03-01T11:00Z') },
    { scored: false },
    { reviewed_at: null },
    { audience: 'oneself' as const },
    { state: 'annulled' as const },
  ])
    await boarded(w, given, told)
  expect(await lineOf(w, w.alice.id)).toBeUndefined()
})

test('questions of one event are one cluster, also when they end one after another', async ({
  w,
}) => {
  const both: Given[] = [
    { person_id: w.alice.id, peer: 3e8 },
    { person_id: w.bob.id, peer: -3e8 },
  ]
  await boarded(w, both, { cluster: 'the landing' })
  const second = await boarded(w, both, { cluster: 'the landing' })
  await boarded(w, both)
  expect(await lineOf(w, w.alice.id)).toMatchObject({
    ...{ clusters: 2, relative: 9e8, covered: 3e10 },
    relative_squares: `${(6e8) ** 2 + (3e8) ** 2}`,
    covered_squares: `${5n * 10n ** 20n}`,
  })
  await w.db.updateTable('questions').set({ cluster: null }).where('id', '=', second.id).execute()
  await fold(w, second.id)
  expect(await lineOf(w, w.alice.id)).toMatchObject({ clusters: 3, relative: 9e8 })
})

test('a question that too few people forecast counts for the Brier board alone', async ({ w }) => {
  await boarded(w, [{ person_id: w.alice.id, peer: 9e9 }])
  expect(await lineOf(w, w.alice.id)).toMatchObject({
    scored: 1,
    relative: 0,
    covered: 0,
    clusters: 0,
  })
})

test('whatever was folded in what order, the boards are those made anew, to the last digit', async ({
  w,
}) => {
  const random = randomFrom(20_261)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const people = [w.alice, w.bob, w.mona, w.max, w.ada]
  const some = (): Given[] =>
    people
      .filter(() => random() < 0.6)
      .map(({ id }) => ({
        person_id: id,
        average: Math.floor(random() * 1e10),
        peer: Math.floor((random() - 0.5) * 2e10),
        peer_coverage: Math.floor(random() * 1e10),
      }))
  const questions = []
  for (let made = 0; made < 12; made++) {
    const told = { cluster: pick([null, 'a', 'b']), tags: pick([[], ['x'], ['x', 'y']]) }
    questions.push(await boarded(w, some(), told))
  }
  for (let step = 0; step < 40; step++) {
    const { id } = pick(questions)
    const changed = { cluster: pick([null, 'a', 'b']), tags: pick([[], ['x'], ['y']]) }
    const state = pick(['final', 'final', 'published'] as const)
    await w.db
      .updateTable('questions')
      .set({ ...changed, state })
      .where('id', '=', id)
      .execute()
    await fold(w, id)
    if (step % 10 === 9) expect((await verifyBoards(w.db)).differences).toEqual([])
  }
  for (const { id } of questions) await fold(w, id)
  const folded = await boardsOf(w)
  await rebuild(w)
  expect(await boardsOf(w)).toEqual(folded)
})

test('what is folded together is the interval of the results one by one', async ({ w }) => {
  const results = [
    { peer: 12e8, peer_coverage: 9e9, cluster: 'a' },
    { peer: -4e8, peer_coverage: 3e9, cluster: 'a' },
    { peer: 2e8, peer_coverage: 1e10, cluster: null },
    { peer: 5e8, peer_coverage: 0, cluster: null },
  ]
  for (const { cluster, ...one } of results)
    await boarded(w, [{ person_id: w.max.id, ...one }, { person_id: w.ada.id }], { cluster })
  const expected = clusteredInterval(
    results.map(({ peer, peer_coverage, cluster }, index) => ({
      ...{ relative: peer / 1e10, coverage: peer_coverage / 1e10, cluster: cluster ?? `${index}` },
    })),
  )
  const found = intervalOfStanding((await lineOf(w, w.max.id)) as Standing)
  for (const [name, value] of Object.entries(expected))
    expect(found[name as keyof typeof found], name).toBeCloseTo(value as number, 12)
})

test('with ten people of late a question asks for five, of all that were folded in before too', async ({
  w,
}) => {
  const two = [
    { person_id: w.alice.id, peer: 1e8 },
    { person_id: w.bob.id, peer: -1e8 },
  ]
  const asked = () => transact(w.ctxOf(), askAnew)
  await boarded(w, two)
  expect(await lineOf(w, w.alice.id)).toMatchObject({ clusters: 1 })
  const people = await Promise.all(Array.from({ length: 10 }, () => w.castMember('recent')))
  for (const person of people) await w.send('POST', w.path, person, { kind: 'binary', bp: '50' })
  expect(await asked()).not.toEqual([])
  expect(await asked()).toEqual([])
  await boarded(w, two)
  expect(await lineOf(w, w.alice.id)).toMatchObject({ scored: 2, clusters: 0, relative: 0 })
  await w.setClock('2026-07-01T12:00Z')
  expect(await asked()).not.toEqual([])
  expect(await lineOf(w, w.alice.id)).toMatchObject({ clusters: 2 })
  expect((await verifyBoards(w.db)).differences).toEqual([])
})
