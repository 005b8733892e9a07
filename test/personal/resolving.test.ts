import { expect } from 'vitest'
import { changePreset } from '#src/accounts/change-preset.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { entriesOf } from '#src/resolutions/queries.ts'
import { trackRecord } from '#src/scores/track-record.ts'
import { verifyScores } from '#src/scores/verify-scores.ts'
import { askedByAlice } from '#test/support/personal.ts'
import { asPart, test, type World } from '#test/support/world.ts'

const yes = { kind: 'binary', happened: 'yes', version: '1' }
const resolve = (w: World, id: number, fields: Record<string, string> = yes, who = w.alice) =>
  w.send('POST', `/questions/${id}/own-resolutions`, who, fields)
const scores = (w: World, id: number) =>
  w.db.selectFrom('scores').selectAll().where('question_id', '=', id).orderBy('id').execute()
const page = async (w: World, id: number) =>
  (await w.send('GET', `/questions/${id}-will-my-secret-zebra-sing`, w.alice)).text()

test('its author resolves it, at once and for good, without evidence or reason', async ({ w }) => {
  const { id } = await askedByAlice(w)
  await w.setClock('2026-03-11T12:00:07.891Z')
  const answer = await resolve(w, id)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `/questions/${id}-will-my-secret-zebra-sing`,
  ])
  expect(await findQuestion(w.ctxOf(w.alice), id)).toMatchObject({
    ...{ state: 'final', version: 3, reviewed_at: null, reviewed_by: null },
  })
  const [final, proposed, ...others] = await entriesOf(w.db, id)
  expect(others).toEqual([])
  expect(proposed).toMatchObject({ kind: 'proposed', handle: w.alice.handle })
  expect(final).toMatchObject({
    ...{ kind: 'final', handle: w.alice.handle, evidence: null, passage: null, reason: '' },
    ...{ outcome: { kind: 'binary', happened: true }, annulment: null },
    known_at: new Date('2026-03-11T12:00:07Z'),
  })
})

test('the score is that worked out by hand, and stands on its page without board or others', async ({
  w,
}) => {
  const { id } = await askedByAlice(w)
  await w.setClock('2026-03-02T12:00Z')
  await makeForecast(w.ctxOf(w.alice), id, { kind: 'binary', bp: '90%' })
  await w.setClock('2026-03-11T12:00Z')
  await resolve(w, id, { ...yes, known_at: '2026-03-04 12:00', reason: 'I heard it.' })
  const own = (await scores(w, id)).filter(({ person_id }) => person_id === w.alice.id)
  // A day at 70% and two at 90%: (0.09 + 2 x 0.01) / 3.
  expect(own).toMatchObject([{ average: Math.round((0.11 / 3) * 1e10), peer: 0 }])
  const shown = await page(w, id)
  expect(shown).toContain('0.037')
  expect(shown).toContain('its author alone')
  expect(shown).toContain('I heard it.')
  expect(shown).not.toMatch(/Brier board|points<\/a>|one moderator|How did it end/)
})

test('under a preset that asks for two moderators one author is enough', async ({ w }) => {
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  const { id } = await askedByAlice(w)
  await resolve(w, id)
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
  expect((await findQuestion(w.ctxOf(w.alice), id)).state).toBe('final')
})

test('annulled, nothing is scored', async ({ w }) => {
  const { id } = await askedByAlice(w)
  const annulled = { version: '1', kind: 'binary', annulment: 'undeterminable' }
  expect((await resolve(w, id, annulled)).status).toBe(303)
  expect((await findQuestion(w.ctxOf(w.alice), id)).state).toBe('annulled')
  expect(await scores(w, id)).toEqual([])
})

test('it moves no board and no public record, and is recomputed like every other', async ({
  w,
}) => {
  const { id } = await askedByAlice(w)
  await w.setClock('2026-03-02T12:00Z')
  await resolve(w, id)
  expect(await runJobs(w.db)).toBeGreaterThan(0)
  const [points, lines] = [
    await w.db.selectFrom('crowd_points').select('id').where('question_id', '=', id).execute(),
    await w.db
      .selectFrom('standings')
      .select('skill')
      .where('person_id', '=', w.alice.id)
      .execute(),
  ]
  expect([points, lines]).toEqual([[], []])
  expect((await trackRecord(w.db, w.alice.id)).lines).toEqual([])

  const [row] = await scores(w, id)
  expect(row).toMatchObject({ person_id: w.alice.id, average: 900_000_000 })
  const { rows, differences } = await verifyScores(w.db)
  expect(rows).toBeGreaterThanOrEqual(2)
  expect(differences).toEqual([])
})

test('sent twice it is resolved once', async ({ w }) => {
  const { id } = await askedByAlice(w)
  for (let times = 0; times < 2; times++)
    expect((await resolve(w, id, { ...yes, idempotency_key: 'ended' })).status).toBe(303)
  expect(await entriesOf(w.db, id)).toHaveLength(2)
})

test('resolved already, or seen as it was before, it is told so and nothing changes', async ({
  w,
}) => {
  const { id } = await askedByAlice(w)
  expect((await resolve(w, id, { ...yes, version: '7' })).status).toBe(409)
  await resolve(w, id)
  const late = await resolve(w, id, { ...yes, happened: 'no' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('This question has moved on')
  expect(await entriesOf(w.db, id)).toHaveLength(2)
})

test.for([
  ['a guest', undefined, {}, 401, 'Sign in first.'],
  ['a barred person', 'eve', {}, 403, 'a barred account'],
  ['somebody else', 'bob', {}, 404, 'no such question'],
  ['a moderator', 'mona', {}, 404, 'no such question'],
  ['an admin', 'ada', {}, 404, 'no such question'],
  ['no outcome', 'alice', { happened: '' }, 422, 'Choose yes or no.'],
  ['an annulment there is not', 'alice', { annulment: 'boring' }, 422, 'Choose why'],
  ['a moment to come', 'alice', { known_at: '2026-03-02' }, 422, 'That is in the future'],
  ['a moment before', 'alice', { known_at: '2026-02-01' }, 422, 'The question opened at'],
  ['no moment', 'alice', { known_at: 'then' }, 422, 'Use a time such as'],
  ['a field that is not known', 'alice', { evidence: 'x' }, 422, 'not known here'],
] as const)('refuses %s and writes nothing', async ([, name, change, status, words], { w }) => {
  const { id } = await askedByAlice(w)
  const path = `/questions/${id}/own-resolutions`
  const answer = await w.send('POST', path, name && w[name], { ...yes, ...change })
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(words)
  expect(await entriesOf(w.db, id)).toEqual([])
})

test('a refused form comes back with what was typed: alone for htmx, else in a page', async ({
  w,
}) => {
  const { id } = await askedByAlice(w)
  const wrong = { ...yes, known_at: 'then', reason: 'I heard it.' }
  const path = `/questions/${id}/own-resolutions`
  const part = await (await w.send('POST', path, w.alice, wrong, asPart)).text()
  expect(part).toMatch(/^<section id="author-tools".*value="then".*I heard it\./s)
  expect(await (await resolve(w, id, wrong)).text()).toMatch(/<title>Error: Will my secret zebra/)
})

test('what is for everybody is not resolved by its author', async ({ w }) => {
  expect((await resolve(w, w.question.id)).status).toBe(409)
  expect(await entriesOf(w.db, w.question.id)).toEqual([])
})

test('a moderator resolves an own question like everybody: by the form on its page', async ({
  w,
}) => {
  const { id } = await askedByAlice(w)
  await w.db.updateTable('questions').set({ author_id: w.mona.id }).where('id', '=', id).execute()
  expect((await w.send('GET', `/questions/${id}/resolutions/new`, w.mona)).status).toBe(404)
  const grounds = { ...yes, evidence: 'https://a.example/', reason: 'It was in all the papers.' }
  for (const more of ['', '/previews'])
    expect(
      (await w.send('POST', `/questions/${id}/resolutions${more}`, w.mona, grounds)).status,
    ).toBe(404)
  expect((await resolve(w, id, yes, w.mona)).status).toBe(303)
})
