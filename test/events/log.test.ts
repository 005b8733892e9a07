import { expect } from 'vitest'
import { changePreset } from '#src/accounts/change-preset.ts'
import { changeRole } from '#src/accounts/change-role.ts'
import { transact } from '#src/db/ctx.ts'
import { eventNames, publicEvents } from '#src/events/event.ts'
import { everything } from '#src/events/filter.ts'
import { listLog } from '#src/events/queries.ts'
import { keepText, record } from '#src/events/record.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { closeQuestion } from '#src/questions/close-question.ts'
import { moveClose } from '#src/questions/move-close.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { all, heard, read } from '#test/views/reading.ts'

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

test('the preset is told as it was and as it is; chosen again it is no move', async ({ w }) => {
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  expect(await log(w)).toContain('From club to team.')
  const { rows } = await listLog(w.ctxOf())
  await changePreset(w.ctxOf(w.ada), { preset: 'team' })
  expect((await listLog(w.ctxOf())).rows).toEqual(rows)
  await changePreset(w.ctxOf(w.ada), { preset: 'club' })
  expect(await log(w)).toContain('From team to club.')
})

test('a close that moved is told with both instants, before the reason', async ({ w }) => {
  const typed = { move_reason: reason, closes_at: '2026-03-05 18:30' }
  await moveClose(w.ctxOf(w.mona), w.question.id, typed)
  expect(await log(w)).toContain(
    `From 00:00:00 UTC, 2026-03-02 to 18:30:00 UTC, 2026-03-05. ${reason}`,
  )
})

const resolve = (w: World, id: number, change: Record<string, string>) =>
  proposeResolution(w.ctxOf(w.mona), id, {
    ...{ kind: 'binary', version: '1', evidence: 'https://news.example/rain', reason, ...change },
  })
const outcomesOf = async (w: World, id: number) => {
  const page = await read(await log(w, `?question=${id}`))
  return all(page, 'div')
    .map(heard)
    .filter((words) => /^(Outcome|Annulled)/.test(words))
}

test.for([
  [{ happened: 'no' }, 'Outcome: No'],
  [{ annulment: 'flawed' }, 'Annulled: flawed'],
] as const)('a result is told with what was decided: %j', async ([change, words], { w }) => {
  await resolve(w, w.question.id, change)
  expect(await outcomesOf(w, w.question.id)).toEqual([words, words])
})

test('what was decided of a removed question is told no more than its title', async ({ w }) => {
  const { id } = w.question
  await resolve(w, id, { happened: 'yes' })
  const removed_at = new Date('2026-03-01T12:00Z')
  await w.db.updateTable('questions').set({ removed_at }).where('id', '=', id).execute()
  expect(await outcomesOf(w, id)).toEqual([])
  expect(await log(w, `?question=${id}`)).toContain('made final the outcome of')
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

test('what somebody decided of a question for oneself is told to nobody else', async ({ w }) => {
  const { id } = w.question
  await resolve(w, id, { happened: 'yes' })
  const own = w.db.updateTable('questions').set({ audience: 'oneself' }).where('id', '=', id)
  await own.execute()
  const decidedFor = async (who?: Player) =>
    (await listLog(w.ctxOf(who), undefined, { ...everything, question: `${id}` })).rows.map(
      ({ decided }) => decided?.outcome,
    )
  for (const who of [undefined, w.bob, w.mona, w.ada]) expect(await decidedFor(who)).toEqual([])
  const yes = { kind: 'binary', happened: true }
  expect(await decidedFor(w.alice)).toEqual([yes, yes])
})
