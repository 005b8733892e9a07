import { expect } from 'vitest'
import { runJobs } from '#src/jobs/run.ts'
import { findBoard, linesOf } from '#src/leaderboards/queries.ts'
import { findTournament } from '#src/leaderboards/tournament-queries.ts'
import { fold, storeScores } from '#test/support/boards.ts'
import { test, type World } from '#test/support/world.ts'

const make = (w: World, questions: string, change: Record<string, string> = {}, who = w.mona) =>
  w.send('POST', '/tournaments', who, { name: 'Winter cup', about: 'Ice.', questions, ...change })

async function made(w: World, questions: string): Promise<number> {
  const answer = await make(w, questions)
  expect(answer.status).toBe(303)
  return Number(answer.headers.get('location')?.split('/')[2])
}

/** Ends a question with a peer score for alice, and its reverse for bob. */
async function ended(w: World, id: number, peer: number) {
  await storeScores(w, { id, round: 1 }, [
    { person_id: w.alice.id, peer },
    { person_id: w.bob.id, peer: -peer },
  ])
  await w.db.updateTable('questions').set({ state: 'final' }).where('id', '=', id).execute()
  await fold(w, id)
}

test('a tournament sums peer scores by its weights; who was absent earns 0', async ({ w }) => {
  const [first, second] = [w.question, await w.makeQuestion()]
  const id = await made(w, `${first.id}\n/questions/${second.id}-will-it-rain 0,25`)
  const page = await (await w.send('GET', `/tournaments/${id}`)).text()
  expect(page).toContain('Winter cup')
  expect(page).toContain('2 questions, listed')
  expect(page).toMatch(/0\.25/)
  const empty = await w.send('GET', `/leaderboards?of=tournament/${id}&board=points`)
  expect(await empty.text()).toContain('None of its questions is resolved yet.')

  await ended(w, first.id, 4e8)
  await ended(w, second.id, -8e8)
  const board = await findBoard(w.db, `tournament/${id}`)
  if (!board) throw new Error('There is no such board.')
  const { rows } = await linesOf(w.db, 'points', board)
  expect(rows.map(({ person_id, rank, points }) => [person_id, rank, points])).toEqual([
    [w.alice.id, 1, 2e8],
    [null, null, 0],
    [null, null, 0],
    [w.bob.id, 2, -2e8],
  ])
  const shown = await (await w.send('GET', `/leaderboards?of=tournament/${id}&board=points`)).text()
  expect(shown).toContain('aria-current="page">Points</a>')
  expect(shown).toContain('says who did best on this list')
  const sum = await (
    await w.send('GET', `/leaderboards/sum?of=tournament/${id}&person=${w.alice.handle}`)
  ).text()
  expect(sum).toContain('times its weight add up to <strong>+2.0</strong>')
})

test.for<[typed: (id: number) => string, problem: string]>([
  [() => '', 'Name at least one question.'],
  [() => 'the first one', 'Line 1 is neither the number nor the address of a question.'],
  [(id) => `${id}\n\n${id} 1.5`, 'Line 3: a weight is above 0 and at most 1.'],
  [(id) => `${id} 0`, 'Line 1: a weight is above 0 and at most 1.'],
  [(id) => `${id}\n${id}`, 'a second time.'],
  [() => '999999', 'There is no question 999999 that everybody can see.'],
])(
  'a list that cannot be read is refused with its line, and kept',
  async ([typed, problem], { w }) => {
    const answer = await make(w, typed(w.question.id), { name: 'Cup of lines' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(problem)
    expect(page).toContain('value="Cup of lines"')
    const { rows } = { rows: await w.db.selectFrom('tournaments').select('name').execute() }
    expect(rows.map(({ name }) => name)).not.toContain('Cup of lines')
  },
)

test('what is over, personal, unscored or not public yet is on no list', async ({ w }) => {
  for (const told of [
    { state: 'final' as const },
    { closes_at: new Date('2026-03-01T11:00Z') },
    { audience: 'oneself' as const },
    { scored: false },
    { state: 'review' as const },
    { removed_at: new Date('2026-03-01T11:00Z') },
  ]) {
    const { id } = await w.makeQuestion(told)
    const answer = await make(w, `${id}`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/is closed|no question|is not scored/)
  }
})

test('only moderators make and remove one, and both stand in the log', async ({ w }) => {
  for (const who of [w.alice, w.eve]) {
    expect((await make(w, `${w.question.id}`, {}, who)).status).toBe(403)
    expect((await w.send('GET', '/tournaments/new', who)).status).toBe(403)
  }
  const board = await (await w.send('GET', '/leaderboards', w.mona)).text()
  expect(board).toContain('href="/tournaments/new"')
  expect(await (await w.send('GET', '/leaderboards', w.alice)).text()).not.toContain(
    '/tournaments/new',
  )

  const id = await made(w, `${w.question.id}`)
  await ended(w, w.question.id, 1e8)
  const removal = { reason: 'Its questions nearly ask the same thing twice.' }
  expect((await w.send('POST', `/tournaments/${id}/removals`, w.alice, removal)).status).toBe(403)
  expect(
    (await w.send('POST', `/tournaments/${id}/removals`, w.max, { reason: 'no' })).status,
  ).toBe(422)
  expect((await findTournament(w.db, id)).removed_at).toBeNull()
  expect((await w.send('POST', `/tournaments/${id}/removals`, w.max, removal)).status).toBe(303)
  await runJobs(w.db)
  expect(await findBoard(w.db, `tournament/${id}`)).toBeUndefined()
  for (const path of [`/tournaments/${id}`, `/leaderboards?of=tournament/${id}`])
    expect((await w.send('GET', path)).status).toBe(404)
  const log = await (await w.send('GET', '/log')).text()
  expect(log).toMatch(/made the tournament <a href="\/tournaments\/\d+">Winter cup/)
  expect(log).toContain('removed the tournament Winter cup')
  expect(log).toContain(removal.reason)
  expect((await w.send('POST', `/tournaments/${id}/removals`, w.max, removal)).status).toBe(404)
})
