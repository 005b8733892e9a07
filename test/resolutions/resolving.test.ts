import { expect } from 'vitest'
import { changePreset } from '#src/accounts/change-preset.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { dueQuestions, entriesOf, unacceptedQuestions } from '#src/resolutions/queries.ts'
import { aClaim } from '#test/support/claims.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { all, field, heard, links, read } from '#test/views/reading.ts'

const HOUR = 3_600_000
const decision = (change: Record<string, string> = {}) => ({
  kind: 'binary',
  happened: 'yes',
  version: '1',
  evidence: 'https://news.example/rain',
  reason: 'The station reports four millimetres for that day.',
  ...change,
})
const path = (w: World, more = '') => `/questions/${w.question.id}/resolutions${more}`
const say = (w: World, who: Player, percent: number) =>
  makeForecast(w.ctxOf(who), w.question.id, { kind: 'binary', bp: `${percent}%` })
const scores = (w: World, id = w.question.id) =>
  w.db.selectFrom('scores').selectAll().where('question_id', '=', id).orderBy('id').execute()
const state = async (w: World) => (await findQuestion(w.ctxOf(w.mona), w.question.id)).state

test('a moderator resolves; it is final at once, scored, and public with its grounds', async ({
  w,
}) => {
  await say(w, w.alice, 70)
  await say(w, w.bob, 20)
  await w.setClock('2026-03-01T18:00Z')
  const fields = decision({ passage: 'Rain: 4 mm.', known_at: '2026-03-01 17:30' })
  const response = await w.send('POST', path(w), w.mona, fields)
  expect(response.status).toBe(303)
  expect(await findQuestion(w.ctxOf(), w.question.id)).toMatchObject({
    state: 'final',
    version: 3,
    round: 1,
  })
  const [final, proposed] = await entriesOf(w.db, w.question.id)
  expect(proposed).toMatchObject({ kind: 'proposed', question_version: 2, handle: w.mona.handle })
  expect(final).toMatchObject({
    ...{ kind: 'final', question_version: 3, round: 1, preset: 'club', handle: w.mona.handle },
    ...{ outcome: { kind: 'binary', happened: true }, annulment: null, passage: 'Rain: 4 mm.' },
    known_at: new Date('2026-03-01T17:30Z'),
    reason: fields.reason,
    evidence: 'https://news.example/rain',
  })
  const page = await (await w.send('GET', `/questions/${w.question.id}-will-it-rain`)).text()
  expect(page).toContain('one moderator, no objection window')
  expect(page).toContain('The station reports four millimetres')
  expect(page).toContain('17:30:00 UTC')
  expect(await (await w.send('GET', '/log')).text()).toContain(fields.reason)
  const list = await (await w.send('GET', '/questions?state=resolved')).text()
  const [row] = new RegExp(`id="row-${w.question.id}".*?</li>`, 's').exec(list) ?? []
  expect(row).toContain('resolved: Yes')
})

test('the scores are those worked out by hand', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.setClock('2026-03-01T15:00Z')
  await say(w, w.bob, 20)
  await w.setClock('2026-03-01T18:00Z')
  await w.send('POST', path(w), w.mona, decision({ known_at: '2026-03-01 18:00' }))

  // Alice stood from 12:00, Bob from 15:00; known at 18:00 of a day that was scheduled to midnight.
  const [alice, bob, even] = await scores(w)
  expect(alice).toMatchObject({
    ...{
      person_id: w.alice.id,
      average: 900_000_000,
      active_ms: 6 * HOUR,
      coverage: 5_000_000_000,
    },
    ...{ peer: Math.round((0.55 * 3e10) / 24), peer_coverage: Math.round((9 / 24) * 1e10) },
  })
  expect(bob).toMatchObject({
    ...{
      person_id: w.bob.id,
      average: 6_400_000_000,
      active_ms: 3 * HOUR,
      coverage: 3_750_000_000,
    },
    ...{ peer: -Math.round((0.55 * 3e10) / 24), peer_coverage: Math.round((9 / 24) * 1e10) },
  })
  expect(even).toMatchObject({
    forecaster: 'even',
    person_id: null,
    average: 2_500_000_000,
    coverage: 1e10,
  })
})

test('known-at defaults to now, to the second, by the database', async ({ w }) => {
  await w.setClock('2026-03-01T18:00:07.891Z')
  await w.send('POST', path(w), w.mona, decision())
  expect((await entriesOf(w.db, w.question.id))[0]?.known_at).toEqual(
    new Date('2026-03-01T18:00:07Z'),
  )
})

test('what came after the outcome was known moves no score', async ({ w }) => {
  const twin = await w.makeQuestion()
  for (const id of [w.question.id, twin.id])
    await makeForecast(w.ctxOf(w.bob), id, { kind: 'binary', bp: '20%' })
  await w.setClock('2026-03-01T15:00Z')
  await makeForecast(w.ctxOf(w.bob), twin.id, { kind: 'binary', bp: '99%' })
  await makeForecast(w.ctxOf(w.alice), twin.id, { kind: 'binary', bp: '99%' })
  await w.setClock('2026-03-01T18:00Z')
  for (const id of [w.question.id, twin.id])
    await w.send(
      'POST',
      `/questions/${id}/resolutions`,
      w.mona,
      decision({ known_at: '2026-03-01 14:00' }),
    )
  const plain = (rows: Awaited<ReturnType<typeof scores>>) =>
    rows.map(({ id: _, question_id: __, made_at: ___, ...row }) => row)
  expect(plain(await scores(w, twin.id))).toEqual(plain(await scores(w)))
})

test('before it is saved the form says what it will score, and writes nothing', async ({ w }) => {
  await say(w, w.alice, 70)
  await say(w, w.bob, 20)
  await w.setClock('2026-03-01T13:00Z')
  await say(w, w.bob, 30)
  const preview = await w.send(
    'POST',
    path(w, '/previews'),
    w.mona,
    decision({ known_at: '2026-03-01 12:30' }),
  )
  const page = await preview.text()
  expect(preview.status).toBe(200)
  expect(page).toContain('counts 2 of 3 forecasts and scores 2 people')
  expect(page).toContain('name="reason" value="The station reports')
  expect(await state(w)).toBe('published')
  expect(await entriesOf(w.db, w.question.id)).toEqual([])
})

test('a moderator’s own stake is shown', async ({ w }) => {
  await say(w, w.mona, 80)
  expect(await (await w.send('GET', path(w, '/new'), w.mona)).text()).toContain('you said 80%')
  expect(await (await w.send('GET', path(w, '/new'), w.max)).text()).not.toContain(
    'You have a stake',
  )
})

test('annulled, nobody is scored, and why is told', async ({ w }) => {
  await say(w, w.alice, 70)
  const { happened: _, ...fields } = decision({ annulment: 'flawed' })
  expect((await w.send('POST', path(w), w.mona, fields)).status).toBe(303)
  expect(await state(w)).toBe('annulled')
  expect(await scores(w)).toEqual([])
  const page = await (await w.send('GET', `/questions/${w.question.id}-will-it-rain`)).text()
  expect(page).toContain('Annulled: flawed')
  expect(page).toContain('Nobody is scored.')
})

test('an unscored question is resolved without scores', async ({ w }) => {
  const { id } = await w.makeQuestion({ scored: false })
  await makeForecast(w.ctxOf(w.bob), id, { kind: 'binary', bp: '20%' })
  expect((await w.send('POST', `/questions/${id}/resolutions`, w.mona, decision())).status).toBe(
    303,
  )
  expect(await scores(w, id)).toEqual([])
})

test('resolving a member’s question accepts it', async ({ w }) => {
  const { id } = await w.makeQuestion({ reviewed_at: null, reviewed_by: null })
  await w.send('POST', `/questions/${id}/resolutions`, w.mona, decision())
  expect(await findQuestion(w.ctxOf(), id)).toMatchObject({
    reviewed_by: w.mona.id,
    state: 'final',
  })
})

test('where a second moderator is needed it stays proposed, and forecasting has ended', async ({
  w,
}) => {
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  await w.send('POST', path(w), w.mona, decision())
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
  expect(await state(w)).toBe('proposed')
  expect(await scores(w)).toEqual([])
  expect(await entriesOf(w.db, w.question.id)).toMatchObject([{ kind: 'proposed', preset: 'team' }])
  await expect(say(w, w.bob, 50)).rejects.toMatchObject({ kind: 'conflict' })
})

test('a proposal says that it waits for a second moderator, wherever one would resolve it', async ({
  w,
}) => {
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  await w.send('POST', path(w), w.mona, decision())
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
  const queue = await (await w.send('GET', '/moderation', w.max)).text()
  expect(queue).toContain('Waits for a second moderator')
  expect(queue).not.toContain(`href="${path(w, '/new')}"`)
  const form = await w.send('GET', path(w, '/new'), w.max)
  expect(form.status).toBe(200)
  const page = await form.text()
  expect(page).toContain('Waits for a second moderator')
  expect(page).not.toContain('name="evidence"')
  expect(await state(w)).toBe('proposed')
})

test('the second moderator is told who was faster', async ({ w }) => {
  await w.send('POST', path(w), w.mona, decision())
  const late = await w.send('POST', path(w), w.max, decision({ happened: 'no' }))
  expect(late.status).toBe(409)
  expect(await late.text()).toContain(`${w.mona.handle} was faster`)
  expect(await entriesOf(w.db, w.question.id)).toHaveLength(2)
})

test('who came second reads what is saved beside what they typed, and can keep either', async ({
  w,
}) => {
  const theirs = 'The station reports two millimetres for that day.'
  await w.send('POST', path(w), w.mona, decision({ reason: theirs }))
  const typed = decision({ happened: 'no', reason: 'It stayed dry at the harbour all day.' })
  const page = await read((await w.send('POST', path(w), w.max, typed)).text())
  const saved = all(page, 'section').find(({ attributes }) => attributes.id === 'saved-meanwhile')
  if (!saved) throw new Error('Nothing is told of what is saved.')
  const words = heard(saved)
  for (const told of ['Yes', `by ${w.mona.handle}`, theirs, 'Saved 1 Mar 2026, 12:00:00 UTC.'])
    expect(words).toContain(told)
  expect(links(saved)).toMatchObject({
    'Keep theirs and look at the question': `/questions/${w.question.id}-will-it-rain`,
    'Open the form anew': path(w, '/new'),
  })
  expect(heard(field(page, 'Reason'))).toBe(typed.reason)
  expect(field(page, 'No, it did not').attributes).toHaveProperty('checked')
  expect(faultsOf(page)).toEqual([])
})

test('a form opened before the question changed is refused', async ({ w }) => {
  await w.db.updateTable('questions').set({ version: 4 }).where('id', '=', w.question.id).execute()
  expect((await w.send('POST', path(w), w.mona, decision({ version: '3' }))).status).toBe(409)
  expect((await w.send('POST', path(w), w.mona, decision({ version: '4' }))).status).toBe(303)
})

test('sent twice it is resolved once', async ({ w }) => {
  const form = decision({ idempotency_key: 'once' })
  const answers = await Promise.all([1, 2].map(() => w.send('POST', path(w), w.mona, form)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await entriesOf(w.db, w.question.id)).toHaveLength(2)
})

test.for([
  ['no outcome', { happened: '' }, 'Choose yes or no.'],
  ['another kind’s outcome', { kind: 'numeric' }, 'This could not be read.'],
  ['no evidence', { evidence: '' }, 'Add the address of a page that shows the outcome.'],
  ['evidence that is a script', { evidence: 'javascript:alert(1)' }, 'Add the address of a page'],
  ['a short reason', { reason: 'It rained.' }, 'at least 20 characters'],
  ['a moment in the future', { known_at: '2026-03-01 12:00:05' }, 'in the future'],
  [
    'a moment before the opening',
    { known_at: '2026-02-28 23:59' },
    'what was known before cannot be scored',
  ],
  ['no moment at all', { known_at: 'yesterday' }, 'it is read as UTC'],
  ['an unknown annulment', { annulment: 'boring' }, 'Choose why it is annulled.'],
] as const)(
  '%s is refused, the input kept, and nothing written',
  async ([, change, words], { w }) => {
    await say(w, w.alice, 70)
    const response = await w.send(
      'POST',
      path(w),
      w.mona,
      decision({ passage: 'Kept words', ...change }),
    )
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(words)
    expect(page).toContain('Kept words')
    expect(await state(w)).toBe('published')
    expect(await scores(w)).toEqual([])
  },
)

test.for([
  ['a guest', undefined, 401],
  ['a member', 'bob', 403],
  ['its author', 'alice', 403],
  ['a barred person', 'eve', 403],
] as const)('%s resolves nothing and sees no queue', async ([, who, status], { w }) => {
  const player = who && w[who]
  expect((await w.send('POST', path(w), player, decision())).status).toBe(status)
  expect((await w.send('POST', path(w, '/previews'), player, decision())).status).toBe(status)
  expect((await w.send('GET', '/moderation', player)).status).toBe(who ? 403 : 303)
  expect(await state(w)).toBe('published')
})

test('a question that has not opened cannot be resolved', async ({ w }) => {
  const { id } = await w.makeQuestion({ opens_at: new Date('2026-03-01T18:00Z') })
  expect((await w.send('POST', `/questions/${id}/resolutions`, w.mona, decision())).status).toBe(
    409,
  )
})

test('a score that fails undoes the whole resolution', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.db
    .insertInto('scores')
    .values({
      ...{
        question_id: w.question.id,
        round: 1,
        rule_set: 'rules/1',
        forecaster: 'person',
        person_id: w.alice.id,
      },
      ...{
        compared: true,
        average: 0,
        active_ms: 1,
        coverage: 0,
        peer: 0,
        peer_coverage: 0,
        vs_median: 0,
        vs_median_of_others: 0,
        vs_crowd: 0,
        vs_crowd_coverage: 0,
        made_at: new Date('2026-03-01T12:00Z'),
      },
    })
    .execute()
  await w.setClock('2026-03-01T18:00Z')
  expect((await w.send('POST', path(w), w.mona, decision())).status).toBe(500)
  expect(await state(w)).toBe('published')
  expect(await entriesOf(w.db, w.question.id)).toEqual([])
})

test('the queue holds what is due, oldest first, and what waits for acceptance', async ({ w }) => {
  const older = await w.makeQuestion({
    opens_at: new Date('2026-02-01T00:00Z'),
    closes_at: new Date('2026-02-20T00:00Z'),
    scored: false,
  })
  const due = await w.makeQuestion({ closes_at: new Date('2026-03-01T11:00Z') })
  const away = await w.makeQuestion({
    closes_at: new Date('2026-03-01T10:00Z'),
    archived_at: new Date('2026-03-01T11:00Z'),
  })
  const asked = await w.makeQuestion({ reviewed_at: null })
  const ids = (await dueQuestions(w.ctxOf(w.mona))).map(({ id }) => id)
  expect(ids.indexOf(older.id)).toBeLessThan(ids.indexOf(due.id))
  expect(ids).not.toContain(away.id)
  expect(ids).not.toContain(w.question.id)
  expect((await unacceptedQuestions(w.ctxOf(w.mona))).map(({ id }) => id)).toContain(asked.id)
  const page = await (await w.send('GET', '/moderation', w.mona)).text()
  expect(page).toContain(`/questions/${due.id}/resolutions/new`)
})

test('the queue leads from what is due to the claim it tests, and names its sources', async ({
  w,
}) => {
  const due = await w.makeQuestion({ closes_at: new Date('2026-03-01T06:00Z'), sources: 'A gauge' })
  const claim_id = await aClaim(w)
  await w.db
    .insertInto('claim_questions')
    .values({
      ...{ claim_id, question_id: due.id },
      ...{ relation: 'direct', polarity: 'same', decides: 'yes' },
    })
    .execute()
  const page = await (await w.send('GET', '/moderation', w.mona)).text()
  expect(page).toContain(`<a href="/claims/${claim_id}">Rain</a>`)
  expect(page).toContain('<li>A gauge</li>')
})

test('entries and scores are never changed or taken out', async ({ w }) => {
  await say(w, w.alice, 70)
  await w.send('POST', path(w), w.mona, decision())
  await expect(
    w.db.updateTable('resolution_entries').set({ evidence: 'x' }).execute(),
  ).rejects.toThrow('append-only')
  await expect(w.db.deleteFrom('resolution_entries').execute()).rejects.toThrow('append-only')
  await expect(w.db.updateTable('scores').set({ average: 0 }).execute()).rejects.toThrow(
    'append-only',
  )
  await expect(w.db.deleteFrom('scores').execute()).rejects.toThrow('append-only')
})
