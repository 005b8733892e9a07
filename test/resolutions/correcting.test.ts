import { expect } from 'vitest'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { verifySite } from '#src/jobs/verify-site.ts'
import { placeOf } from '#src/leaderboards/place.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { correctResolution } from '#src/resolutions/correct-resolution.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { entriesOf } from '#src/resolutions/queries.ts'
import { findOwnScore } from '#src/scores/queries.ts'
import { test as base, type Player, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { field, form, heard, read, sent } from '#test/views/reading.ts'

const decided = (happened: 'yes' | 'no', version: string, change: Record<string, string> = {}) => ({
  ...{ kind: 'binary', happened, version, known_at: '2026-03-01 12:04' },
  evidence: 'https://news.example/rain',
  reason: 'The station reports four millimetres for that day.',
  ...change,
})
const corrected = (change: Record<string, string> = {}) =>
  decided('no', '3', { reason: 'The station took its report back the day after.', ...change })

/** A question that two people forecast and mona resolved, wrongly, by yes. */
const test = base.extend('id', async ({ w }) => {
  const { id } = w.question
  await makeForecast(w.ctxOf(w.alice), id, { kind: 'binary', bp: '70%' })
  await makeForecast(w.ctxOf(w.bob), id, { kind: 'binary', bp: '20%' })
  await w.setClock('2026-03-01T12:05Z')
  await proposeResolution(w.ctxOf(w.mona), id, decided('yes', '1'))
  await runJobs(w.db)
  await w.setClock('2026-03-01T12:10Z')
  return id
})

const path = (id: number, more = '') => `/questions/${id}/corrections${more}`
const scoreOf = async (w: World, who: Player, id: number) =>
  (await findOwnScore(w.ctxOf(who), id))?.average
const facts = async (w: World) => ({
  questions: await w.db.selectFrom('questions').selectAll().orderBy('id').execute(),
  entries: await w.db.selectFrom('resolution_entries').selectAll().orderBy('id').execute(),
  scores: await w.db.selectFrom('scores').selectAll().orderBy('id').execute(),
  events: await w.db.selectFrom('events').selectAll().orderBy('id').execute(),
})

test('an admin corrects a result: everybody is scored again, a round later', async ({ w, id }) => {
  expect(await scoreOf(w, w.alice, id)).toBe(900_000_000)
  const answer = await w.send('POST', path(id), w.ada, corrected())
  expect(answer.status).toBe(303)
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({ state: 'final', round: 2, version: 6 })
  expect(await scoreOf(w, w.alice, id)).toBe(4_900_000_000)
  expect(await scoreOf(w, w.bob, id)).toBe(400_000_000)
})

test('nothing of before is erased: its moves and scores stay beside the new ones', async ({
  w,
  id,
}) => {
  const before = await facts(w)
  await w.send('POST', path(id), w.ada, corrected())
  const after = await facts(w)
  expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries)
  expect(after.scores.slice(0, before.scores.length)).toEqual(before.scores)
  const [final, proposed, reopened] = await entriesOf(w.db, id)
  expect(reopened).toMatchObject({
    ...{ kind: 'reopened', round: 1, question_version: 4, handle: w.ada.handle },
    ...{ outcome: { kind: 'binary', happened: true }, reason: corrected().reason },
  })
  expect(proposed).toMatchObject({ kind: 'proposed', round: 2, question_version: 5 })
  expect(final).toMatchObject({
    ...{ kind: 'final', round: 2, question_version: 6 },
    ...{ outcome: { kind: 'binary', happened: false }, known_at: new Date('2026-03-01T12:04Z') },
  })
})

test('the boards follow, and every number still checks out', async ({ w, id }) => {
  await runJobs(w.db)
  const first = await placeOf(w.db, 'brier', w.alice.id)
  await w.send('POST', path(id), w.ada, corrected())
  await runJobs(w.db)
  const then = await placeOf(w.db, 'brier', w.alice.id)
  expect([first?.mean, then?.mean]).toEqual([900_000_000, 4_900_000_000])
  const { scores, boards } = await verifySite(w.db)
  expect([scores.differences, boards?.differences]).toEqual([[], []])
})

test('page and log say what it was, what it is, and why', async ({ w, id }) => {
  await w.send('POST', path(id), w.ada, corrected())
  const page = await read((await w.send('GET', `/questions/${id}-will-it-rain`)).text())
  expect(heard(page)).toContain('Corrected 1 Mar 2026, 12:10:00 UTC. Before, the outcome was Yes.')
  expect(heard(page)).toContain('took its report back')
  const log = heard(await read((await w.send('GET', `/log?question=${id}`)).text()))
  expect(log).toContain(
    `${w.ada.handle} opened the result of Will it rain? again; what it was: Outcome: Yes`,
  )
  expect(log).toContain(`${w.ada.handle} made final the outcome of Will it rain? Outcome: No`)
})

test('the form shows what is in force, and keeps the moment it was known', async ({ w, id }) => {
  const shown = await read((await w.send('GET', path(id, '/new'), w.ada)).text())
  expect(heard(shown)).toContain('In force now')
  expect(heard(shown)).toContain('Everybody is scored again, and every board follows.')
  expect(field(shown, 'Known at, UTC').attributes.value).toBe('2026-03-01 12:04:00')
  expect(faultsOf(shown)).toEqual([])
  const preview = await read(
    (await w.send('POST', path(id, '/previews'), w.ada, corrected())).text(),
  )
  expect(heard(preview)).toContain('It counts 2 of 2 forecasts and scores 2 people.')
  const save = form(preview, 'Save the correction')
  expect(save.attributes.action).toBe(path(id))
  const fields = sent(save) as Record<string, string>
  expect((await w.send('POST', path(id), w.ada, fields)).status).toBe(303)
  const own = await read((await w.send('GET', `/questions/${id}-will-it-rain`, w.ada)).text())
  expect(heard(own)).toContain('Correct the result')
})

test('a result can be corrected into an annulment, and that again into a result', async ({
  w,
  id,
}) => {
  const { happened: _, ...annulled } = corrected({ annulment: 'flawed' })
  await w.send('POST', path(id), w.ada, annulled)
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({ state: 'annulled', round: 2 })
  expect(await scoreOf(w, w.alice, id)).toBeUndefined()
  await runJobs(w.db)
  expect(await placeOf(w.db, 'brier', w.alice.id)).toBeUndefined()
  await w.send('POST', path(id), w.ada, decided('yes', '6'))
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({ state: 'final', round: 3, version: 9 })
  expect(await scoreOf(w, w.alice, id)).toBe(900_000_000)
})

test('sent twice it is done once', async ({ w, id }) => {
  const fields = { ...corrected(), idempotency_key: 'the same twice' }
  for (let time = 0; time < 2; time++)
    expect((await w.send('POST', path(id), w.ada, fields)).status).toBe(303)
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({ round: 2 })
})

test('of two admins who correct at once, one does and the other is told who', async ({ w, id }) => {
  const { id: other } = await w.castMember('ann', 'admin')
  const both = await Promise.allSettled([
    correctResolution(w.ctxOf(w.ada), id, corrected()),
    correctResolution(
      { db: w.db, actor: { id: other, handle: 'ann', role: 'admin', barred: false } },
      id,
      corrected(),
    ),
  ])
  const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []))
  expect(lost).toEqual([expect.stringMatching(/(ada|ann)_\d+ was faster/)])
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({ round: 2 })
})

test.for(['2', '4', 'none'])(
  'seen as of version %s, nothing is corrected',
  async (version, { w, id }) => {
    const before = await facts(w)
    const answer = await w.send('POST', path(id), w.ada, corrected({ version }))
    expect(answer.status).toBe(version === 'none' ? 422 : 409)
    expect(await facts(w)).toEqual(before)
  },
)

test.for<[string, Record<string, string>, string]>([
  ['without a reason', { reason: 'wrong' }, 'reason'],
  ['without evidence', { evidence: '' }, 'evidence'],
  ['known tomorrow', { known_at: '2026-03-09' }, 'known_at'],
  ['known before it opened', { known_at: '2026-02-01' }, 'known_at'],
])('%s it is refused, and the result stays', async ([, change, name], { w, id }) => {
  const before = await facts(w)
  const answer = await w.send('POST', path(id), w.ada, corrected(change))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(`href="#${name}"`)
  expect(await facts(w)).toEqual(before)
})

test('members and moderators cannot, and guests sign in first', async ({ w, id }) => {
  const before = await facts(w)
  for (const who of [w.bob, w.mona]) {
    expect((await w.send('POST', path(id), who, corrected())).status).toBe(403)
    expect((await w.send('POST', path(id, '/previews'), who, corrected())).status).toBe(403)
    expect((await w.send('GET', path(id, '/new'), who)).status).toBe(403)
  }
  expect((await w.send('POST', path(id), undefined, corrected())).status).toBe(401)
  const page = await read((await w.send('GET', `/questions/${id}-will-it-rain`, w.mona)).text())
  expect(heard(page)).not.toContain('Correct the result')
  expect(await facts(w)).toEqual(before)
})

test('an admin whose sign-in is old signs in anew', async ({ w, id }) => {
  await w.setClock('2026-03-01T12:16Z')
  const answer = await w.send('POST', path(id), w.ada, corrected())
  expect(answer.status).toBe(401)
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({ round: 1 })
})

test('what has no result yet is resolved, not corrected', async ({ w }) => {
  const { id } = await w.makeQuestion()
  const form = await w.send('GET', path(id, '/new'), w.ada)
  expect(form.headers.get('location')).toBe(`/questions/${id}/resolutions/new`)
  expect((await w.send('POST', path(id), w.ada, corrected({ version: '1' }))).status).toBe(409)
  expect(await entriesOf(w.db, id)).toEqual([])
})
