import { sql } from 'kysely'
import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { runJobs } from '#src/jobs/run.ts'
import { findBoard, linesOf } from '#src/leaderboards/queries.ts'
import { noteSteps } from '#src/leaderboards/steps.ts'
import { correctResolution } from '#src/resolutions/correct-resolution.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { apartNow } from '#src/scores/apart.ts'
import { verifyScores } from '#src/scores/verify-scores.ts'
import { boarded } from '#test/support/boards.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { field, heard, read } from '#test/views/reading.ts'

const REASON = 'It forecasts by a program, as its owner told us.'

const move = (w: World, { handle }: Player, change: Record<string, string> = {}, by = w.ada) =>
  w.send('POST', '/admin/apart', by, { handle, reason: REASON, move: 'apart', ...change })

const scoresOf = (w: World, id: number) =>
  w.db
    .selectFrom('scores')
    .select(['person_id', 'compared', 'peer', 'peer_coverage', 'average'])
    .where('question_id', '=', id)
    .where('forecaster', '=', 'person')
    .orderBy('person_id')
    .execute()

async function resolved(w: World, chances: [Player, number][]): Promise<number> {
  const { id } = await w.makeQuestion({
    opens_at: new Date('2026-03-01T12:00Z'),
    closes_at: new Date('2026-03-01T18:00Z'),
  })
  for (const [who, percent] of chances)
    await w.send('POST', `/questions/${id}/forecasts`, who, { kind: 'binary', bp: `${percent}` })
  await w.setClock('2026-03-01T18:00Z')
  await proposeResolution(w.ctxOf(w.mona), id, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/result' },
    reason: 'The page shows what happened, in its first line.',
  })
  await runJobs(w.db)
  await w.setClock('2026-03-01T12:00Z')
  return id
}

test('with whom stands apart nobody is compared; they are compared with the others', async ({
  w,
}) => {
  const [alice, bob, robot] = [w.alice, w.bob, await w.castMember('robot')]
  expect((await move(w, robot)).status).toBe(303)
  const id = await resolved(w, [
    [alice, 80],
    [bob, 60],
    [robot, 10],
  ])
  const rows = await scoresOf(w, id)
  const of = ({ id }: Player) => rows.find(({ person_id }) => person_id === id)
  expect(of(alice)).toMatchObject({ compared: true, peer: 12e8 })
  expect(of(bob)).toMatchObject({ compared: true, peer: -12e8 })
  // The mean of 0.04 and 0.16, less 0.81.
  expect(of(robot)).toMatchObject({ compared: false, peer: -71e8, peer_coverage: 1e10 })
  expect((await verifyScores(w.db)).differences.filter((one) => one.question_id === id)).toEqual([])
})

test('what was scored before stays, and is verified as it was', async ({ w }) => {
  const robot = await w.castMember('robot_2')
  const id = await resolved(w, [
    [w.alice, 80],
    [robot, 0],
  ])
  const before = await scoresOf(w, id)
  await move(w, robot)
  expect(await scoresOf(w, id)).toEqual(before)
  expect((await verifyScores(w.db)).differences.filter((one) => one.question_id === id)).toEqual([])
})

test('a correction is a result of its own time', async ({ w }) => {
  const robot = await w.castMember('robot_5')
  const id = await resolved(w, [
    [w.alice, 80],
    [w.bob, 60],
    [robot, 10],
  ])
  await move(w, robot)
  await w.setClock('2026-03-01T19:00Z')
  const correction = {
    ...{ kind: 'binary', happened: 'no', version: '3', evidence: 'https://news.example/result' },
    ...{ reason: 'The page was wrong and says so now.', known_at: '2026-03-01 18:00' },
  }
  const preview = await w.send('POST', `/questions/${id}/corrections/previews`, w.ada, correction)
  expect(await preview.text()).toContain('Of them 1 stand apart')
  await correctResolution(w.ctxOf(w.ada), id, correction)
  const rounds = (await scoresOf(w, id)).filter(({ person_id }) => person_id === robot.id)
  expect(rounds.map(({ compared }) => compared).sort()).toEqual([false, true])
  expect((await verifyScores(w.db)).differences.filter((one) => one.question_id === id)).toEqual([])
})

test('a score that says otherwise than the log who was compared is found', async ({ w }) => {
  const robot = await w.castMember('robot_6')
  const same: [Player, number][] = [w.alice, w.bob, robot].map((who) => [who, 70])
  const id = await resolved(w, same)
  await sql`alter table scores disable trigger all`.execute(w.db)
  await sql`update scores set compared = false
    where question_id = ${id} and person_id = ${robot.id}`.execute(w.db)
  await sql`alter table scores enable trigger all`.execute(w.db)
  const { differences } = await verifyScores(w.db)
  expect(differences.filter((one) => one.question_id === id)).toEqual([
    {
      ...{ question_id: id, round: 1, who: `person ${robot.id}`, column: 'compared' },
      ...{ stored: 0, computed: 1 },
    },
  ])
})

test('people alone make a question count for skill', async ({ w }) => {
  const robot = await w.castMember('robot_3')
  await move(w, robot)
  const id = await resolved(w, [
    [w.alice, 80],
    [robot, 70],
  ])
  const member = await w.db
    .selectFrom('board_questions')
    .select('fair')
    .where('board', '=', 'all')
    .where('question_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(member).toEqual({ fair: false })
})

test('who stands apart keeps a line in its place, without a rank', async ({ w }) => {
  const robot = await w.castMember('robot_4')
  for (let question = 0; question < 3; question++)
    await boarded(w, [
      { person_id: w.alice.id, average: 3e8, peer: 2e8 },
      { person_id: robot.id, average: 2e8, peer: 9e8 },
      { person_id: w.bob.id, average: 4e8, peer: -11e8 },
    ])
  const board = async (ranking: 'brier' | 'skill') => {
    const found = await findBoard(w.db)
    if (!found) throw new Error('There is no board.')
    const { rows } = await linesOf(w.db, ranking, found)
    const names = new Map([w.alice, w.bob, robot].map(({ id }, index) => [id, 'abr'[index]]))
    return rows
      .filter(({ person_id }) => person_id !== null && names.has(person_id))
      .map(({ person_id, rank }) => `${names.get(person_id as number)} ${rank}`)
  }
  await transact(w.ctxOf(w.ada), (trx) => noteSteps(trx, 'all'))
  expect(await board('brier')).toEqual(['r 1', 'a 2', 'b 3'])
  expect(await board('skill')).toEqual(['r 1', 'a 2', 'b 3'])
  await move(w, robot)
  expect(await board('brier')).toEqual(['r null', 'a 1', 'b 2'])
  expect(await board('skill')).toEqual(['r null', 'a 1', 'b 2'])

  const page = await read(
    (await w.send('GET', '/leaderboards?board=skill&around=me', robot)).text(),
  )
  expect(heard(page)).toContain(`${robot.handle} set apart`)
  const profile = await (await w.send('GET', `/forecasters/${robot.handle}`)).text()
  expect(profile).toContain('nobody is compared with it')

  await runJobs(w.db)
  const spread = async () => {
    const { spread } = await w.db
      .selectFrom('boards')
      .select('spread')
      .where('key', '=', 'all')
      .executeTakeFirstOrThrow()
    return spread?.reduce((sum, [people]) => sum + people, 0)
  }
  const ranked = await spread()
  await move(w, robot, { move: 'again' })
  expect(await board('skill')).toEqual(['r 1', 'a 2', 'b 3'])
  await runJobs(w.db)
  expect(await spread()).toBe((ranked ?? 0) + 1)
})

test('each move stands in the log with its reason', async ({ w }) => {
  await move(w, w.bob)
  await move(w, w.bob, { move: 'again', reason: 'Its owner forecasts by hand from now on.' })
  const log = await (await w.send('GET', `/log?person=${w.bob.handle}`)).text()
  expect(log).toContain(REASON)
  expect(log).toContain('Its owner forecasts by hand from now on.')
  expect(heard(await read(Promise.resolve(log)))).toContain(`set ${w.bob.handle} apart`)
})

test('what is so already, and what names nobody or says not why, is refused and kept', async ({
  w,
}) => {
  const early = await move(w, w.bob, { move: 'again' })
  expect(early.status).toBe(409)
  expect(await early.text()).toContain(`${w.bob.handle} does not stand apart.`)
  await move(w, w.bob)
  expect((await move(w, w.bob)).status).toBe(409)
  for (const [change, words] of [
    [{ reason: 'too short' }, 'at least 20 characters'],
    [{ handle: 'nobody_here' }, 'Nobody here is called'],
    [{ move: 'away' }, 'Choose whether to set apart or to compare again.'],
  ] as const) {
    const answer = await move(w, w.alice, change)
    expect(answer.status).toBe(422)
    const page = await read(answer.text())
    expect(heard(page)).toContain(words)
    expect(field(page, 'Handle').attributes.value).toBe(
      'handle' in change ? change.handle : w.alice.handle,
    )
    expect(faultsOf(page)).toEqual([])
  }
})

test.for([
  ['a guest', undefined, 401],
  ['a member', 'bob', 403],
  ['a moderator', 'mona', 403],
  ['a barred person', 'eve', 403],
] as const)(
  '%s sets nobody apart and does not see who is noticed',
  async ([, who, status], { w }) => {
    const player = who && w[who]
    expect((await w.send('GET', '/admin/apart', player)).status).toBe(who ? 403 : 303)
    const sent = { handle: w.alice.handle, reason: REASON, move: 'apart' }
    expect((await w.send('POST', '/admin/apart', player, sent)).status).toBe(status)
    expect((await apartNow(w.db)).has(w.alice.id)).toBe(false)
  },
)
