import { expect } from 'vitest'
import { findQuestion } from '#src/questions/queries.ts'
import { removePractice } from '#src/questions/remove-practice.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { entriesOf } from '#src/resolutions/queries.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { field, form, heard, links, read, sent } from '#test/views/reading.ts'

const REASON = 'The outcome is about to be announced to everybody.'
const now = (w: World, who?: Player) => findQuestion(w.ctxOf(who), w.question.id)
const at = (w: World, what: string) => `/questions/${w.question.id}/${what}`
const unaccepted = (w: World) =>
  w.db
    .updateTable('questions')
    .set({ reviewed_at: null, reviewed_by: null })
    .where('id', '=', w.question.id)
    .execute()

test('closing now keeps the schedule and ends forecasting', async ({ w }) => {
  expect((await w.send('POST', at(w, 'closes'), w.mona, { reason: REASON })).status).toBe(303)
  await w.setClock('2026-03-01T12:00:00.001Z')
  expect(await now(w)).toMatchObject({
    phase: 'closed',
    closes_at: new Date('2026-03-02T00:00Z'),
    closed_early_at: new Date('2026-03-01T12:00:00.001Z'),
  })
  await w.setClock('2026-03-01T12:00:01Z')
  const late = await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Closed at 12:00:00 UTC')
  expect(await (await w.send('GET', '/log')).text()).toContain(REASON)
})

test('a close moves later with a reason, and the resolution with it', async ({ w }) => {
  const later = { move_reason: REASON, closes_at: '2026-03-05 00:00' }
  expect((await w.send('POST', at(w, 'schedules'), w.mona, later)).status).toBe(303)
  expect(await now(w)).toMatchObject({
    closes_at: new Date('2026-03-05T00:00Z'),
    resolve_by: new Date('2026-03-12T00:00Z'),
  })
})

test('a close never moves earlier', async ({ w }) => {
  const response = await w.send('POST', at(w, 'schedules'), w.mona, {
    move_reason: REASON,
    closes_at: '2026-03-01 18:00',
  })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('moves later only')
  expect((await now(w)).closes_at).toEqual(new Date('2026-03-02T00:00Z'))
})

test('what is wrong with a move stands where it was typed, not beside closing now', async ({
  w,
}) => {
  const typed = { move_reason: 'because', closes_at: '2026-03-05 00:00' }
  const response = await w.send('POST', at(w, 'schedules'), w.mona, typed)
  expect(response.status).toBe(422)
  const page = await read(response.text())
  const [moved, closed] = ['Reason for moving', 'Reason for closing'].map(
    (name) => field(page, name).attributes,
  )
  expect(moved).toMatchObject({ value: 'because', 'aria-invalid': 'true' })
  expect(closed).not.toHaveProperty('aria-invalid')
  expect(closed?.value ?? '').toBe('')
  expect(field(page, 'New, later close').attributes.value).toBe('2026-03-05 00:00')
  expect(links(page)).toMatchObject({
    'Give a reason of at least 20 characters; it stands in the public log.': `#${moved?.id}`,
  })
  expect(faultsOf(page)).toEqual([])
  expect((await now(w)).version).toBe(1)
})

test('what is closed can be neither closed nor moved', async ({ w }) => {
  await w.setClock('2026-03-02T00:00Z')
  expect((await w.send('POST', at(w, 'closes'), w.mona, { reason: REASON })).status).toBe(409)
  const later = { move_reason: REASON, closes_at: '2026-03-05' }
  expect((await w.send('POST', at(w, 'schedules'), w.mona, later)).status).toBe(409)
  expect(await now(w)).toMatchObject({
    closed_early_at: null,
    closes_at: new Date('2026-03-02T00:00Z'),
  })
})

test('a short reason is refused and nothing is closed', async ({ w }) => {
  const response = await w.send('POST', at(w, 'closes'), w.mona, { reason: 'because' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('at least 20 characters')
  expect((await now(w)).phase).toBe('open')
})

test('accepting takes a member’s question onto the boards, once', async ({ w }) => {
  await unaccepted(w)
  expect((await w.send('POST', at(w, 'acceptances'), w.mona)).status).toBe(303)
  expect(await now(w)).toMatchObject({ reviewed_by: w.mona.id, version: 2 })
  const again = await w.send('POST', at(w, 'acceptances'), w.max)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('accepted already')
})

test('a draft opens when it is accepted, not before, and not after its close', async ({ w }) => {
  await w.db
    .updateTable('questions')
    .set({ state: 'draft', reviewed_at: null })
    .where('id', '=', w.question.id)
    .execute()
  expect((await now(w, w.mona)).phase).toBe('draft')
  await expect(now(w)).rejects.toMatchObject({ kind: 'not_found' })
  await w.send('POST', at(w, 'acceptances'), w.mona)
  await w.setClock('2026-03-01T12:00:00.001Z')
  expect(await now(w)).toMatchObject({
    phase: 'open',
    opens_at: new Date('2026-03-01T12:00:00.001Z'),
  })

  await w.db
    .updateTable('questions')
    .set({ state: 'draft' })
    .where('id', '=', w.question.id)
    .execute()
  await w.setClock('2026-03-03T00:00Z')
  const late = await w.send('POST', at(w, 'acceptances'), w.mona)
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Its close has passed')
})

test('a question that waited reveals its crowd a day after it opened, or at its close', async ({
  w,
}) => {
  for (const [closes_at, reveal_at] of [
    ['2026-03-05T00:00Z', '2026-03-02T12:00:00.001Z'],
    ['2026-03-02T00:00Z', '2026-03-02T00:00Z'],
  ] as const) {
    const { id } = await w.makeQuestion({
      ...{ state: 'review', reviewed_at: null, reviewed_by: null },
      ...{ opens_at: new Date('2026-02-01T00:00Z'), reveal_at: new Date('2026-02-02T00:00Z') },
      closes_at: new Date(closes_at),
    })
    expect((await w.send('POST', `/questions/${id}/acceptances`, w.mona)).status).toBe(303)
    expect(await findQuestion(w.ctxOf(), id)).toMatchObject({ reveal_at: new Date(reveal_at) })
  }
})

test('what a moderator has asked is accepted by another, if there is one', async ({ db, w }) => {
  await unaccepted(w)
  const own = { author_id: w.mona.id }
  await db.updateTable('questions').set(own).where('id', '=', w.question.id).execute()
  const refused = await w.send('POST', at(w, 'acceptances'), w.mona)
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('Another moderator accepts what you have asked yourself')
  expect(await now(w)).toMatchObject({ reviewed_at: null, version: 1 })

  await db.updateTable('people').set({ role: 'member' }).where('id', '!=', w.mona.id).execute()
  expect((await w.send('POST', at(w, 'acceptances'), w.mona)).status).toBe(303)
})

test('a starter question says when it was last compared with the world, until a moderator ticks it', async ({
  w,
}) => {
  await w.db
    .updateTable('questions')
    .set({
      precheck: 'See whether it rained already.',
      prechecked_at: new Date('2026-01-31T00:00Z'),
    })
    .where('id', '=', w.question.id)
    .execute()
  const path = `/questions/${w.question.id}-will-it-rain`
  const before = await (await w.send('GET', path)).text()
  expect(before).toContain('31 Jan 2026')
  expect(before).toContain('not yet by a moderator of this site')
  expect((await w.send('POST', at(w, 'prechecks'), w.mona)).status).toBe(303)
  expect(await (await w.send('GET', path)).text()).not.toContain('not yet by a moderator')
  expect(await now(w)).toMatchObject({ prechecked_by: w.mona.id })
})

test.for([
  ['a guest', undefined, 401],
  ['a member', 'bob', 403],
  ['its author', 'alice', 403],
  ['a barred person', 'eve', 403],
] as const)('%s moderates nothing', async ([, who, status], { w }) => {
  await unaccepted(w)
  const player = who && w[who]
  for (const what of ['closes', 'schedules', 'acceptances', 'prechecks'])
    expect(
      (
        await w.send('POST', at(w, what), player, {
          ...{ reason: REASON, move_reason: REASON },
          closes_at: '2026-03-05',
        })
      ).status,
      what,
    ).toBe(status)
  expect(await now(w)).toMatchObject({
    phase: 'open',
    reviewed_at: null,
    version: 1,
    prechecked_by: null,
  })
})

test('sent twice a close is made once', async ({ w }) => {
  const form = { reason: REASON, idempotency_key: 'close' }
  const answers = await Promise.all([1, 2].map(() => w.send('POST', at(w, 'closes'), w.mona, form)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect((await now(w)).version).toBe(2)
})

test('practice questions are annulled and gone from every page, by an admin', async ({ w }) => {
  const practice = await w.makeQuestion({
    practice: true,
    title: 'Practice: will the coin show heads?',
  })
  const [path, sure] = ['/questions/practice/removals', { confirmed: 'yes' }]
  expect((await w.send('POST', path, w.mona, sure)).status).toBe(403)
  const asked = await read((await w.send('POST', path, w.ada)).text())
  expect(heard(asked)).toContain('Practice: will the coin show heads?')
  expect(sent(form(asked, 'Annul and remove them'))).toEqual(sure)
  expect(links(asked)).toMatchObject({ 'Leave it as it is': '/admin' })
  expect(faultsOf(asked)).toEqual([])
  expect((await w.send('GET', `/questions/${practice.id}-x`, w.ada)).status).toBe(302)
  expect((await w.send('POST', path, w.ada, sure)).status).toBe(303)
  expect((await w.send('GET', `/questions/${practice.id}`, w.ada)).status).toBe(404)
  expect(await (await w.send('GET', '/questions', w.ada)).text()).not.toContain(
    'Practice: will the coin',
  )
  const row = await w.db
    .selectFrom('questions')
    .select(['state', 'removed_at'])
    .where('id', '=', practice.id)
    .executeTakeFirst()
  expect(row).toMatchObject({ state: 'annulled', removed_at: expect.any(Date) })
  expect((await now(w)).phase).toBe('open')
})

test('how a practice question ended stands in its history, with the reason', async ({ w }) => {
  const { id } = await w.makeQuestion({ practice: true })
  await removePractice(w.ctxOf(w.ada))
  const [entry, ...others] = await entriesOf(w.db, id)
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    ...{ kind: 'final', annulment: 'flawed', outcome: null, round: 1, question_version: 2 },
    ...{ handle: w.ada.handle, reason: 'A practice question: the site has been tried out.' },
  })
})

test('a practice question that was resolved is removed and keeps its result', async ({ w }) => {
  const { id } = await w.makeQuestion({ practice: true })
  await proposeResolution(w.ctxOf(w.mona), id, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
    reason: 'The station reports four millimetres for that day.',
  })
  await removePractice(w.ctxOf(w.ada))
  expect((await entriesOf(w.db, id)).map(({ kind }) => kind)).toEqual(['final', 'proposed'])
  const row = await w.db.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst()
  expect(row).toMatchObject({ state: 'final', removed_at: expect.any(Date), version: 4 })
})

test('an archived question is called so, and nobody is asked to resolve it', async ({ w }) => {
  const { id } = await w.makeQuestion({
    ...{ title: 'Ferry gone?', archived_at: new Date('2026-03-01T11:00Z') },
    closes_at: new Date('2026-03-01T01:00Z'),
  })
  const page = await (await w.send('GET', `/questions/${id}-ferry-gone`, w.mona)).text()
  expect(page).toContain('<span class="state">archived</span>')
  expect(page).toContain('stands here for the record')
  for (const words of ['not resolved yet', 'records the outcome', 'Resolve it'])
    expect(page).not.toContain(words)
  const list = await (await w.send('GET', '/questions?state=resolved&q=ferry')).text()
  expect(list).toMatch(/Ferry gone\?.*<span class="state">archived</s)
})

test('moderators see their tools, others do not', async ({ w }) => {
  const path = `/questions/${w.question.id}-will-it-rain`
  expect(await (await w.send('GET', path, w.mona)).text()).toContain('For moderators')
  expect(await (await w.send('GET', path, w.bob)).text()).not.toContain('For moderators')
})
