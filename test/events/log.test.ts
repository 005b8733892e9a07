import { expect } from 'vitest'
import { changeRole } from '#src/accounts/change-role.ts'
import { transact } from '#src/db/ctx.ts'
import { eventNames, publicEvents } from '#src/events/event.ts'
import { listLog } from '#src/events/queries.ts'
import { keepText, record } from '#src/events/record.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { closeQuestion } from '#src/questions/close-question.ts'
import { test, type World } from '#test/support/world.ts'

const reason = 'The harbour station was taken down for good.'
const log = async (w: World, search = '') => (await w.send('GET', `/log${search}`)).text()
const close = (w: World, id = w.question.id) => closeQuestion(w.ctxOf(w.mona), id, { reason })

const closings = (w: World, times: number) =>
  transact(w.ctxOf(w.mona), async (trx) => {
    for (let time = 0; time < times; time++)
      await record(trx, w.ctxOf(w.mona), {
        name: 'question.closed_early',
        subject_id: w.question.id,
        question_id: w.question.id,
        at: new Date('2026-03-01T12:00Z'),
      })
  })

test('a move is told with its maker, its question, its reason and its instant', async ({ w }) => {
  await close(w)
  const page = await log(w)
  expect(page).toContain(reason)
  expect(page).toContain(`>${w.mona.handle}</a> closed <a href="/questions/${w.question.id}">`)
  expect(page).toContain('datetime="2026-03-01T12:00:00')
})

test('what somebody believes is in no log', async ({ w }) => {
  const made = await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: 7300 })
  const { rows } = await listLog(w.ctxOf())
  expect(rows.some(({ name }) => !publicEvents.includes(name as never))).toBe(false)
  const event = await w.db
    .selectFrom('events')
    .selectAll()
    .where('name', '=', 'forecast.made')
    .where('subject_id', '=', made.id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(event)).not.toContain('7300')
})

test('who signs up, who forecasts and who shares with whom is not shown there', () => {
  const hidden = eventNames.filter((name) => !publicEvents.includes(name as never))
  expect(hidden).toEqual([
    ...['account.made', 'forecast.made', 'forecast.withdrawn', 'question.audience_changed'],
  ])
})

test('of a question that not everybody may see, its title is left out', async ({ w }) => {
  const { id } = await w.makeQuestion({ title: 'A secret plan?' })
  await close(w, id)
  await w.db.updateTable('questions').set({ state: 'draft' }).where('id', '=', id).execute()
  const page = await log(w)
  expect(page).not.toContain('A secret plan?')
  expect(page).toContain(`question ${id}`)
})

test('a role that changed names whose, and from what to what', async ({ w }) => {
  await changeRole(w.ctxOf(w.ada), { handle: w.bob.handle, role: 'moderator' })
  const page = await log(w)
  expect(page).toContain('changed the role of')
  expect(page).toContain(`href="/forecasters/${w.bob.handle}"`)
  expect(page).toContain('From member to moderator.')
})

test('a reason is shown as it was typed, as words', async ({ w }) => {
  await closeQuestion(w.ctxOf(w.mona), w.question.id, {
    reason: '<img src=x onerror=alert(1)> and twenty more letters',
  })
  const page = await log(w)
  expect(page).not.toContain('<img')
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
})

test('the log goes on where it stopped, without a gap or a repetition', async ({ w }) => {
  await closings(w, 120)
  const all = await w.db
    .selectFrom('events')
    .select('id')
    .where('name', 'in', publicEvents)
    .orderBy('id', 'desc')
    .execute()
  const found: number[] = []
  let after: string | undefined
  do {
    const page = await listLog(w.ctxOf(), after)
    expect(page.rows.length).toBeLessThanOrEqual(50)
    found.push(...page.rows.map(({ id }) => id))
    after = page.after
  } while (after)
  expect(found).toEqual(all.map(({ id }) => id))
})

test.for(['x', '1.2', '-1', '1e9', '99999999999999999999', "1' or '1'='1"])(
  'the log with the cursor %s is a page of it',
  async (cursor, { w }) => {
    expect((await w.send('GET', `/log?after=${encodeURIComponent(cursor)}`)).status).toBe(200)
  },
)

test('a move that fails leaves no trace, neither event nor job', async ({ w }) => {
  const before = await listLog(w.ctxOf())
  const failing = transact(w.ctxOf(w.mona), async (trx) => {
    await record(trx, w.ctxOf(w.mona), {
      name: 'question.closed_early',
      subject_id: w.question.id,
      at: new Date('2026-03-01T12:00Z'),
    })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await listLog(w.ctxOf())).toEqual(before)
})

test('the same words are kept once', async ({ w }) => {
  const words = 'The same words, said twice.'
  const [first, second] = await transact(w.ctxOf(w.mona), async (trx) => [
    await keepText(trx, words),
    await keepText(trx, words),
  ])
  expect(first).toBe(second)
  const kept = await w.db.selectFrom('texts').selectAll().where('body', '=', words).execute()
  expect(kept).toMatchObject([{ sha256: first }])
})
